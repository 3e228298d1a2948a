import Journal

/// A requirement, and the exchanges in which it was put to the test.
package struct RequirementUse: Sendable {
    package let requirement: Requirement
    /// The numbers of the entries that show it: a verdict's, or a greeting's.
    package let entries: [Int]

    /// What the entries of a journal show of each requirement that can show in one.
    package static func all(in entries: some Sequence<JournalEntry>) -> [RequirementUse] {
        let exchanges = entries.exchanges.map(ReadExchange.init)
        return Requirement.all.filter(\.sign.isVisible).map { requirement in
            let fitting = exchanges.filter(requirement.sign.fits)
            return RequirementUse(requirement: requirement, entries: fitting.map(\.number))
        }
    }
}
