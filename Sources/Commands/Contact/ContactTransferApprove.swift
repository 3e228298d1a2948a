import EPP
import Registry

/// Agrees to a transfer: RFC 5733 §3.2.4.
package struct ContactTransferApprove: Command, TransfersContact {
    package static let key = CommandKey(.transfer(.approve), Namespace.contact)
    package static let rules: [Rule<ContactTransferApprove>] = [
        sponsorRule,
        pendingRule,
        Rule("no lock was put on since", else: .statusProhibits, "policy transfer.approvesLocked") {
            _,
            contact,
            context in
            context.policy.transfer.approvesLocked || !contact.isLockedAgainstTransfer
        },
    ]

    package let id: String

    /// The sponsor needs no authInfo.
    package init(id: String, authInfo: AuthInfoElement?) { self.id = id }

    package func decide(_ contact: Contact, _ context: Context) throws(EPPError) -> Decision<Contact> {
        ending(contact, .clientApproved, context)
    }
}
