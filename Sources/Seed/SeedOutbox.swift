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

/// A mail that went to a holder, in a seed.
package struct SeedDelivery: Sendable, Equatable, Codable {
    /// A code, where it is left out.
    package var kind: Outbox.Delivery.Kind?
    package var recipient: String
    /// For a code.
    package var domain: String?
    package var code: String?
    package var processNumber: String?
    /// For a recovery.
    package var link: String?
    package var sent: SeedTime
    package var expires: SeedTime?

    /// A delivery, written down.
    package init(_ delivery: Outbox.Delivery) {
        kind = delivery.kind == .code ? nil : delivery.kind
        recipient = delivery.recipient
        domain = delivery.kind == .code ? delivery.domain : nil
        code = delivery.kind == .code ? delivery.code : nil
        processNumber = delivery.processNumber
        link = delivery.link
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
        var deliveries: [Outbox.Delivery] = []
        for (index, delivery) in seed.deliveries.enumerated() {
            deliveries.append(try self.delivery(delivery, at: path["deliveries"][index]))
        }
        world.replaceOutbox(by: Outbox(deliveries, dropped: dropped))
    }

    private func delivery(_ seed: SeedDelivery, at path: JSONPath) throws(JSONFault) -> Outbox.Delivery {
        let (sent, expires) = (instant(seed.sent), seed.expires?.instant(from: start))
        if seed.kind == .recovery {
            guard let link = seed.link else { throw JSONFault("a recovery has a link", at: path["link"]) }
            return Outbox.Delivery(recoveryFor: seed.recipient, link: link, sent: sent, expires: expires)
        }
        guard let domain = seed.domain else { throw JSONFault("a code is a domain's", at: path["domain"]) }
        guard let code = seed.code else { throw JSONFault("the code is missing", at: path["code"]) }
        return Outbox.Delivery(
            recipient: seed.recipient,
            domain: domain,
            code: code,
            processNumber: seed.processNumber,
            sent: sent,
            expires: expires
        )
    }
}
