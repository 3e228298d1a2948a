extension String {
    /// XML Schema's whiteSpace="collapse": ends trimmed, runs made one space.
    package var collapsed: String {
        guard needsCollapse else { return self }
        return utf8.split(whereSeparator: \.isXMLSpace).map { String(Substring($0)) }.joined(separator: " ")
    }

    /// XML Schema's whiteSpace="replace": every white-space character becomes a space.
    package var normalized: String {
        guard utf8.contains(where: { $0.isXMLSpace && $0 != UInt8(ascii: " ") }) else { return self }
        return String(decoding: utf8.map { $0.isXMLSpace ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    private var needsCollapse: Bool {
        let octets = utf8Span.span
        var last = UInt8(ascii: " ")
        for index in octets.indices {
            let byte = octets[index]
            if byte <= 0x20, byte.isXMLSpace, last == UInt8(ascii: " ") || byte != UInt8(ascii: " ") { return true }
            last = byte
        }
        return octets.count > 0 && last == UInt8(ascii: " ")
    }

    /// How many scalars there are: as many as bytes, nearly always.
    func scalarCount(ofBytes count: Int) -> Int {
        let octets = utf8Span.span
        var continuing = 0
        for index in octets.indices where octets[index] & 0xC0 == 0x80 { continuing += 1 }
        return count - continuing
    }
}

extension UInt8 {
    /// Space, tab, line feed, carriage return.
    package var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
