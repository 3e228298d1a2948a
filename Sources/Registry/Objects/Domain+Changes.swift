import EPP

extension Domain {
    /// What is told when the registry or its operator changes a domain: how it was, and how it is (RFC 8590 §3.1).
    ///
    /// Both to its sponsor; where that changes, each registrar is shown the state in which the domain is its own. Nothing
    /// where the policy does not tell changes; only the former state of a domain that is gone. Asked before the change is
    /// applied: `names` are those that hosts are about to have.
    package func changeMessages(
        _ operation: ChangeRecord.Operation,
        after changed: Domain?,
        renaming names: [ObjectID: String] = [:],
        at now: Instant,
        _ reason: String,
        in world: World
    ) -> [Change] {
        guard world.policy.poll.tellsChanges else { return [] }
        let after = changed.map { DomainImage($0, in: world, renaming: names) }
        let states: [(ChangeRecord.State, DomainImage?)] = [(.before, DomainImage(self, in: world)), (.after, after)]
        return states.compactMap { state, image in
            guard let image else { return nil }
            var draft = PollMessage.Draft(reason, at: now, .domain(image))
            draft.change = ChangeRecord(state, operation, at: now, reason)
            return .message(draft, to: image.domain.sponsor)
        }
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
