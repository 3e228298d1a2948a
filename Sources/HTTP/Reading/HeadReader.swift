/// Reads request lines and header fields as they come.
struct HeadReader {
    private let limits: HTTPLimits
    private var line: RequestLine?
    private var section: FieldSection
    private var emptyLines = 0
    private static let mostEmptyLines = 2

    init(_ limits: HTTPLimits) {
        self.limits = limits
        section = FieldSection(limits)
    }

    /// Whether a part of a request has come.
    var hasBegun: Bool { line != nil || emptyLines > 0 }

    /// The whole head; nil while its end has not come.
    mutating func next(_ input: inout InputBuffer) throws(HTTPProblem) -> RequestHead? {
        let tooLong = HTTPProblem(414, "The request line is longer than \(limits.requestLine) bytes.")
        while line == nil {
            guard let bytes = try input.line(limit: limits.requestLine, orElse: tooLong) else { return nil }
            if bytes.isEmpty { try skip() } else { line = try RequestLine(bytes) }
        }
        guard let line, let fields = try section.next(&input) else { return nil }
        self = HeadReader(limits)
        return try RequestHead(line, fields)
    }

    /// Some clients send an empty line after a body (RFC 9112 §2.2); nobody sends many.
    private mutating func skip() throws(HTTPProblem) {
        emptyLines += 1
        if emptyLines > Self.mostEmptyLines { throw HTTPProblem(400, "There are empty lines instead of a request.") }
    }
}

/// Reads the fields of a header or trailer as they come, up to the empty line.
struct FieldSection {
    private let limits: HTTPLimits
    private var fields = HTTPFields()
    private var size = 0

    init(_ limits: HTTPLimits) { self.limits = limits }

    /// All fields; nil while the end has not come.
    mutating func next(_ input: inout InputBuffer) throws(HTTPProblem) -> HTTPFields? {
        let tooLarge = HTTPProblem(431, "The header fields are larger than \(limits.fieldBytes) bytes together.")
        while let line = try input.line(limit: limits.fieldBytes - size, orElse: tooLarge) {
            if line.isEmpty { return fields }
            size = min(limits.fieldBytes, size + line.count + 2)
            if fields.all.count == limits.fieldCount {
                throw HTTPProblem(431, "There are more than \(limits.fieldCount) header fields.")
            }
            fields.append(try FieldLine.read(line))
        }
        return nil
    }
}

/// Reads one line of a header or trailer section (RFC 9112 §5).
enum FieldLine {
    static func read(_ line: ArraySlice<UInt8>) throws(HTTPProblem) -> HTTPField {
        if line.first == 0x20 || line.first == 0x09 {
            throw HTTPProblem(400, "A header field is folded onto a second line (RFC 9112 section 5.2).")
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
            throw HTTPProblem(400, "A header line has no name and colon (RFC 9112 section 5).")
        }
        // White space before the colon has led to request smuggling (RFC 9112 §5.1).
        guard line[..<colon].allSatisfy(\.isTokenByte) else {
            throw HTTPProblem(
                400,
                "The name of a header field has a character that no name has (RFC 9112 section 5.1)."
            )
        }
        let value = line[line.index(after: colon)...]
        guard value.allSatisfy(\.isFieldByte) else {
            throw HTTPProblem(400, "The value of a header field has a control character (RFC 9110 section 5.5).")
        }
        return HTTPField(
            String(decoding: line[..<colon], as: UTF8.self),
            String(decoding: value, as: UTF8.self).trimmingSpace
        )
    }
}
