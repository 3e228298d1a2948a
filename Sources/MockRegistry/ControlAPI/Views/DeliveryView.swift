import Registry

/// A code that went to a holder, as JSON.
struct DeliveryView: Encodable {
    let recipient: String
    let domain: String
    let code: String
    let processNumber: String?
    let sent: SeedTime
    let expires: SeedTime?

    init(_ delivery: Outbox.Delivery) {
        recipient = delivery.recipient
        domain = delivery.domain
        code = delivery.code
        processNumber = delivery.processNumber
        sent = .fixed(delivery.sent)
        expires = SeedTime(delivery.expires)
    }
}
