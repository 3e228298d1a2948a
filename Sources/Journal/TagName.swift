/// The name behind a `<`, as far as one can be made out.
struct TagName {
    /// Without its prefix, in lower case.
    let local: String
    let isEnd: Bool
    /// Where the name ends.
    let end: Int

    init(_ bytes: [UInt8], after tag: Int) {
        var position = tag + 1
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
        isEnd = position < bytes.count && bytes[position] == UInt8(ascii: "/")
        if isEnd { position += 1 }
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
        var name: [UInt8] = []
        while position < bytes.count, !Self.endsName(bytes[position]) {
            name.append(bytes[position])
            position += 1
        }
        let local = name.split(separator: UInt8(ascii: ":")).last ?? []
        self.local = String(decoding: local, as: UTF8.self).lowercased()
        end = position
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func endsName(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
    }
}
