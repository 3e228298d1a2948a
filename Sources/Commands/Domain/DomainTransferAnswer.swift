import EPP
import Registry
import XML

/// What the transfer commands on a domain have in common: the answer, and how a pending transfer ends.
extension AboutDomain {
    /// The domain changes to this, what a change of its transfer entails is done, and `trnData` tells of it.
    static func decision(_ domain: Domain, _ code: ResultCode, _ context: Context) -> Decision<Domain> {
        var decision = answer(domain, changes: { [.domain($0)] })
        decision.code = code
        decision.sideEffects =
            domain.transfer.map { domain.followUps(of: $0, at: context.now, in: context.world) } ?? []
        return decision
    }

    /// `trnData` of the domain's most recent transfer.
    static func answer(_ domain: Domain, changes: @escaping @Sendable (Domain) -> [Change]) -> Decision<Domain> {
        Decision(domain, changes: changes).answering(Namespace.domain) { domain, xml in
            guard let transfer = domain.transfer else { return }
            TransferReport(.domain, domain.name, transfer).write(&xml)
        }
    }

    /// The domain with its pending transfer ended by the client that asks.
    static func end(_ status: Transfer.Status, _ domain: Domain, _ context: Context) -> Decision<Domain> {
        let decided = domain.decided(status, by: context.client, at: context.now, context.policy)
        return decision(decided ?? domain, .success, context)
    }

    /// The rule that approve, reject and cancel share.
    static var transferIsPending: Rule<Self> {
        Rule("a transfer is pending", else: .notPendingTransfer, "RFC 5730 §3, 2301") { _, domain, _ in
            domain.transfer?.isPending == true
        }
    }

    /// The rule that approve and reject share.
    static var sponsorAsks: Rule<Self> {
        Rule("the sponsor asks", else: .authorizationError, "RFC 5730 §2.9.3.4") { _, domain, context in
            domain.sponsor == context.client
        }
    }
}
