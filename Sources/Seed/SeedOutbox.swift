import Registry

/// What holders were sent, in a seed.
package struct SeedOutbox: Sendable, Equatable, Codable {
    package var deliveries: [SeedDelivery]
    package var dropped: Int?

    /// Nothing where nothing was sent.
    init?(_ outbox: Outbox) {
        guard outbox != Outbox() else { return nil }
        deliveries = outbox.deliveries.map(SeedDelivery.init)
        dropped = outbox.dropped > 0 ? outbox.dropped : nil
    }
}
