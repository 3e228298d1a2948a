import EPP
import Registry

extension SeedDomain {
    /// A domain, written down; its name servers by the names that they have in the world.
    ///
    /// A host that is gone by now, which only a domain in an old message can still name, is left out.
    package init(_ domain: Domain, in world: World) {
        name = domain.name
        number = domain.id
        sponsor = domain.sponsor
        creator = domain.creator
        created = .fixed(domain.created)
        updater = domain.updater
        updated = SeedTime(domain.updated)
        expires = .fixed(domain.expires)
        transferred = SeedTime(domain.transferred)
        lockedUntil = SeedTime(domain.lockedUntil)
        statuses = domain.statuses.subtracting([.pendingTransfer, .pendingDelete]).seeded
        statusNotes = domain.statusNotes.seeded
        registrant = domain.registrant
        contacts = domain.contacts.isEmpty ? nil : domain.contacts.map { SeedDomainContact(role: $0.role, id: $0.id) }
        let names = domain.nameservers.compactMap { world.hosts[$0]?.name }
        nameservers = names.isEmpty ? nil : names
        hostAttributes = domain.hostAttributes.isEmpty ? nil : domain.hostAttributes.map(SeedHostAttribute.init)
        authInfo = domain.authInfo.revealed
        guardedCode = domain.authInfo.guarded
        transfer = domain.transfer.map(SeedTransfer.init)
        gracePeriods = domain.gracePeriods.map {
            SeedGracePeriod(
                kind: $0.kind,
                ends: .fixed($0.ends),
                months: $0.months,
                charge: $0.charge == 0 ? nil : $0.charge
            )
        }
        deletion = domain.deletion.map(SeedDeletion.init)
        extensions = SeedExtras(domain.extras)
    }
}

extension SeedHostAttribute {
    fileprivate init(_ host: HostAttribute) {
        name = host.name
        addresses = host.addresses.isEmpty ? nil : host.addresses.map(\.description)
    }
}

extension SeedDeletion {
    fileprivate init(_ deletion: Deletion) {
        phase = deletion.phase
        ends = .fixed(deletion.ends)
        redemptionEnds = .fixed(deletion.redemptionEnds)
        origin = SeedTransaction(deletion.origin)
    }
}
