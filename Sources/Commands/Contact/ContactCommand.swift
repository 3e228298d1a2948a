import EPP
import Registry
import XML

/// A command on a contact that must exist.
package protocol ContactCommand: Command where Target == Contact {
    var id: String { get }
}

extension ContactCommand {
    package var item: Item { Item(Namespace.contact, "id", id) }

    package func target(in context: Context) throws(EPPError) -> Contact {
        guard let contact = context.world.contacts[id] else {
            throw EPPError(.objectDoesNotExist, "there is no such contact", "RFC 5730 §3, 2303", at: item)
        }
        return contact
    }

    /// Only the sponsor may change a contact; others are not told who that is.
    static var sponsorRule: Rule<Self> {
        .sponsorAsks("RFC 5733 §3.2", found: { _ in "another registrar sponsors the contact" })
    }
}

extension Element {
    /// A contact's identifier (RFC 5733 §2.1): any token of 3 to 16 characters.
    func contactID() throws(EPPError) -> String { try token(3...16) }
}

extension AuthInfoElement {
    /// Whether the code is the contact's; a roid, where one is given, must be the contact's too.
    func opens(_ contact: Contact, _ context: Context) -> Bool {
        if let roid, roid != context.world.roid(contact.object, .contact).description { return false }
        return (isEmpty && contact.sponsor == context.client) || context.opens(contact.authInfo, code)
    }

    /// What is told where it does not open the contact: the same whatever is wrong; the operator hears what.
    func finding(on contact: Contact, _ context: Context) -> Finding {
        let isRightRoid = roid.map { $0 == context.world.roid(contact.object, .contact).description } ?? true
        let flaw = contact.authInfo.flaw(
            of: code,
            former: FormerCode.Search(in: contact.extensionData),
            at: context.now
        )
        return Finding("it does not open the contact", note: isRightRoid ? flaw : "the roid is not the contact's")
    }
}
