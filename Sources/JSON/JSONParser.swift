/// Reads JSON text (RFC 8259): the standard library has no parser that tells lines.
package struct JSONParser {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var depth = 0
    private static let deepest = 64

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value that the text consists of.
    package static func parse(_ bytes: [UInt8]) throws(JSONFault) -> JSON {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw JSONFault("the text is not UTF-8", line: 1) }
        var parser = JSONParser(bytes)
        let value = try parser.value()
        parser.skipWhiteSpace()
        guard parser.position == bytes.count else { throw parser.fault("nothing may follow the value") }
        return value
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func fault(_ sentence: String) -> JSONFault { JSONFault(sentence, line: line) }

    private mutating func skipWhiteSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            if byte == 0x0A { line += 1 }
            position += 1
        }
    }

    /// Takes a byte if it comes next, behind white space.
    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        skipWhiteSpace()
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(JSONFault) -> JSON {
        skipWhiteSpace()
        let start = line
        switch next {
        case UInt8(ascii: "{"): return JSON(value: .object(try members()), line: start)
        case UInt8(ascii: "["): return JSON(value: .array(try items()), line: start)
        case UInt8(ascii: "\""): return JSON(value: .string(try string()), line: start)
        case .some: return JSON(value: try word(), line: start)
        case nil: throw fault("a value is missing at the end of the text")
        }
    }

    private mutating func descend() throws(JSONFault) {
        position += 1
        depth += 1
        guard depth <= Self.deepest else { throw fault("the text is nested too deeply") }
    }

    private mutating func members() throws(JSONFault) -> [JSON.Member] {
        try descend()
        defer { depth -= 1 }
        var members: [JSON.Member] = []
        var names: Set<String> = []
        guard !take("}") else { return members }
        repeat {
            skipWhiteSpace()
            let start = line
            guard next == UInt8(ascii: "\"") else { throw fault("the name of a field is expected, in quotes") }
            let name = try string()
            guard names.insert(name).inserted else { throw fault("\"\(name)\" stands here twice") }
            guard take(":") else { throw fault("a colon is expected behind \"\(name)\"") }
            members.append(JSON.Member(name: name, line: start, value: try value()))
        } while take(",")
        guard take("}") else { throw fault("a comma or a closing brace is expected") }
        return members
    }

    private mutating func items() throws(JSONFault) -> [JSON] {
        try descend()
        defer { depth -= 1 }
        var items: [JSON] = []
        guard !take("]") else { return items }
        repeat { items.append(try value()) } while take(",")
        guard take("]") else { throw fault("a comma or a closing bracket is expected") }
        return items
    }

    /// `true`, `false`, `null` or a number.
    private mutating func word() throws(JSONFault) -> JSON.Value {
        let word = bytes[position...].prefix { byte in
            byte > 0x20 && !",:]}[{\"".utf8.contains(byte)
        }
        let text = String(decoding: word, as: UTF8.self)
        position += word.count
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default:
            guard Self.isNumber(word), Double(text)?.isFinite == true else {
                throw fault("\"\(text)\" is no value")
            }
            return .number(text)
        }
    }

    /// A number as RFC 8259 §6 has it; the standard library reads more than that.
    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        var rest = word.first == UInt8(ascii: "-") ? word.dropFirst() : word
        let whole = rest.prefix(while: isDigit)
        rest = rest.dropFirst(whole.count)
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: isDigit)
            guard !fraction.isEmpty else { return false }
            rest = rest.dropFirst(fraction.count + 1)
        }
        guard let letter = rest.first else { return true }
        guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") else { return false }
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        return !rest.isEmpty && rest.allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private mutating func string() throws(JSONFault) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += Array(String(try escaped()).utf8)
            case 0..<0x20: throw fault("a line end or control character stands in a string")
            default: text.append(byte)
            }
        }
        throw fault("a string does not end")
    }

    private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
        guard let byte = next else { throw fault("a string does not end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar()
        default: throw fault("an escape that JSON does not know stands in a string")
        }
    }

    /// The four hexadecimal digits behind `\u`, or two such escapes that are a pair of surrogates (RFC 8259 §7).
    private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard bytes[position...].starts(with: "\\u".utf8) else { throw fault("half a surrogate pair") }
        position += 2
        let pair = String(validating: [first, try fourDigits()], as: UTF16.self)
        guard let scalar = pair?.unicodeScalars.first else { throw fault("half a surrogate pair") }
        return scalar
    }

    private mutating func fourDigits() throws(JSONFault) -> UInt16 {
        let digits = bytes[position...].prefix(4).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 4 else { throw fault("four hexadecimal digits are expected behind \\u") }
        position += 4
        return digits.reduce(0) { $0 << 4 | UInt16($1) }
    }
}
