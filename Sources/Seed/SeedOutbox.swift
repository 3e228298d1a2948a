import JSON
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

/// A code that went to a holder, in a seed.
package struct SeedDelivery: Sendable, Equatable, Codable {
    package var recipient: String
    package var domain: String
    package var code: String
    package var processNumber: String?
    package var sent: SeedTime
    package var expires: SeedTime?

    /// A delivery, written down.
    package init(_ delivery: Outbox.Delivery) {
        recipient = delivery.recipient
        domain = delivery.domain
        code = delivery.code
        processNumber = delivery.processNumber
        sent = .fixed(delivery.sent)
        expires = SeedTime(delivery.expires)
    }
}

extension SeedLoader {
    func load(_ seed: SeedOutbox, at path: JSONPath) throws(JSONFault) {
        let dropped = seed.dropped ?? 0
        guard (0...Int.max / 2).contains(dropped) else {
            throw JSONFault("deliveries are counted from 0", at: path["dropped"])
        }
        let deliveries = seed.deliveries.map { delivery in
            Outbox.Delivery(
                recipient: delivery.recipient,
                domain: delivery.domain,
                code: delivery.code,
                processNumber: delivery.processNumber,
                sent: instant(delivery.sent),
                expires: delivery.expires?.instant(from: start)
            )
        }
        world.outbox = Outbox(deliveries, dropped: dropped)
    }
}
