/// The name of an encoding in an XML declaration.
struct EncodingLabel {
    private let name: [UInt8]

    /// Nil when the document has no XML declaration, or one without a label.
    init?(in document: [UInt8]) {
        guard document.starts(with: Self.declaration) else { return nil }
        let head = document[..<(document.firstIndex(of: UInt8(ascii: ">")) ?? document.endIndex)]
        guard let label = Self.quoted(after: Self.keyword, in: head) else { return nil }
        name = label.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    var isUTF8: Bool { Self.namesOfUTF8.contains(name) }
    var isUTF16: Bool { Self.namesOfUTF16.contains(name) }

    /// The label as an error may show it: short, and without anything that could disturb a log.
    var shown: String {
        let plain = name.prefix(40).filter { $0 > 0x20 && $0 < 0x7F }
        return String(decoding: plain, as: UTF8.self)
    }

    private static let declaration = Array("<?xml".utf8)
    private static let keyword = Array("encoding".utf8)
    private static let namesOfUTF8 = ["utf-8", "utf8", "us-ascii", "ascii"].map { Array($0.utf8) }
    private static let namesOfUTF16 = ["utf-16", "utf16", "utf-16le", "utf-16be"].map { Array($0.utf8) }

    /// The quoted text that follows a word and an equals sign.
    private static func quoted(after word: [UInt8], in head: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let start = head.indices.first(where: { head[$0...].starts(with: word) }) else { return nil }
        let rest = head[(start + word.count)...]
        guard let open = rest.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }) else {
            return nil
        }
        let inside = rest[(open + 1)...]
        return inside[..<(inside.firstIndex(of: rest[open]) ?? inside.endIndex)]
    }
}

/// How a UTF-16 document stores its units, found from its first bytes as appendix F of XML 1.0 describes.
struct ByteOrder {
    let isLittle: Bool
    let hasMark: Bool

    /// Nil when the bytes are not UTF-16.
    init?(of bytes: Span<UInt8>) {
        guard bytes.count >= 2 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE): (isLittle, hasMark) = (true, true)
        case (0xFE, 0xFF): (isLittle, hasMark) = (false, true)
        case (UInt8(ascii: "<"), 0): (isLittle, hasMark) = (true, false)
        case (0, UInt8(ascii: "<")): (isLittle, hasMark) = (false, false)
        default: return nil
        }
    }
}
