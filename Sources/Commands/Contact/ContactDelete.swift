import EPP
import Registry
import XML

/// Removes a contact: RFC 5733 §3.2.2.
package struct ContactDelete: ContactCommand {
    package static let key = CommandKey(.delete, Namespace.contact)
    package static let rules: [Rule<ContactDelete>] = [
        sponsorRule,
        .noStatusProhibits([.clientDeleteProhibited, .serverDeleteProhibited], "RFC 5733 §2.2"),
        Rule(
            "no domain names the contact",
            else: .associationProhibits,
            "RFC 5733 §3.2.2",
            found: { _ in "a domain names it" }
        ) {
            !$0.world.isNamedByDomain(contact: $0.contact.id)
        },
        Rule(
            "no organization names the contact",
            else: .associationProhibits,
            "RFC 5733 §3.2.2, RFC 8543 §3.3",
            found: { _ in "an organization names it" }
        ) {
            !$0.world.isNamedByOrganization(contact: $0.contact.id)
        },
    ]

    package let id: String

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        id = try children.required("id").contactID()
        try children.end()
    }

    package func decide(_ contact: Contact, _ context: Context) throws(EPPError) -> Decision<Contact> {
        Decision(contact, changes: { [.noContact($0.id)] })
    }
}
