/// The six conditions on a label that holds characters written from right to left (RFC 5893 §2).
enum BidiRule {
    private static let bidiClass = RunTable(UnicodeTables.bidiClass)

    /// The rule for a whole name: one label written from right to left makes the rule that of all its labels (RFC 5893
    /// §1.4), so that none reads together with its neighbours.
    static func check(_ labels: [[UInt32]]) throws(DomainName.Fault) {
        let classes = labels.map { $0.map { bidiClass[$0] } }
        guard classes.contains(where: { $0.contains(where: \.isFromRightToLeft) }) else { return }
        for label in classes where !label.contains(where: \.isFromRightToLeft) {
            guard label.first == UInt8(ascii: "l") else {
                throw DomainName.Fault("beside a right-to-left label another starts with a letter", "RFC 5893 §2, 1")
            }
            guard label.last(where: { $0 != UInt8(ascii: "m") })?.isIn("le") == true else {
                throw DomainName.Fault(
                    "beside a right-to-left label another ends with a letter or digit",
                    "RFC 5893 §2, 6"
                )
            }
        }
    }

    /// Throws the sentence that says which condition is broken; a label without such characters breaks none.
    static func check(_ label: [UInt32]) throws(DomainName.Fault) {
        let classes = label.map { bidiClass[$0] }
        guard classes.contains(where: \.isFromRightToLeft), let first = classes.first else { return }
        guard first != UInt8(ascii: "l") else {
            throw DomainName.Fault("a label that starts from left to right holds nothing else", "RFC 5893 §2, 5")
        }
        guard first.isIn("ra") else {
            throw DomainName.Fault("a label of a right-to-left script starts with a letter of it", "RFC 5893 §2, 1")
        }
        guard classes.allSatisfy({ $0.isIn("raenscstobm") }) else {
            throw DomainName.Fault("a right-to-left label holds no left-to-right character", "RFC 5893 §2, 2")
        }
        guard classes.last(where: { $0 != UInt8(ascii: "m") })?.isIn("raen") == true else {
            throw DomainName.Fault("a right-to-left label ends with a letter or digit", "RFC 5893 §2, 3")
        }
        guard !classes.contains(UInt8(ascii: "e")) || !classes.contains(UInt8(ascii: "n")) else {
            throw DomainName.Fault("a right-to-left label has one kind of digits", "RFC 5893 §2, 4")
        }
    }
}

extension UInt8 {
    /// R, AL or AN: what makes a label subject to the rule.
    fileprivate var isFromRightToLeft: Bool { isIn("ran") }

    fileprivate func isIn(_ letters: String) -> Bool { letters.utf8.contains(self) }
}
