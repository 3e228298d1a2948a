/// Reads JSON text strictly (RFC 8259): UTF-8 without a byte order mark, names only once in an object, nothing after the
/// value, numbers and nesting within bounds.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func read(_ bytes: [UInt8]) throws(HTTPProblem) -> JSONValue {
        var reader = JSONReader(bytes)
        let value = try reader.value()
        reader.skipSpace()
        if reader.position < bytes.count { throw reader.problem("something follows the value") }
        return value
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func problem(_ what: String) -> HTTPProblem {
        HTTPProblem(400, "The body is not JSON: \(what).", members: ["offset": .integer(Int64(position))])
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(HTTPProblem) -> JSONValue {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try nested { reader throws(HTTPProblem) in try reader.object() }
        case UInt8(ascii: "["): return try nested { reader throws(HTTPProblem) in try reader.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw problem("a value is missing at its end")
        default: return try number()
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(HTTPProblem) -> JSONValue
    ) throws(HTTPProblem) -> JSONValue {
        if depth == 64 { throw problem("it is nested more than 64 deep") }
        depth += 1
        position += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(HTTPProblem) -> JSONValue {
        var members: [String: JSONValue] = [:]
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw problem("the name of a member is missing") }
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw problem("a colon is missing") }
            let value = try value()
            if members.updateValue(value, forKey: name) != nil { throw problem("an object has a name twice") }
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw problem("a comma or a closing brace is missing") }
        }
    }

    private mutating func array() throws(HTTPProblem) -> JSONValue {
        var items: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(items) }
        while true {
            items.append(try value())
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(items) }
            guard take(UInt8(ascii: ",")) else { throw problem("a comma or a closing bracket is missing") }
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(HTTPProblem) -> JSONValue {
        guard bytes[position...].starts(with: word.utf8) else { throw problem("there is a word that it doesn't know") }
        position += word.utf8.count
        return value
    }

    private mutating func number() throws(HTTPProblem) -> JSONValue {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        let isWhole = next != UInt8(ascii: ".") && next != UInt8(ascii: "e") && next != UInt8(ascii: "E")
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        if position - start > 64 { throw problem("a number has more than 64 characters") }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw problem("a number is out of range") }
        return .number(number)
    }

    private mutating func digits() throws(HTTPProblem) {
        let start = position
        while let byte = next, byte.isDigit { position += 1 }
        if position == start { throw problem("there is something that is no value") }
    }

    private mutating func string() throws(HTTPProblem) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: text, as: UTF8.self) else { throw problem("a string is not UTF-8") }
                return text
            case UInt8(ascii: "\\"): text += String(try escaped()).utf8
            case 0..<0x20: throw problem("a string has a control character")
            default: text.append(byte)
            }
        }
        throw problem("a string does not end")
    }

    private mutating func escaped() throws(HTTPProblem) -> Unicode.Scalar {
        guard let byte = next else { throw problem("a string does not end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar()
        default: throw problem("there is an escape that it doesn't know")
        }
    }

    /// Four hexadecimal digits, or twice four for what lies beyond the first plane.
    ///
    /// Halves of a pair are no text.
    private mutating func scalar() throws(HTTPProblem) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        if UTF16.isLeadSurrogate(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
            let second = try codeUnit()
            let bits = UInt32(first & 0x3ff) << 10 | UInt32(second & 0x3ff)
            if UTF16.isTrailSurrogate(second), let scalar = Unicode.Scalar(0x10000 + bits) { return scalar }
        }
        throw problem("an escape is half a surrogate pair")
    }

    private mutating func codeUnit() throws(HTTPProblem) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = next?.hexValue else { throw problem("an escape has no four digits") }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }
}
