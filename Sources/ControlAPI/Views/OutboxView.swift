import Registry
import Seed

/// What was sent to people, as JSON.
struct OutboxView: Encodable {
    let deliveries: [SeedDelivery]
    let dropped: Int

    init(_ outbox: Outbox, of domain: String?) {
        deliveries = outbox.deliveries.filter { domain == nil || $0.domain == domain }.map(SeedDelivery.init)
        dropped = outbox.dropped
    }
}
