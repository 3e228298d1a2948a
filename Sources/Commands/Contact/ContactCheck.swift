import EPP
import Registry
import XML

/// Tells which identifiers are free: RFC 5733 §3.1.1.
package struct ContactCheck: Command {
    package static let key = CommandKey(.check, Namespace.contact)
    package static let rules: [Rule<ContactCheck>] = [
        Rule(
            "no more identifiers than the policy allows",
            else: .valuePolicy,
            "policy contact.idsPerCheck",
            found: {
                "the command has \($0.command.ids.count) identifiers, and \($0.policy.contact.idsPerCheck) are the most"
            }
        ) {
            $0.command.ids.count <= $0.policy.contact.idsPerCheck
        }
    ]

    package let ids: [String]

    package var item: Item { Item(Namespace.contact, "id", ids.first ?? "") }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        ids = try children.some("id").map { id throws(EPPError) in try id.contactID() }
        try children.end()
    }

    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<[CheckedName]> {
        let checked = ids.map { CheckedName($0, reason: context.world.contacts.contains($0) ? "In use" : nil) }
        return Decision(checked, of: .contact)
    }
}
