import EPP
import Registry

/// A command that may name a registrant or contacts for a domain.
package protocol NamesContacts: Command {
    /// The first that it names, for the refusal where none may be named.
    var namedContact: Item? { get }
}

extension NamesContacts {
    /// A thin registry has neither registrants nor contacts.
    package static var thinRule: Rule<Self> {
        Rule(
            "neither registrant nor contacts are named in the thin data model",
            else: .valuePolicy,
            "policy domain.dataModel",
            at: { $0.namedContact ?? $0.item },
            found: { "the data model of \($0.client) is thin" }
        ) { $0.command.namedContact == nil || $0.policy.dataModel(of: $0.client) == .thick }
    }
}

extension DomainContact {
    var item: Item { Item(Namespace.domain, "contact", id) }
}
