import EPP
import Registry
import XML

/// Agrees to a transfer: RFC 5733 §3.2.4.
package struct ContactTransferApprove: ContactTransferAnswer {
    package static let key = CommandKey(.transfer(.approve), Namespace.contact)
    package static let rules: [Rule<ContactTransferApprove>] = [sponsorRule, transferIsPending]
    static let conclusion = Transfer.Status.clientApproved

    package let id: String

    init(id: String) { self.id = id }
}

/// Refuses a transfer: RFC 5733 §3.2.4.
package struct ContactTransferReject: ContactTransferAnswer {
    package static let key = CommandKey(.transfer(.reject), Namespace.contact)
    package static let rules: [Rule<ContactTransferReject>] = [sponsorRule, transferIsPending]
    static let conclusion = Transfer.Status.clientRejected

    package let id: String

    init(id: String) { self.id = id }
}

/// Withdraws a transfer: RFC 5733 §3.2.4.
package struct ContactTransferCancel: ContactTransferAnswer {
    package static let key = CommandKey(.transfer(.cancel), Namespace.contact)
    package static let rules: [Rule<ContactTransferCancel>] = [
        transferIsPending,
        Rule(
            "the registrar asks that requested it",
            else: .authorizationError,
            "RFC 5730 §2.9.3.4",
            found: { _ in "another registrar requested it" }
        ) {
            $0.contact.transfer?.requester == $0.client
        },
    ]
    static let conclusion = Transfer.Status.clientCancelled

    package let id: String

    init(id: String) { self.id = id }
}

/// Shows the most recent transfer, pending or finished: RFC 5733 §3.1.3.
package struct ContactTransferQuery: ContactCommand {
    package static let key = CommandKey(.transfer(.query), Namespace.contact)
    package static let rules: [Rule<ContactTransferQuery>] = [
        Rule(
            "a party asks, or another registrar with authInfo",
            else: .authorizationError,
            "RFC 5733 §3.1.3",
            found: { _ in "none is given" }
        ) {
            $0.command.authInfo != nil || isParty($0.client, $0.contact)
        },
        Rule(
            "a third registrar's authInfo matches",
            else: .invalidAuthInfo,
            "RFC 5733 §3.1.3",
            found: { $0.command.authInfo?.finding(on: $0.contact, $0.context) ?? "none is given" }
        ) {
            isParty($0.client, $0.contact) || $0.command.authInfo?.opens($0.contact, $0.context) == true
        },
        Rule(
            "there ever was a transfer",
            else: .useError,
            "RFC 5733 §3.1.3 names no code",
            found: { _ in "there was none" }
        ) {
            $0.contact.transfer != nil
        },
    ]

    package let id: String
    package let authInfo: AuthInfoElement?

    package init(_ object: Element) throws(EPPError) {
        let element = try ContactTransferElement(object)
        (id, authInfo) = (element.id, element.authInfo)
    }

    package func decide(_ contact: Contact, _ context: Context) throws(EPPError) -> Decision<Contact> {
        Decision(contact).answeringWithTransfer()
    }

    /// The sponsor, and both sides of the transfer.
    private static func isParty(_ client: ClientID, _ contact: Contact) -> Bool {
        client == contact.sponsor || contact.transfer?.involves(client) == true
    }
}

/// A command that concludes a pending transfer of a contact.
///
/// An authInfo is read and put aside: the sponsor and the client that requested the transfer need none.
protocol ContactTransferAnswer: ContactCommand {
    /// What becomes of the transfer.
    static var conclusion: Transfer.Status { get }

    init(id: String)
}

extension ContactTransferAnswer {
    package init(_ object: Element) throws(EPPError) { self.init(id: try ContactTransferElement(object).id) }

    package func decide(_ contact: Contact, _ context: Context) throws(EPPError) -> Decision<Contact> {
        let concluded = contact.concludingTransfer(
            as: Self.conclusion,
            by: context.client,
            at: context.now,
            context.policy
        )
        return Decision(transferOf: concluded ?? contact, context)
    }

    /// A transfer must be pending: it is what the command ends.
    static var transferIsPending: Rule<Self> {
        Rule("a transfer is pending", else: .notPendingTransfer, "RFC 5730 §3, 2301", found: { _ in "none is pending" })
        {
            $0.contact.transfer?.isPending == true
        }
    }
}

extension Decision where Subject == Contact {
    /// The contact becomes this, both parties are told of its transfer, and `trnData` tells of it.
    init(transferOf contact: Contact, _ context: Context) {
        self.init(contact, changes: { [.contact($0)] })
        sideEffects = contact.transferMessages(at: context.now)
        self = answeringWithTransfer()
    }

    /// The same decision, answered with where the contact's transfer stands now.
    func answeringWithTransfer() -> Decision {
        answering(Namespace.contact) { contact, xml in
            if let transfer = contact.transfer { TransferReport(.contact, contact.id, transfer).write(&xml) }
        }
    }
}
