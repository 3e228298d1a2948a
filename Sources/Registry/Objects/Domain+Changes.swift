import EPP

extension Domain {
    /// What the sponsor is told when the registry changes a domain by itself: how it was, and how it is (RFC 8590 §3.1).
    ///
    /// Nothing where the policy does not tell changes; only the former state of a domain that is gone.
    func changeMessages(
        _ operation: ChangeRecord.Operation,
        after changed: Domain?,
        at now: Instant,
        _ reason: String,
        _ policy: Policy
    ) -> [Change] {
        guard policy.poll.tellsChanges else { return [] }
        let states: [(ChangeRecord.State, Domain?)] = [(.before, self), (.after, changed)]
        return states.compactMap { state, domain in
            guard let domain else { return nil }
            var draft = PollMessage.Draft(reason, at: now, .domain(domain))
            draft.change = ChangeRecord(state, operation, at: now, reason)
            return .message(draft, to: self.sponsor)
        }
    }

    /// The code's time is over: it is as if none had been set (RFC 9154 §4.2, where the registry keeps the time).
    func codeExpiring(at now: Instant, _ policy: Policy) -> [Change] {
        var domain = self
        domain.replaceCode(by: .unset, .expired, at: now)
        return [.domain(domain)]
            + changeMessages(.update, after: domain, at: now, "Authorization code expired.", policy)
    }

    /// The registry's lock is over.
    func lockLifting(at now: Instant, _ policy: Policy) -> [Change] {
        let domain = unlocking()
        return [.domain(domain)] + changeMessages(.update, after: domain, at: now, "Transfer lock lifted.", policy)
    }
}
