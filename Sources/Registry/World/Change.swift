/// One thing that may happen to the world.
///
/// Applying it cannot fail.
package enum Change: Sendable, Equatable {
    case domain(Domain)
    case noDomain(String)
    case host(Host)
    case noHost(ObjectID)
    case contact(Contact)
    case noContact(String)
    case registrar(Registrar)
    case noRegistrar(ClientID)
    /// A debit is below zero; a registrar without a limit has no balance to change.
    case balance(ClientID, by: Int)
    case message(PollMessage.Draft, to: ClientID)
    case delivery(Outbox.Delivery)
    case acknowledged(Int, by: ClientID)
}
