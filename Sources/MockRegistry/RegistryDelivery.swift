import Registry

/// A code that the registry sent to the holder of a domain.
public struct RegistryDelivery: Sendable, Equatable {
    /// The holder's e-mail address.
    public let recipient: String
    /// The domain's name.
    public let domain: String
    /// The auth code.
    public let code: String
    /// The second secret, where the policy has one.
    public let processNumber: String?

    init(_ delivery: Outbox.Delivery) {
        recipient = delivery.recipient
        domain = delivery.domain
        code = delivery.code
        processNumber = delivery.processNumber
    }
}
