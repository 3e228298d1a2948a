/// What became of one thing in the world: how it was, and how it is.
///
/// Nil on one side: it was made, or it is gone. References to values that the world has anyway, so that noting one costs
/// nearly nothing.
package enum StateChange: Sendable {
    case domain(Domain?, Domain?, DomainTerms)
    indirect case host(Host?, Host?)
    indirect case contact(Contact?, Contact?)
    indirect case application(LaunchApplication?, LaunchApplication?)
    indirect case organization(Organization?, Organization?)
    indirect case registrar(Registrar?, Registrar?)
    case balance(ClientID, from: Int, to: Int)
    case message(PollMessage, of: ClientID, isQueued: Bool)
    /// A mail went out; its number counts from the first since the outbox was emptied.
    indirect case delivery(Outbox.Delivery, number: Int)
    /// So many mails were in the outbox, and are not any more.
    case outboxCleared(Int)
    indirect case maintenance(MaintenancePolicy?, MaintenancePolicy?)

    /// What has to be known to write a domain down, and is not in it: the names of hosts, where the name servers have
    /// changed, and whether the policy shows the registry's lock.
    package struct DomainTerms: Sendable {
        package var hostNames: [ObjectID: String] = [:]
        package let showsLock: Bool
    }
}

/// All that one act has changed: a command, a call of the operator, or something that was due.
package struct Revision: Sendable {
    /// One more than the number of the act before, whatever it was: where none is missing, nothing has happened unseen.
    package let number: Int
    package let changes: [StateChange]
    /// How many more there were.
    package let omitted: Int

    /// More are counted, and not kept: an entry of a journal may not hold a whole world.
    package static let mostChanges = 10_000

    init(_ number: Int, _ changes: [StateChange]) {
        self.number = number
        self.changes = changes.count > Self.mostChanges ? Array(changes.prefix(Self.mostChanges)) : changes
        omitted = max(0, changes.count - Self.mostChanges)
    }
}

/// Who is told what happened in a world beside its registrars' commands.
package protocol WorldWitness: AnyObject, Sendable {
    /// Something was due, and the clock alone has brought it about; called while the world is held.
    func clockActed(_ action: DueAction, _ text: String, _ revision: Revision)

    /// Somebody has changed something past the protocol.
    func operated(_ revision: Revision)
}
