import EPP
import Registry
import TestSupport

/// What the model compares of the world, step by step.
struct Photograph {
    struct Seen: Equatable {
        let name: String
        let id: ObjectID
        let sponsor: ClientID
        let hasCode: Bool
        let isDeleted: Bool
        /// Whether its create has not been decided.
        let isWaiting: Bool
        let expires: Instant
    }

    let time: Instant
    let domains: [String: Seen]
    let contacts: Int
    let hosts: Int
    let lastObject: ObjectID
    let lastMessage: Int
    /// How many mails were sent to holders.
    let mails: Int
    private let waiting: [(ClientID, PollMessage)]

    init(_ stage: Stage) {
        let (time, domains, counts, waiting) = stage.registry.store.operate { world, now in
            let seen = world.domains.values.map { domain in
                Seen(
                    name: domain.name,
                    id: domain.id,
                    sponsor: domain.sponsor,
                    hasCode: domain.authInfo != .unset,
                    isDeleted: domain.deletion != nil,
                    isWaiting: domain.creation != nil,
                    expires: domain.expires
                )
            }
            let counts = (
                world.contacts.count, world.hosts.count, world.lastObject, world.lastMessage,
                world.outbox.deliveries.count
            )
            let waiting = world.queues.flatMap { client, queue in queue.all.suffix(40).map { (client, $0) } }
            return (now, seen, counts, waiting)
        }
        self.time = time
        self.domains = Dictionary(domains.map { ($0.name, $0) }) { first, _ in first }
        (contacts, hosts, lastObject, lastMessage, mails) = counts
        self.waiting = waiting
    }

    /// The messages that were queued after another photograph was taken.
    func messages(since other: Photograph) -> [(ClientID, PollMessage)] {
        waiting.filter { $0.1.id > other.lastMessage }
    }
}
