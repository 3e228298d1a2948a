import EPP
import Registry

/// Shows the most recent transfer, pending or finished: RFC 5733 §3.1.3.
package struct ContactTransferQuery: Command, TransfersContact {
    package static let key = CommandKey(.transfer(.query), Namespace.contact)
    package static let rules: [Rule<ContactTransferQuery>] = [
        Rule("a party asks, or another registrar with authInfo", else: .authorizationError, "RFC 5733 §3.1.3") {
            query,
            contact,
            context in query.authInfo != nil || contact.isParty(context.client)
        },
        Rule("a third registrar's authInfo matches", else: .invalidAuthInfo, "RFC 5733 §3.1.3") {
            query,
            contact,
            context in contact.isParty(context.client) || query.authInfo?.opens(contact, context) == true
        },
        Rule("there ever was a transfer", else: .useError, "RFC 5733 §3.1.3 names no code") { _, contact, _ in
            contact.transfer != nil
        },
    ]

    package let id: String
    package let authInfo: AuthInfoElement?

    package init(id: String, authInfo: AuthInfoElement?) {
        self.id = id
        self.authInfo = authInfo
    }

    package func decide(_ contact: Contact, _ context: Context) throws(EPPError) -> Decision<Contact> {
        Decision(contact).answeringWithTransfer()
    }
}

extension Contact {
    /// Whether the registrar sponsors the contact, or did or wanted to at the last transfer.
    fileprivate func isParty(_ client: ClientID) -> Bool {
        sponsor == client || transfer?.requester == client || transfer?.loser == client
    }
}
