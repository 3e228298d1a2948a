import EPP

/// The registry's own lock against transfer, after creation and after a transfer.
extension Domain {
    /// Puts the lock on, where the policy shows it as a status; otherwise it is a rule of the transfer request alone.
    package mutating func lock(for span: TimeSpan, from instant: Instant, _ policy: TransferPolicy) {
        guard policy.showsLock, span > .zero else { return }
        self.lockedUntil = instant + span
        self.statuses.insert(.serverTransferProhibited)
    }

    /// Takes the lock off when its time is over.
    func unlocking() -> Domain {
        var domain = self
        domain.lockedUntil = nil
        domain.statuses.remove(.serverTransferProhibited)
        return domain
    }

    /// Whether anybody's lock stands against a transfer at this time (RFC 5731 §2.3).
    package func isLocked(at now: Instant, _ policy: TransferPolicy) -> Bool {
        !self.statuses.isDisjoint(with: [.clientTransferProhibited, .serverTransferProhibited])
            || [lockByCreation(policy), lockByTransfer(policy)].contains { $0.map { $0 > now } ?? false }
    }

    /// Until when the domain's creation is too recent for a transfer; nil where a status says so, which may have been
    /// taken off early.
    package func lockByCreation(_ policy: TransferPolicy) -> Instant? {
        policy.showsLock ? nil : self.created + policy.lockAfterCreation
    }

    /// Until when its last transfer is.
    package func lockByTransfer(_ policy: TransferPolicy) -> Instant? {
        policy.showsLock ? nil : self.transferred.map { $0 + policy.lockAfterTransfer }
    }
}
