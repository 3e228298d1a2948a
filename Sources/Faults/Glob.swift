/// A pattern for names: `*` stands for any characters, `?` for one; case is ignored.
package struct Glob: RawRepresentable, Sendable, Equatable, Codable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package init(stringLiteral value: String) { rawValue = value }

    /// Whether the whole text fits.
    ///
    /// Only the last star is ever tried again, so the work is bounded by the product of both lengths.
    package func matches(_ text: String) -> Bool {
        let (pattern, text) = (Self.folded(rawValue), Self.folded(text))
        var (place, position) = (0, 0)
        var lastStar: (place: Int, position: Int)?
        while position < text.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                lastStar = (place, position)
                place += 1
            } else if place < pattern.count, pattern[place] == UInt8(ascii: "?") || pattern[place] == text[position] {
                place += 1
                position += 1
            } else if let star = lastStar {
                lastStar = (star.place, star.position + 1)
                (place, position) = (star.place + 1, star.position + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    private static func folded(_ text: String) -> [UInt8] {
        text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }
}
