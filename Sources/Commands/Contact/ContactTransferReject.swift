import EPP
import Registry

/// Refuses a transfer: RFC 5733 §3.2.4.
package struct ContactTransferReject: Command, TransfersContact {
    package static let key = CommandKey(.transfer(.reject), Namespace.contact)
    package static let rules: [Rule<ContactTransferReject>] = [
        sponsorRule,
        pendingRule,
    ]

    package let id: String

    /// The sponsor needs no authInfo.
    package init(id: String, authInfo: AuthInfoElement?) { self.id = id }

    package func decide(_ contact: Contact, _ context: Context) throws(EPPError) -> Decision<Contact> {
        ending(contact, .clientRejected, context)
    }
}
