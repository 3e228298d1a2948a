import EPP

/// A create that the registry has not decided yet (RFC 5731 §3.3).
public struct Creation: Sendable, Equatable {
    /// When the clock decides; never where that is left to the operator.
    package var ends: Instant?
    /// For how long the name will be registered.
    package let months: Int
    /// What was paid for it, given back where it is refused.
    package let charge: Int
    /// The command that asked for it: its outcome is told by poll message.
    package let origin: TransactionIDs

    package init(until ends: Instant?, months: Int, charge: Int = 0, origin: TransactionIDs) {
        (self.ends, self.months, self.charge, self.origin) = (ends, months, charge, origin)
    }
}

/// What becomes of creates that wait, by their operator or by the clock.
extension Domain {
    /// The domain as it waits to be allocated: nothing of it runs yet, neither its grace period nor the registry's lock.
    package func waiting(until end: Instant?, months: Int, origin: TransactionIDs) -> Domain {
        var domain = unlocking()
        let charge = self.gracePeriods.last?.charge ?? 0
        domain.gracePeriods = []
        domain.statuses.insert(.pendingCreate)
        domain.creation = Creation(until: end, months: months, charge: charge, origin: origin)
        return domain
    }

    /// As it is registered now.
    private func allocated(_ creation: Creation, at now: Instant, _ policy: PolicyInForce) -> Domain {
        var domain = self
        domain.creation = nil
        domain.statuses.remove(.pendingCreate)
        domain.created = now
        domain.expires = now.adding(months: creation.months)
        domain.gracePeriods = [GracePeriod(.addPeriod, ends: now + policy.grace.add, months: creation.months)]
        domain.payForLatest(creation.charge)
        domain.lock(for: policy.transfer.lockAfterCreation, from: now, policy.transfer)
        return domain
    }

    /// The create allocated or refused: its sponsor is told, and has its money back for a name that is free again.
    ///
    /// Nothing where no create waits.
    package func concludingCreation(
        isAllocated: Bool,
        _ reason: String? = nil,
        at now: Instant,
        in world: World
    ) -> [Change] {
        guard let creation = self.creation else { return [] }
        let outcome = isAllocated ? "Create approved" : "Create refused"
        let text = reason.map { "\(outcome): \($0)" } ?? "\(outcome)."
        let notice = Notice.pendingAction(.domain, name: self.name, succeeded: isAllocated, creation.origin, at: now)
        let told = Change.message(.init(text, at: now, notice), to: self.sponsor)
        guard isAllocated else {
            return leaving(by: .deletePurge, "Create refused.", at: now, in: world)
                + world.bill(self.sponsor, -creation.charge, at: now) + [told]
        }
        let domain = allocated(creation, at: now, world[policyOf: self.name])
        return [.domain(domain)] + changeMessages(.create, after: domain, at: now, "Create approved.", in: world) + [
            told
        ]
    }

    /// The time of a create that waits is over.
    func creationDue(at now: Instant, in world: World) -> [Change] {
        switch world[policyOf: self.name].domain.atCreateDeadline {
        case .allocate: return concludingCreation(isAllocated: true, at: now, in: world)
        case .refuse: return concludingCreation(isAllocated: false, at: now, in: world)
        case .wait:
            var domain = self
            domain.creation?.ends = nil
            return [.domain(domain)]
        }
    }
}
