import EPP

/// Takes passwords and authorization codes out of frames: right or wrong XML, theirs or ours.
///
/// It would rather hide too much: every `<` counts as the start of a tag, also in comments and CDATA sections, and a
/// secret whose end cannot be found reaches to the end of the frame.
package enum SecretMask {
    static let mask = "***"

    /// The frame as text, secrets masked.
    static func text(of frame: [UInt8]) -> String {
        guard let bytes = utf8(frame) else { return "\(mask) (\(frame.count) bytes that are no text)" }
        return String(decoding: masked(bytes), as: UTF8.self)
    }

    /// The frame's text in UTF-8, secrets masked.
    static func bytes(of frame: [UInt8]) -> [UInt8] { utf8(frame).map(masked) ?? Array(text(of: frame).utf8) }

    /// Frames in UTF-16 are read as such; what holds a NUL and is no UTF-16 is not shown.
    private static func utf8(_ frame: [UInt8]) -> [UInt8]? {
        let isBig = frame.starts(with: [0xFE, 0xFF]) || frame.starts(with: [0, 0x3C])
        let isLittle = frame.starts(with: [0xFF, 0xFE]) || frame.starts(with: [0x3C, 0])
        guard isBig || isLittle else { return frame.contains(0) ? nil : frame }
        let units = stride(from: 0, to: frame.count - 1, by: 2).map { index in
            let (high, low) = isBig ? (frame[index], frame[index + 1]) : (frame[index + 1], frame[index])
            return UInt16(high) << 8 | UInt16(low)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// What secrets a frame gives away, as they are written in it.
    static func secrets(in frame: [UInt8]) -> [ArraySlice<UInt8>] {
        guard let bytes = utf8(frame) else { return [] }
        return places(in: bytes).map { bytes[$0] }
    }

    private static func masked(_ bytes: [UInt8]) -> [UInt8] {
        let places = places(in: bytes)
        return places.isEmpty ? bytes : replaced(bytes, at: places) { _ in Array(mask.utf8) }
    }

    /// Where secrets stand, in order.
    private static func places(in bytes: [UInt8]) -> [Range<Int>] {
        contents(in: bytes, where: { $0.isSecret(in: bytes) })
    }

    /// The frame in UTF-8, each secret as `replacement` gives it; nil for bytes that are no text.
    package static func replaced(_ frame: [UInt8], by replacement: (ArraySlice<UInt8>) -> [UInt8]) -> [UInt8]? {
        guard let bytes = utf8(frame) else { return nil }
        return replaced(bytes, at: places(in: bytes), by: replacement)
    }

    /// The same bytes, with others at these places.
    package static func replaced(
        _ bytes: [UInt8],
        at places: [Range<Int>],
        by replacement: (ArraySlice<UInt8>) -> [UInt8]
    ) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        for place in places {
            result += bytes[position..<place.lowerBound]
            result += replacement(bytes[place])
            position = place.upperBound
        }
        return result + bytes[position...]
    }

    /// Where the contents of elements with such local names, in lower case, stand; in order.
    package static func contents(in bytes: [UInt8], of isWanted: (String) -> Bool) -> [Range<Int>] {
        contents(in: bytes) { isWanted($0.lowercased(in: bytes)) }
    }

    private static func contents(in bytes: [UInt8], where isWanted: (TagName) -> Bool) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var position = 0
        while let tag = bytes[position...].firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
            let isEscaped = bytes[tag] == UInt8(ascii: "&")
            guard let last = isEscaped ? EscapedBracket.end(in: bytes, from: tag) : tag else {
                position = tag + 1
                continue
            }
            let name = TagName(bytes, after: last)
            guard isWanted(name), !name.isEnd else {
                position = last + 1
                continue
            }
            // A frame that was escaped is the text of an element: where that ends, the secret has ended.
            if isEscaped {
                position = bytes[name.end...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
                places.append(name.end..<position)
                continue
            }
            var scanner = MarkupScanner(bytes, at: name.end)
            let isEmpty = scanner.skipStartTag()
            position = scanner.position
            if isEmpty == true { continue }
            let start = isEmpty == nil ? name.end : scanner.position
            // `<domain:authInfo><domain:pw>` holds its secret further inside, `<dkhm:authInfo>` is one itself.
            if name.mayHoldElements(in: bytes), scanner.isBeforeElement { continue }
            scanner.skipContent(of: name)
            position = scanner.position
            places.append(start..<position)
        }
        return places
    }
}

/// A `<` that is written as a reference, escaped once or several times: `&lt;`, `&#60;`, `&#x3C;`, `&amp;lt;`.
enum EscapedBracket {
    /// Where the reference that begins at an ampersand ends; nil where it is another one.
    static func end(in bytes: [UInt8], from ampersand: Int) -> Int? {
        var rest = bytes[(ampersand + 1)...]
        while rest.starts(with: again) { rest = rest.dropFirst(again.count) }
        let isNumber = rest.first == UInt8(ascii: "#")
        if isNumber { rest = rest.dropFirst() }
        let text = rest.prefix(while: isWordByte)
        let end = text.endIndex
        guard end < bytes.endIndex, bytes[end] == UInt8(ascii: ";") else { return nil }
        let word = String(decoding: text, as: UTF8.self).lowercased()
        guard isNumber else { return word == "lt" ? end : nil }
        let number = word.hasPrefix("x") ? Int(word.dropFirst(), radix: 16) : Int(word)
        return number == 0x3C ? end : nil
    }

    private static let again = Array("amp;".utf8)

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}

/// Walks over an element that holds a secret.
struct MarkupScanner {
    private let bytes: [UInt8]
    private(set) var position: Int

    init(_ bytes: [UInt8], at position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// Goes behind the start tag, in whose quotes a `>` is no end; tells whether the element is empty, or nil if the tag
    /// never ends.
    mutating func skipStartTag() -> Bool? {
        var quote: UInt8?
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return bytes[position - 2] == UInt8(ascii: "/")
            }
        }
        return nil
    }

    /// Whether an element comes next, but for white space.
    var isBeforeElement: Bool {
        let rest = bytes[position...].drop(while: \.isXMLSpace)
        guard rest.first == UInt8(ascii: "<"), let next = rest.dropFirst().first else { return false }
        return UInt8(ascii: "a")...UInt8(ascii: "z") ~= next | 0x20 || next == UInt8(ascii: "_") || next >= 0x80
    }

    /// Goes to the element's end tag, past comments, CDATA sections and elements of the same name inside.
    mutating func skipContent(of name: TagName) {
        var depth = 1
        while let tag = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = tag
            if skip(.comment) || skip(.section) || skip(.instruction) { continue }
            let found = TagName(bytes, after: tag)
            let isSame = found.isNamed(as: name, in: bytes)
            if isSame { depth += found.isEnd ? -1 : 1 }
            if depth == 0 { return }
            position = max(found.end, tag + 1)
            if isSame, !found.isEnd, skipStartTag() == true { depth -= 1 }
        }
        position = bytes.count
    }

    private mutating func skip(_ markup: Markup) -> Bool {
        guard starts(with: markup.start) else { return false }
        position += markup.start.count
        while position < bytes.count {
            if starts(with: markup.end) {
                position += markup.end.count
                return true
            }
            position += 1
        }
        return true
    }

    private func starts(with text: [UInt8]) -> Bool { bytes[position...].starts(with: text) }

    private struct Markup {
        let start: [UInt8]
        let end: [UInt8]

        init(_ start: StaticString, _ end: StaticString) {
            self.start = Array("\(start)".utf8)
            self.end = Array("\(end)".utf8)
        }

        static let comment = Markup("<!--", "-->")
        static let section = Markup("<![CDATA[", "]]>")
        static let instruction = Markup("<?", "?>")
    }
}
