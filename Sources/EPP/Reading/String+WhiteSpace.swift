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
        var last = UInt8(ascii: " ")
        for byte in utf8 {
            if byte.isXMLSpace, last == UInt8(ascii: " ") || byte != UInt8(ascii: " ") { return true }
            last = byte
        }
        return !isEmpty && last == UInt8(ascii: " ")
    }
}

extension UInt8 {
    /// Space, tab, line feed, carriage return.
    package var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
