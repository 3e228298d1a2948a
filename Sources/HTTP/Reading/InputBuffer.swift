/// Bytes that have come and are not yet read, taken as lines or as plain bytes.
///
/// No byte is looked at twice.
struct InputBuffer {
    private var bytes: [UInt8] = []
    private var start = 0
    /// Up to here there is no end of a line.
    private var scanned = 0

    var count: Int { bytes.count - start }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ more: Span<UInt8>) {
        compact()
        for index in more.indices { bytes.append(more[index]) }
    }

    /// The next line without its CRLF; nil while its end has not come.
    ///
    /// A line that is longer than the limit, even without an end yet, is refused, and so is an end that is not CRLF
    /// (RFC 9112 §2.2 lets a server be lenient: it is not).
    mutating func line(limit: Int, orElse problem: HTTPProblem) throws(HTTPProblem) -> ArraySlice<UInt8>? {
        while scanned < bytes.count {
            let byte = bytes[scanned]
            if byte == 0x0a {
                guard scanned > start, bytes[scanned - 1] == 0x0d else { throw Self.wrongEnd }
                let line = bytes[start..<(scanned - 1)]
                if line.count > limit { throw problem }
                scanned += 1
                start = scanned
                return line
            }
            if scanned > start, bytes[scanned - 1] == 0x0d { throw Self.wrongEnd }
            scanned += 1
        }
        // One more, as a carriage return may be the last.
        if count > limit + 1 { throw problem }
        return nil
    }

    /// As many bytes as there are, up to a number.
    mutating func take(_ most: Int) -> ArraySlice<UInt8> {
        let taken = bytes[start..<(start + min(most, count))]
        start = taken.endIndex
        scanned = start
        return taken
    }

    mutating func removeAll() { self = InputBuffer() }

    private mutating func compact() {
        if start == 0 { return }
        bytes.removeFirst(start)
        scanned -= start
        start = 0
    }

    private static let wrongEnd = HTTPProblem(400, "A line does not end with CRLF (RFC 9112 section 2.2).")
}

/// Classes of bytes (RFC 9110 §5.6.2, RFC 5234).
extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    var isTokenByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        case 0x21, 0x23...0x27, 0x2a, 0x2b, 0x2d, 0x2e, 0x5e...0x60, 0x7c, 0x7e: true
        default: false
        }
    }

    /// Whether it may stand in a field's value (RFC 9110 §5.5).
    var isFieldByte: Bool { self == 0x09 || (self >= 0x20 && self != 0x7f) }

    var isVisible: Bool { self > 0x20 && self < 0x7f }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
