import XML

extension Element {
    /// `xs:date`: 2005 for anything else, a date with a time included.
    ///
    /// A time zone may stand behind the day and is left out of the comparison: EPP's dates are UTC (RFC 5731 §2.4).
    package func date() throws(EPPError) -> CalendarDate {
        try expectSimple([])
        var rest = Array(text.collapsed.utf8)[...]
        guard let date = Self.day(&rest), Self.isTimeZone(rest) else {
            throw EPPError(.valueSyntax, "\(quoted(text)) is no date", "RFC 5731 §3.2.3", at: Item(self))
        }
        return date
    }

    /// `-?YYYY-MM-DD`; a longer year does not start with 0 (XML Schema part 2 §3.2.9).
    private static func day(_ text: inout ArraySlice<UInt8>) -> CalendarDate? {
        let hyphen = UInt8(ascii: "-")
        let isNegative = text.first == hyphen
        if isNegative { text.removeFirst() }
        let year = text.prefix { $0.isDigit }
        guard year.count == 4 || (year.count > 4 && year.first != UInt8(ascii: "0")) else { return nil }
        let days = text.dropFirst(year.count).prefix(6)
        guard days.count == 6, days[days.startIndex] == hyphen, days[days.startIndex + 3] == hyphen,
            let number = Int64(digits: year), number < 1_000_000_000,
            let month = Int64(digits: days.dropFirst().prefix(2)), let day = Int64(digits: days.suffix(2))
        else { return nil }
        text = text.dropFirst(year.count + 6)
        return CalendarDate(isNegative ? -number : number, month, day)
    }

    /// Nothing, `Z`, or an offset of at most 14 hours.
    private static func isTimeZone(_ text: ArraySlice<UInt8>) -> Bool {
        guard let sign = text.first else { return true }
        if sign == UInt8(ascii: "Z") { return text.count == 1 }
        let offset = text.dropFirst()
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), offset.count == 5,
            offset[offset.startIndex + 2] == UInt8(ascii: ":"),
            let hours = Int64(digits: offset.prefix(2)), let minutes = Int64(digits: offset.suffix(2))
        else { return false }
        return minutes < 60 && hours * 60 + minutes <= 14 * 60
    }
}

extension Element {
    /// `xs:language` in an attribute, when it is there; 2005 for anything else.
    package func language(attribute: String) throws(EPPError) -> String? {
        try self[attribute: attribute].map { text throws(EPPError) in try checked(language: text.collapsed) }
    }

    /// `xs:language` as the element's text; 2005 for anything else.
    package func language() throws(EPPError) -> String { try checked(language: token(1...Int.max)) }

    private func checked(language text: String) throws(EPPError) -> String {
        if text.isLanguage { return text }
        throw EPPError(.valueSyntax, "\(quoted(text)) is no language", "RFC 5646", at: Item(self))
    }
}

extension String {
    /// Whether it is an `xs:language`: `[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*`.
    package var isLanguage: Bool {
        let parts = utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.enumerated().allSatisfy { index, part in
            (1...8).contains(part.count) && part.allSatisfy { $0.isASCIILetter || (index > 0 && $0.isDigit) }
        }
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }
}
