import EPP
import Registry

/// Withdraws a transfer: RFC 5733 §3.2.4.
package struct ContactTransferCancel: Command, TransfersContact {
    package static let key = CommandKey(.transfer(.cancel), Namespace.contact)
    package static let rules: [Rule<ContactTransferCancel>] = [
        pendingRule,
        Rule("the registrar asks that requested it", else: .authorizationError, "RFC 5730 §2.9.3.4") {
            _,
            contact,
            context in contact.transfer?.requester == context.client
        },
    ]

    package let id: String

    /// Who requested the transfer needs no authInfo any more.
    package init(id: String, authInfo: AuthInfoElement?) { self.id = id }

    package func decide(_ contact: Contact, _ context: Context) throws(EPPError) -> Decision<Contact> {
        ending(contact, .clientCancelled, context)
    }
}
