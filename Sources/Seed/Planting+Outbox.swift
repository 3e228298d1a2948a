import JSON
import Registry

extension Planting {
    func plant(_ seed: SeedOutbox, at path: JSONPath) throws(JSONFault) {
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
