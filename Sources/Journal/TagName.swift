import EPP

/// The name behind a `<`, as far as one can be made out.
///
/// It is compared where it stands: whoever judges by the journal reads the names in every frame.
struct TagName {
    /// Where it stands without its prefix.
    let local: Range<Int>
    let isEnd: Bool
    /// Where the name ends.
    let end: Int

    init(_ bytes: [UInt8], after tag: Int) {
        var position = tag + 1
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
        isEnd = position < bytes.count && bytes[position] == UInt8(ascii: "/")
        if isEnd { position += 1 }
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
        var (last, start) = (position..<position, position)
        while position < bytes.count, !Self.endsName(bytes[position]) {
            if bytes[position] == UInt8(ascii: ":") {
                if start < position { last = start..<position }
                start = position + 1
            }
            position += 1
        }
        if start < position { last = start..<position }
        local = last
        end = position
    }

    var isEmpty: Bool { local.isEmpty }

    /// Whether its element holds a secret.
    func isSecret(in bytes: [UInt8]) -> Bool { SecretElements.contains(bytes[local]) }

    /// Whether its element is a secret only where no elements are in it.
    func mayHoldElements(in bytes: [UInt8]) -> Bool { SecretElements.mayHoldElements(bytes[local]) }

    func lowercased(in bytes: [UInt8]) -> String { String(decoding: bytes[local], as: UTF8.self).lowercased() }

    /// Whether it is this word, which is in lower case, however it is written.
    func isNamed(_ word: [UInt8], in bytes: [UInt8]) -> Bool { local.count == word.count && bytes[local].isWord(word) }

    func isNamed(as other: TagName, in bytes: [UInt8]) -> Bool {
        local.count == other.local.count
            && (bytes[local] == bytes[other.local] || lowercased(in: bytes) == other.lowercased(in: bytes))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func endsName(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: "&")
    }
}
