import EPP

/// Messages that nobody has fetched for so long that the registry throws them away, where the policy says so.
extension World {
    /// What stands in the due queue for a number that messages do not have: the highest, so that they come last.
    static let messagesNumber = ObjectID.max

    /// When the first message that waits for a registrar has waited too long; nil where none ever has.
    func messagesDue(of client: ClientID) -> Instant? {
        guard policy.poll.messageLife > .zero, let first = queues[client]?.first else { return nil }
        return first.draft.queued + policy.poll.messageLife
    }

    /// Takes away what has waited too long by then: messages wait in the order in which they were queued.
    func messagesOver(of client: ClientID, at now: Instant) -> [Change] {
        let all = queues[client]?.all ?? []
        return all.prefix { $0.draft.queued + policy.poll.messageLife <= now }.map { .acknowledged($0.id, by: client) }
    }
}
