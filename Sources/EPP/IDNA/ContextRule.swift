/// Where characters that need a context may stand: the CONTEXTJ and CONTEXTO rules of RFC 5892, appendix A.
enum ContextRule {
    private static let combiningClass = CombiningClass.table
    private static let joiningType = RunTable(UnicodeTables.joiningType)
    private static let script = RunTable(UnicodeTables.script)

    /// Throws the sentence that says which context the code point lacks; most need none.
    static func check(_ index: Int, of label: [UInt32]) throws(DomainName.Fault) {
        let point = label[index]
        guard let (holds, rule, appendix) = verdict(index, of: label), !holds else { return }
        throw DomainName.Fault("\(ULabel.name(of: point)) must \(rule)", "RFC 5892 \(appendix)")
    }

    /// Whether the code point's rule holds, and what the rule says; nil where there is none.
    private static func verdict(_ index: Int, of label: [UInt32]) -> (holds: Bool, rule: String, appendix: String)? {
        switch label[index] {
        case 0x200C:
            (
                followsVirama(index, label) || joinsBothSides(index, label),
                "stand behind a virama or between letters that join", "A.1"
            )
        case 0x200D: (followsVirama(index, label), "stand behind a virama", "A.2")
        case 0xB7: (isBetweenEls(index, label), "stand between two l", "A.3")
        case 0x375: (isScript("g", at: index + 1, label), "stand before a Greek character", "A.4")
        case 0x5F3: (isScript("h", at: index - 1, label), "stand behind a Hebrew character", "A.5")
        case 0x5F4: (isScript("h", at: index - 1, label), "stand behind a Hebrew character", "A.6")
        case 0x30FB:
            (
                label.indices.contains { label[$0] != 0x30FB && isScript("k", at: $0, label) },
                "stand with Hiragana, Katakana or Han", "A.7"
            )
        case 0x660...0x669:
            (!label.contains { 0x6F0...0x6F9 ~= $0 }, "not stand with Extended Arabic-Indic digits", "A.8")
        case 0x6F0...0x6F9:
            (!label.contains { 0x660...0x669 ~= $0 }, "not stand with Arabic-Indic digits", "A.9")
        default: nil
        }
    }

    private static func followsVirama(_ index: Int, _ label: [UInt32]) -> Bool {
        index > 0 && combiningClass[label[index - 1]] == 9
    }

    /// A letter that joins to what follows it before, one that joins to what precedes it behind, transparent marks between.
    private static func joinsBothSides(_ index: Int, _ label: [UInt32]) -> Bool {
        let transparent = UInt8(ascii: "t")
        let before = label[..<index].reversed().lazy.map { joiningType[$0] }.first { $0 != transparent }
        let behind = label[(index + 1)...].lazy.map { joiningType[$0] }.first { $0 != transparent }
        return (before == UInt8(ascii: "l") || before == UInt8(ascii: "d"))
            && (behind == UInt8(ascii: "r") || behind == UInt8(ascii: "d"))
    }

    private static func isBetweenEls(_ index: Int, _ label: [UInt32]) -> Bool {
        index > 0 && index + 1 < label.count && label[index - 1] == 0x6C && label[index + 1] == 0x6C
    }

    private static func isScript(_ letter: Unicode.Scalar, at index: Int, _ label: [UInt32]) -> Bool {
        label.indices.contains(index) && script[label[index]] == UInt8(ascii: letter)
    }
}
