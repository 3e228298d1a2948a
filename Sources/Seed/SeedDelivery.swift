import Registry

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
