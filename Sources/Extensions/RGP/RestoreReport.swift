import EPP
import XML

/// `<rgp:report>`: why a domain was restored, and what it was and is (RFC 3915 §4.2.5).
///
/// It is checked and not kept: nothing in the protocol shows it again.
enum RestoreReport {
    static func check(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        for name in ["preData", "postData"] { try children.required(name).expectAttributes([]) }
        for name in ["delTime", "resTime"] { try checkTime(children.required(name)) }
        try checkText(children.required("resReason"))
        for statement in try children.some("statement", atMost: 2) { try checkText(statement) }
        try children.optional("other")?.expectAttributes([])
        try children.end()
    }

    private static func checkTime(_ element: Element) throws(EPPError) {
        try element.expectSimple([])
        guard Instant(element.text.collapsed) == nil else { return }
        throw EPPError(.valueSyntax, "a time ends in Z (RFC 3915 §3.2)", at: Item(element))
    }

    /// Anything may stand there; `lang` is an `xs:language`.
    private static func checkText(_ element: Element) throws(EPPError) {
        try element.expectAttributes(["lang"])
        guard let language = element[attribute: "lang"]?.collapsed else { return }
        let parts = language.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isLanguage = parts.enumerated().allSatisfy { index, part in
            (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || (index > 0 && isDigit($0)) }
        }
        if !isLanguage { throw EPPError(.valueSyntax, "\"\(language)\" is no language tag", at: Item(element)) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }
    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
