import EPP
import Registry

/// A world written down again: reading it gives an equal world.
extension Seed {
    /// Everything that the world holds, with the numbers that were given out.
    package init(_ world: World) {
        self.init(registrars: world.registrars.values.sorted { $0.id < $1.id }.map(SeedRegistrar.init))
        contacts = world.contacts.values.sorted { $0.object < $1.object }.map(SeedContact.init)
        hosts = world.hosts.values.sorted { $0.id < $1.id }.map(SeedHost.init)
        domains = world.domains.values.sorted { $0.id < $1.id }.map { SeedDomain($0, in: world) }
        messages = Self.messages(of: world)
        outbox = SeedOutbox(world.outbox)
        numbering = SeedNumbering(objects: world.lastObject, messages: world.lastMessage)
    }

    /// The messages that wait, oldest first.
    package static func messages(of world: World) -> [SeedMessage] {
        let waiting = world.queues.flatMap { client, queue in queue.all.map { (client, $0) } }
        return waiting.sorted { $0.1.id < $1.1.id }.map { SeedMessage($0.1, to: $0.0, in: world) }
    }
}

extension SeedRegistrar {
    /// A registrar, written down.
    package init(_ registrar: Registrar) {
        id = registrar.id
        password = registrar.password.revealed
        suspended = registrar.isSuspended ? true : nil
        certificate = registrar.certificate
        balance = registrar.balance
        extensions = SeedExtras(registrar.extras)
    }
}

extension SeedTime {
    init?(_ instant: Instant?) {
        guard let instant else { return nil }
        self = .fixed(instant)
    }
}

extension StatusSet {
    var seeded: [String]? { isEmpty ? nil : names }
}

extension [String: StatusNote] {
    var seeded: [String: SeedStatusNote]? {
        isEmpty ? nil : mapValues { SeedStatusNote(text: $0.text, language: $0.language) }
    }
}

extension SeedTransfer {
    init(_ transfer: Transfer) {
        status = transfer.status
        requester = transfer.requester
        requested = .fixed(transfer.requested)
        loser = transfer.losingRegistrar
        actor = transfer.actor
        acted = .fixed(transfer.acted)
        months = transfer.months
        expires = SeedTime(transfer.expires)
        charge = transfer.charge == 0 ? nil : transfer.charge
    }
}

extension SeedTransaction {
    init(_ ids: TransactionIDs) { self.init(client: ids.client, server: ids.server) }
}
