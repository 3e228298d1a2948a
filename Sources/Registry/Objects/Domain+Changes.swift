import EPP

extension Domain {
    /// What is told when the registry changes a domain (`World.changeMessages`).
    ///
    /// Only the former state of a domain that is gone; `names` are those that hosts are about to have.
    package func changeMessages(
        _ operation: ChangeRecord.Operation,
        after changed: Domain?,
        renaming names: [ObjectID: String] = [:],
        at now: Instant,
        _ reason: String,
        in world: World
    ) -> [Change] {
        guard world.policy.poll.tellsChanges else { return [] }
        return world.changeMessages(
            operation,
            from: ObjectImage(self, in: world),
            to: changed.map { ObjectImage($0, in: world, renaming: names) },
            at: now,
            reason
        )
    }

    /// The code's time is over: it is as if none had been set (RFC 9154 §4.2, where the registry keeps the time).
    func codeExpiring(at now: Instant, in world: World) -> [Change] {
        var domain = self
        domain.replaceCode(by: .unset, .expired, at: now)
        return [.domain(domain)]
            + changeMessages(.update, after: domain, at: now, "Authorization code expired.", in: world)
    }

    /// The registry's lock is over.
    func lockLifting(at now: Instant, in world: World) -> [Change] {
        let domain = unlocking()
        return [.domain(domain)] + changeMessages(.update, after: domain, at: now, "Transfer lock lifted.", in: world)
    }
}
