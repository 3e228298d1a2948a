import EPP
import Registry
import XML

/// Hands a domain over: RFC 5731 §3.2.4.
package struct DomainTransferApprove: DomainTransferAnswer {
    package static let key = CommandKey(.transfer(.approve), Namespace.domain)
    package static let rules: [Rule<DomainTransferApprove>] = [
        loserAnswers, .sponsorAsks("RFC 5730 §2.9.3.4"), .transferIsPending,
        Rule(
            "the losing registrar has not approved it already",
            else: .statusProhibits,
            "policy transfer.holderConfirmation",
            found: { _ in "it is approved, and the holder has still to confirm it" }
        ) { $0.domain.transfer?.confirmation.approved == nil },
    ]
    static let conclusion = Transfer.Status.clientApproved

    package let name: DomainName

    init(name: DomainName) { self.name = name }

    /// Where the holder must confirm as well and has not, the approval is noted, and the transfer goes on waiting: 1001.
    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        guard domain.needsHolder(context.policy.transfer) else { return concluding(domain, context) }
        return Decision(stillTransferring: domain.approvedByLoser(at: context.now))
    }
}

/// Keeps a domain that another client asked for: RFC 5731 §3.2.4.
package struct DomainTransferReject: DomainTransferAnswer {
    package static let key = CommandKey(.transfer(.reject), Namespace.domain)
    package static let rules: [Rule<DomainTransferReject>] = [
        loserAnswers, .sponsorAsks("RFC 5730 §2.9.3.4"), .transferIsPending,
    ]
    static let conclusion = Transfer.Status.clientRejected

    package let name: DomainName

    init(name: DomainName) { self.name = name }
}

/// Takes a request for a domain back: RFC 5731 §3.2.4.
package struct DomainTransferCancel: DomainTransferAnswer {
    package static let key = CommandKey(.transfer(.cancel), Namespace.domain)
    package static let rules: [Rule<DomainTransferCancel>] = [.transferIsPending, .requesterCancels]
    static let conclusion = Transfer.Status.clientCancelled

    package let name: DomainName

    init(name: DomainName) { self.name = name }
}

/// Tells where the most recent transfer of a domain stands: RFC 5731 §3.1.3.
package struct DomainTransferQuery: DomainCommand, TransferQuery {
    package static let key = CommandKey(.transfer(.query), Namespace.domain)
    package static let rules: [Rule<DomainTransferQuery>] = queryRules("RFC 5731 §3.1.3")

    package let name: DomainName
    package let authInfo: AuthInfoElement?

    package init(_ object: Element) throws(EPPError) {
        let element = try DomainTransferElement(object)
        (name, authInfo) = (element.name, element.authInfo)
    }
}

/// What approve, reject and cancel have in common: all that they carry is the name.
protocol DomainTransferAnswer: DomainCommand, TransferAnswer {
    init(name: DomainName)
}

extension DomainTransferAnswer {
    /// Where no zone lets the losing registrar answer, the command is not there at all.
    fileprivate static var loserAnswers: Rule<Self> {
        Rule(
            "the zone lets the losing registrar answer",
            else: .unimplementedCommand,
            "policy transfer.isAnsweredByLoser",
            found: { _ in "the losing registrar is not asked here" }
        ) { $0.policy.transfer.isAnsweredByLoser }
    }

    package init(_ object: Element) throws(EPPError) { self.init(name: try DomainTransferElement(object).name) }
}
