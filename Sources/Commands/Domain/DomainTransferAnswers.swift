import EPP
import Registry
import XML

/// Hands a domain over: RFC 5731 §3.2.4.
package struct DomainTransferApprove: DomainTransferAnswer {
    package static let key = CommandKey(.transfer(.approve), Namespace.domain)
    package static let rules: [Rule<DomainTransferApprove>] = [sponsorAnswers, transferIsPending]
    static let conclusion = Transfer.Status.clientApproved

    package let name: DomainName

    init(name: DomainName) { self.name = name }
}

/// Keeps a domain that another client asked for: RFC 5731 §3.2.4.
package struct DomainTransferReject: DomainTransferAnswer {
    package static let key = CommandKey(.transfer(.reject), Namespace.domain)
    package static let rules: [Rule<DomainTransferReject>] = [sponsorAnswers, transferIsPending]
    static let conclusion = Transfer.Status.clientRejected

    package let name: DomainName

    init(name: DomainName) { self.name = name }
}

/// Takes a request for a domain back: RFC 5731 §3.2.4.
package struct DomainTransferCancel: DomainTransferAnswer {
    package static let key = CommandKey(.transfer(.cancel), Namespace.domain)
    package static let rules: [Rule<DomainTransferCancel>] = [
        transferIsPending,
        Rule(
            "the client that asked for it cancels",
            else: .authorizationError,
            "RFC 5730 §2.9.3.4",
            found: { _ in "another client asked for it" }
        ) {
            $0.domain.transfer?.requester == $0.client
        },
    ]
    static let conclusion = Transfer.Status.clientCancelled

    package let name: DomainName

    init(name: DomainName) { self.name = name }
}

/// Tells where the most recent transfer of a domain stands: RFC 5731 §3.1.3.
package struct DomainTransferQuery: DomainCommand {
    package static let key = CommandKey(.transfer(.query), Namespace.domain)
    package static let rules: [Rule<DomainTransferQuery>] = [
        Rule(
            "a third party shows an authInfo",
            else: .authorizationError,
            "RFC 5730 §2.9.3.4",
            found: { _ in "none is given" }
        ) {
            $0.command.authInfo != nil || isParty($0.client, $0.domain)
        },
        Rule(
            "a third party's authInfo matches",
            else: .invalidAuthInfo,
            "RFC 5731 §3.1.3",
            found: { $0.command.authInfo?.finding(on: $0.domain, $0.context) ?? "none is given" }
        ) {
            isParty($0.client, $0.domain) || $0.command.authInfo?.opens($0.domain, $0.context) == true
        },
        Rule("there was a transfer", else: .useError, "the RFCs do not say", found: { _ in "there was none" }) {
            $0.domain.transfer != nil
        },
    ]

    package let name: DomainName
    package let authInfo: AuthInfoElement?

    package init(_ object: Element) throws(EPPError) {
        let element = try DomainTransferElement(object)
        (name, authInfo) = (element.name, element.authInfo)
    }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        Decision(domain).answeringWithTransfer()
    }

    /// The sponsor, and both sides of the transfer.
    private static func isParty(_ client: ClientID, _ domain: Domain) -> Bool {
        client == domain.sponsor || domain.transfer?.involves(client) == true
    }
}

/// A command that concludes a pending transfer of a domain.
protocol DomainTransferAnswer: DomainCommand {
    /// What becomes of the transfer.
    static var conclusion: Transfer.Status { get }

    init(name: DomainName)
}

extension DomainTransferAnswer {
    package init(_ object: Element) throws(EPPError) { self.init(name: try DomainTransferElement(object).name) }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        let concluded = domain.concludingTransfer(
            as: Self.conclusion,
            by: context.client,
            at: context.now,
            context.policy
        )
        return Decision(transferOf: concluded ?? domain, context)
    }

    /// The rule that approve, reject and cancel share.
    static var transferIsPending: Rule<Self> {
        Rule("a transfer is pending", else: .notPendingTransfer, "RFC 5730 §3, 2301", found: { _ in "none is pending" })
        {
            $0.domain.transfer?.isPending == true
        }
    }

    /// The rule that approve and reject share.
    static var sponsorAnswers: Rule<Self> {
        Rule(
            "the sponsor asks",
            else: .authorizationError,
            "RFC 5730 §2.9.3.4",
            found: { "the sponsor is \($0.domain.sponsor)" }
        ) { $0.domain.sponsor == $0.client }
    }
}

extension Decision where Subject == Domain {
    /// The domain becomes this, what comes with the new state of its transfer is done, and `trnData` tells of it.
    init(transferOf domain: Domain, _ context: Context) {
        self.init(domain, changes: { [.domain($0)] })
        sideEffects = domain.transfer.map { domain.consequences(of: $0, at: context.now, in: context.world) } ?? []
        self = answeringWithTransfer()
    }

    /// The same decision, answered with `trnData` of the domain's most recent transfer.
    func answeringWithTransfer() -> Decision {
        answering(Namespace.domain) { domain, xml in
            if let transfer = domain.transfer { TransferReport(.domain, domain.name, transfer).write(&xml) }
        }
    }
}
