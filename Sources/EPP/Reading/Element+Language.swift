import XML

extension Element {
    /// `xs:language` in an attribute, when it is there: `[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*`, otherwise 2005.
    package func language(attribute: String) throws(EPPError) -> String? {
        guard let text = self[attribute: attribute]?.collapsed else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isLanguage = parts.enumerated().allSatisfy { index, part in
            (1...8).contains(part.count) && part.allSatisfy { $0.isASCIILetter || (index > 0 && $0.isDigit) }
        }
        guard isLanguage else {
            throw EPPError(.valueSyntax, "\"\(text.prefix(64))\" is no language (RFC 5646)", at: Item(self))
        }
        return text
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }
}
