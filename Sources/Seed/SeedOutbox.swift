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
    /// For a code and for a confirmation.
    package var domain: String?
    /// For a code.
    package var code: String?
    package var processNumber: String?
    /// For a recovery.
    package var link: String?
    /// For a confirmation.
    package var key: String?
    package var requester: String?
    package var sent: SeedTime
    package var expires: SeedTime?

    /// A delivery, written down.
    package init(_ delivery: Outbox.Delivery) {
        kind = delivery.kind == .code ? nil : delivery.kind
        recipient = delivery.recipient
        domain = delivery.kind == .recovery ? nil : delivery.domain
        code = delivery.kind == .code ? delivery.code : nil
        processNumber = delivery.processNumber
        (link, key, requester) = (delivery.link, delivery.key, delivery.requester)
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
        guard let domain = seed.domain else { throw JSONFault("it is about a domain", at: path["domain"]) }
        if seed.kind == .confirmation { return try confirmation(seed, of: domain, at: path) }
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

    /// The question whether a domain may be transferred.
    private func confirmation(
        _ seed: SeedDelivery,
        of domain: String,
        at path: JSONPath
    ) throws(JSONFault) -> Outbox.Delivery {
        guard let key = seed.key else { throw JSONFault("a confirmation has a key", at: path["key"]) }
        guard let requester = seed.requester else {
            throw JSONFault("a registrar asks for the transfer", at: path["requester"])
        }
        return Outbox.Delivery(
            confirmationOf: domain,
            for: requester,
            to: seed.recipient,
            key: key,
            sent: instant(seed.sent),
            expires: seed.expires?.instant(from: start)
        )
    }
}
