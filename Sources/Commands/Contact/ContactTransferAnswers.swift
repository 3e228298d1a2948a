import EPP
import Registry
import XML

/// Agrees to a transfer: RFC 5733 §3.2.4.
package struct ContactTransferApprove: ContactTransferAnswer {
    package static let key = CommandKey(.transfer(.approve), Namespace.contact)
    package static let rules: [Rule<ContactTransferApprove>] = [sponsorRule, .transferIsPending]
    static let conclusion = Transfer.Status.clientApproved

    package let id: String

    init(id: String) { self.id = id }
}

/// Refuses a transfer: RFC 5733 §3.2.4.
package struct ContactTransferReject: ContactTransferAnswer {
    package static let key = CommandKey(.transfer(.reject), Namespace.contact)
    package static let rules: [Rule<ContactTransferReject>] = [sponsorRule, .transferIsPending]
    static let conclusion = Transfer.Status.clientRejected

    package let id: String

    init(id: String) { self.id = id }
}

/// Withdraws a transfer: RFC 5733 §3.2.4.
package struct ContactTransferCancel: ContactTransferAnswer {
    package static let key = CommandKey(.transfer(.cancel), Namespace.contact)
    package static let rules: [Rule<ContactTransferCancel>] = [.transferIsPending, .requesterCancels]
    static let conclusion = Transfer.Status.clientCancelled

    package let id: String

    init(id: String) { self.id = id }
}

/// Shows the most recent transfer, pending or finished: RFC 5733 §3.1.3.
package struct ContactTransferQuery: ContactCommand, TransferQuery {
    package static let key = CommandKey(.transfer(.query), Namespace.contact)
    package static let rules: [Rule<ContactTransferQuery>] = queryRules("RFC 5733 §3.1.3")

    package let id: String
    package let authInfo: AuthInfoElement?

    package init(_ object: Element) throws(EPPError) {
        let element = try ContactTransferElement(object)
        (id, authInfo) = (element.id, element.authInfo)
    }
}

/// What approve, reject and cancel have in common: all that they carry is the identifier.
protocol ContactTransferAnswer: ContactCommand, TransferAnswer {
    init(id: String)
}

extension ContactTransferAnswer {
    package init(_ object: Element) throws(EPPError) { self.init(id: try ContactTransferElement(object).id) }
}
