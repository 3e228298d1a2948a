import Faults

/// The names that make trouble by themselves, as JSON.
struct ReservedNamesView: Encodable {
    struct Name: Encodable {
        let name: String
        /// What happens.
        let text: String
    }

    let apply: Bool
    let names: [Name]

    init(_ faults: Faults) {
        apply = faults.reservedNamesApply
        names = ReservedNames.all.map { Name(name: $0.name, text: $0.sentence) }
    }
}
