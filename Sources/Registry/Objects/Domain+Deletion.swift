import EPP

/// What becomes of a domain at its expiry date and after its deletion.
extension Domain {
    /// Renewed for a year, with a grace period in which a deletion takes the year back; or deleted, by policy.
    func expiring(at now: Instant, in world: World) -> [Change] {
        guard world[policyOf: self.name].domain.atExpiry == .renew else { return deletedAtExpiry(at: now, in: world) }
        var domain = self
        domain.expires = self.expires.adding(months: 12)
        var period = GracePeriod(.autoRenewPeriod, ends: now + world[policyOf: self.name].grace.autoRenew, months: 12)
        period.charge = world.policy.fee.charge(.renew, self.name, months: 12)
        var periods = openGracePeriods(at: now)
        periods.append(period)
        domain.gracePeriods = periods
        var changes: [Change] = []
        changes.reserveCapacity(3)
        changes.append(.domain(domain))
        changes += world.bill(self.sponsor, period.charge, at: now)
        changes += changeMessages(.autoRenew, after: domain, at: now, "Renewed at the expiry date.", in: world)
        return changes
    }

    /// A transfer that is still pending ends with the registration: one action at a time (RFC 5731 §2.3).
    private func deletedAtExpiry(at now: Instant, in world: World) -> [Change] {
        let cancelled = concludingTransfer(as: .serverCancelled, by: nil, at: now, world[policyOf: self.name])
        let messages = cancelled?.transfer.map { world.refund($0, at: now) + self.messages($0, at: now) } ?? []
        var deleted = (cancelled ?? self).deleted(at: now, world[policyOf: self.name], origin: .expiry)
        let takesTime = deleted.deletion.map { $0.ends > now } ?? false
        guard takesTime else { return deleted.purging(at: now, in: world) + messages }
        let hosts = hostsFollowing(at: now, in: world)
        deleted.forget(hosts)
        return [.domain(deleted)] + hosts + messages
            + changeMessages(.autoDelete, after: deleted, at: now, "Deleted at the expiry date.", in: world)
    }

    /// The domain as a delete leaves it: in redemption, to be purged unless it is restored (RFC 3915 §2).
    ///
    /// Years that a grace period still covers are given back.
    package func deleted(at now: Instant, _ policy: PolicyInForce, origin: TransactionIDs) -> Domain {
        var domain = self
        for period in openGracePeriods(at: now) where period.kind != .addPeriod {
            domain.expires = domain.expires.adding(months: -period.months)
        }
        domain.gracePeriods = []
        domain.statuses.subtract([.clientDeleteProhibited, .serverDeleteProhibited])  // RFC 5731 §2.3: never together
        domain.statuses.insert(.pendingDelete)
        let end = now + policy.grace.redemption
        domain.deletion = Deletion(.redemptionPeriod, ends: end, redemptionEnds: end, origin: origin)
        guard policy.grace.redemption <= .zero else { return domain }
        domain.deletion?.phase = .pendingDelete
        domain.deletion?.ends = now + policy.grace.pendingDelete
        return domain
    }

    /// The next stage of a deletion: redemption → pending delete → gone; a restore that nobody reported falls back.
    func deletionMovingOn(at now: Instant, in world: World) -> [Change] {
        guard let deletion = self.deletion else { return [] }
        var domain = self
        let reason =
            deletion.phase == .pendingRestore ? "Restore was not reported." : "Redemption period is over."
        switch deletion.phase {
        case .pendingRestore where deletion.redemptionEnds > now:
            domain.deletion?.fallBack(to: .redemptionPeriod, until: deletion.redemptionEnds)
        case .pendingRestore, .redemptionPeriod:
            let rest = world[policyOf: self.name].grace.pendingDelete
            guard rest > .zero else { return purging(at: now, in: world) }
            domain.deletion?.fallBack(to: .pendingDelete, until: now + rest)
        case .pendingDelete:
            return purging(at: now, in: world)
        }
        return [.domain(domain)] + changeMessages(.update, after: domain, at: now, reason, in: world)
    }

    /// Gone, and its sponsor is told that the deletion is done.
    private func purging(at now: Instant, in world: World) -> [Change] {
        let operation: ChangeRecord.Operation = self.deletion?.origin == .expiry ? .purge : .deletePurge
        return leaving(by: operation, "Domain purged.", at: now, in: world) + [
            .message(deletionNotice(succeeded: true, at: now), to: self.sponsor)
        ]
    }

    /// Gone, and the hosts below it with it; their sponsors and those of domains that named them are told.
    func leaving(
        by operation: ChangeRecord.Operation,
        _ reason: String,
        at now: Instant,
        in world: World
    ) -> [Change] {
        [.noDomain(self.name)] + hostsLeaving(at: now, in: world)
            + changeMessages(operation, after: nil, at: now, reason, in: world)
    }

    /// Waiting for the report of a restore; without one the deletion goes on (RFC 3915 §2).
    package func awaitingReport(at now: Instant, _ policy: PolicyInForce) -> Domain {
        var domain = self
        let end = now + policy.grace.pendingRestore
        domain.deletion?.phase = .pendingRestore
        domain.deletion?.ends = end
        domain.deletion?.restoreRequested = now
        if policy.grace.reportReminder > .zero {
            domain.deletion?.reminder = max(now, end - policy.grace.reportReminder)
        }
        return domain
    }

    /// The sponsor is reminded that the report of a restore is awaited.
    func remindingOfReport(at now: Instant) -> [Change] {
        guard let deletion = self.deletion else { return [] }
        var domain = self
        domain.deletion?.reminder = nil
        var draft = PollMessage.Draft("Restore report awaited.", at: now)
        draft.extensionData[AwaitedReport.Key.self] = AwaitedReport(
            self.name,
            requested: deletion.restoreRequested ?? now,
            due: deletion.ends
        )
        return [.domain(domain), .message(draft, to: self.sponsor)]
    }

    /// As it was before the deletion; what expired in the meantime is renewed, year by year.
    package func restored(at now: Instant) -> Domain {
        var domain = self
        domain.deletion = nil
        domain.statuses.remove(.pendingDelete)
        while domain.expires <= now { domain.expires = domain.expires.adding(months: 12) }
        return domain
    }

    /// Tells the sponsor how a deletion ended (RFC 5731 §3.3).
    package func deletionNotice(succeeded: Bool, at now: Instant) -> PollMessage.Draft {
        let origin = self.deletion?.origin ?? TransactionIDs(client: nil, server: "REGISTRY")
        let text = succeeded ? "Domain purged." : "Deletion cancelled: the domain was restored."
        return .init(text, at: now, .pendingAction(.domain, name: self.name, succeeded: succeeded, origin, at: now))
    }
}

extension TransactionIDs {
    /// Of a deletion that no command asked for, but the expiry date.
    package static let expiry = TransactionIDs(client: nil, server: "EXPIRY")
}

/// How far the deletion of a domain has come (RFC 3915 §2).
public struct Deletion: Sendable, Equatable {
    /// As `rgp:rgpStatus` names them.
    package enum Phase: String, Sendable, Codable, CaseIterable { case redemptionPeriod, pendingRestore, pendingDelete }

    package var phase: Phase
    /// When the phase ends by itself.
    package var ends: Instant
    /// When the redemption period ends: where a restore without a report falls back to (RFC 3915 §2).
    package let redemptionEnds: Instant
    /// The command that asked for it: its outcome is told by poll message (RFC 5731 §3.3).
    package let origin: TransactionIDs
    /// When the restore was asked for whose report is awaited.
    package var restoreRequested: Instant?
    /// When the sponsor will be reminded of that report.
    package var reminder: Instant?

    package init(_ phase: Phase, ends: Instant, redemptionEnds: Instant, origin: TransactionIDs) {
        self.phase = phase
        self.ends = ends
        self.redemptionEnds = redemptionEnds
        self.origin = origin
    }

    /// No report is awaited any more.
    fileprivate mutating func fallBack(to phase: Phase, until end: Instant) {
        (self.phase, ends, restoreRequested, reminder) = (phase, end, nil, nil)
    }
}
