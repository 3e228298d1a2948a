import EPP

/// What becomes of a domain at its expiry date and after its deletion.
extension Domain {
    /// Renewed for a year, with a grace period in which a deletion takes the year back; or deleted, by policy.
    func expiring(at now: Instant, _ policy: Policy) -> [Change] {
        guard policy.domain.atExpiry == .renew else { return deletedAtExpiry(at: now, policy) }
        var domain = self
        domain.expires = expires.adding(months: 12)
        domain.gracePeriods.removeAll { $0.ends <= now }
        domain.gracePeriods.append(GracePeriod(.autoRenewPeriod, ends: now + policy.grace.autoRenew, months: 12))
        return [.domain(domain)]
    }

    /// A transfer that is still pending ends with the registration: one action at a time (RFC 5731 §2.3).
    private func deletedAtExpiry(at now: Instant, _ policy: Policy) -> [Change] {
        let cancelled = decided(.serverCancelled, by: nil, at: now, policy)
        let messages = cancelled?.transfer.map { self.messages($0, at: now) } ?? []
        let origin = TransactionIDs(client: nil, server: "EXPIRY")
        return [.domain((cancelled ?? self).deleted(at: now, policy, origin: origin))] + messages
    }

    /// The domain as a delete leaves it: in redemption, to be purged unless it is restored (RFC 3915 §2).
    ///
    /// Years that a grace period still covers are given back.
    package func deleted(at now: Instant, _ policy: Policy, origin: TransactionIDs) -> Domain {
        var domain = self
        for period in openGracePeriods(at: now) where period.kind != .addPeriod {
            domain.expires = domain.expires.adding(months: -period.months)
        }
        domain.gracePeriods = []
        domain.statuses.subtract([.clientDeleteProhibited, .serverDeleteProhibited])  // RFC 5731 §2.3: never together
        domain.statuses.insert(.pendingDelete)
        let end = now + policy.grace.redemption
        domain.deletion = Deletion(.redemptionPeriod, ends: end, redemptionEnds: end, origin: origin)
        return domain
    }

    /// The next stage of a deletion: redemption → pending delete → gone; a restore that nobody reported falls back.
    func deletionMovingOn(at now: Instant, _ policy: Policy) -> [Change] {
        guard let deletion else { return [] }
        var domain = self
        switch deletion.phase {
        case .pendingRestore where deletion.redemptionEnds > now:
            domain.deletion?.phase = .redemptionPeriod
            domain.deletion?.ends = deletion.redemptionEnds
        case .pendingRestore, .redemptionPeriod:
            domain.deletion?.phase = .pendingDelete
            domain.deletion?.ends = now + policy.grace.pendingDelete
        case .pendingDelete:
            return [.noDomain(name), .message(deletionNotice(succeeded: true, at: now), to: sponsor)]
        }
        return [.domain(domain)]
    }

    /// Tells the sponsor how a deletion ended (RFC 5731 §3.3).
    package func deletionNotice(succeeded: Bool, at now: Instant) -> PollMessage.Draft {
        let origin = deletion?.origin ?? TransactionIDs(client: nil, server: "REGISTRY")
        let text = succeeded ? "Domain purged." : "Deletion cancelled: the domain was restored."
        return .init(text, at: now, .pendingAction(.domain, name: name, succeeded: succeeded, origin, at: now))
    }
}
