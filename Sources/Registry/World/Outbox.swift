import EPP

/// What the registry would have sent to people outside: nothing leaves the machine, the user reads it here.
package struct Outbox: Sendable, Equatable {
    /// One delivery to a holder.
    package struct Delivery: Sendable, Equatable, CustomStringConvertible {
        /// The registrant's e-mail address.
        package let recipient: String
        package let domain: String
        package let code: String
        /// The second secret, where the policy has one.
        package let processNumber: String?
        package let sent: Instant
        package let expires: Instant?

        package init(
            recipient: String,
            domain: String,
            code: String,
            processNumber: String?,
            sent: Instant,
            expires: Instant?
        ) {
            self.recipient = recipient
            self.domain = domain
            self.code = code
            self.processNumber = processNumber
            self.sent = sent
            self.expires = expires
        }

        package var description: String { "code of \(domain) to \(recipient)" }
    }

    /// The most that is kept; older deliveries are dropped.
    package static let capacity = 10_000

    /// Oldest first.
    package private(set) var deliveries: [Delivery] = []
    /// How many have been dropped.
    package private(set) var dropped = 0

    package init() {}

    /// An outbox as it was: of more than it can hold the last.
    package init(_ deliveries: [Delivery], dropped: Int) {
        self.deliveries = deliveries.suffix(Self.capacity)
        self.dropped = dropped
    }

    mutating func append(_ delivery: Delivery) {
        deliveries.append(delivery)
        // A tenth at a time, so that a full outbox does not move every delivery at each new one.
        guard deliveries.count > Self.capacity else { return }
        dropped += Self.capacity / 10
        deliveries.removeFirst(Self.capacity / 10)
    }

    /// Forgets everything.
    package mutating func clear() { self = Outbox() }
}
