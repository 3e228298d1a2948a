import EPP
import Registry

extension SeedHost {
    /// A host, written down.
    package init(_ host: Host) {
        name = host.name
        number = host.id
        sponsor = host.sponsor
        creator = host.creator
        created = .fixed(host.created)
        updater = host.updater
        updated = SeedTime(host.updated)
        transferred = SeedTime(host.transferred)
        statuses = host.statuses.seeded
        statusNotes = host.statusNotes.seeded
        addresses = host.addresses.isEmpty ? nil : host.addresses.map(\.description)
        extensions = SeedExtras(host.extras)
    }
}
