import EPP
import Registry

/// A domain in a seed.
package struct SeedDomain: Sendable, Equatable, Codable, SeedHistory {
    package var name: String
    package var number: Int?
    package var sponsor: String
    package var creator: String?
    package var created: SeedTime?
    package var updater: String?
    package var updated: SeedTime?
    package var expires: SeedTime?
    package var transferred: SeedTime?
    /// The end of the registry's own lock; follows from the policy where it is left out of a new domain.
    package var lockedUntil: SeedLock?
    package var statuses: [String]?
    package var statusNotes: [String: SeedStatusNote]?
    package var registrant: String?
    package var contacts: [SeedDomainContact]?
    /// Names of hosts in the seed.
    package var nameservers: [String]?
    /// Name servers with their addresses, under policies without host objects.
    package var hostAttributes: [SeedHostAttribute]?
    package var authInfo: String?
    /// A code of which only a hash is kept, in place of `authInfo`.
    package var guardedCode: HashedAuthInfo?
    /// The process number that the registrant was last told.
    package var processNumber: String?
    package var transfer: SeedTransfer?
    /// Where they are left out: the add grace period, if the domain was created that lately.
    package var gracePeriods: [SeedGracePeriod]?
    /// When a delete put the domain into redemption; a shorter way to say `deletion`.
    package var deleted: SeedTime?
    package var deletion: SeedDeletion?
    /// A create that waits to be decided.
    package var creation: SeedCreation?
    package var extensions: SeedExtras<DomainExtraKeys>?
}

/// Until when the registry's own lock stands, in a seed: a date, or `"none"` where it was taken off early.
package enum SeedLock: Sendable, Equatable, Codable {
    case none
    case until(SeedTime)

    private static let word = "none"

    package init(from decoder: any Decoder) throws {
        let isNone = try String(from: decoder) == Self.word
        self = isNone ? .none : .until(try SeedTime(from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .none: try Self.word.encode(to: encoder)
        case .until(let end): try end.encode(to: encoder)
        }
    }
}

/// A contact of a domain in a seed.
package struct SeedDomainContact: Sendable, Equatable, Codable {
    package var role: DomainContact.Role?
    package var id: String
}

/// A name server as an attribute of a domain, in a seed.
package struct SeedHostAttribute: Sendable, Equatable, Codable {
    package var name: String
    package var addresses: [String]?
}

/// A grace period in a seed.
package struct SeedGracePeriod: Sendable, Equatable, Codable {
    package var kind: GracePeriod.Kind
    package var ends: SeedTime
    package var months: Int
    /// What was paid, in the smallest unit of the policy's currency.
    package var charge: Int?
}

/// How far the deletion of a domain has come, in a seed.
package struct SeedDeletion: Sendable, Equatable, Codable {
    package var phase: Deletion.Phase
    package var ends: SeedTime
    package var redemptionEnds: SeedTime?
    package var origin: SeedTransaction?
    /// When the restore was asked for whose report is awaited, and when the sponsor will be reminded of that.
    package var restoreRequested: SeedTime?
    package var reminder: SeedTime?
}

/// A create that waits, in a seed.
package struct SeedCreation: Sendable, Equatable, Codable {
    /// When the clock decides it; left to the operator where it is left out.
    package var ends: SeedTime?
    /// For how long the name is asked for; the policy's default where it is left out.
    package var months: Int?
    /// What was paid, in the smallest unit of the policy's currency.
    package var charge: Int?
    package var origin: SeedTransaction?
}

extension SeedDomain {
    /// A domain, written down; its name servers by the names that they have in the world.
    ///
    /// A host that is gone by now, which only a domain in an old message can still name, is written by its number: `#7`.
    package init(_ domain: Domain, in world: World) {
        self.init(domain, showsLock: world[policyOf: domain.name].transfer.showsLock) { world.hosts[$0]?.name }
    }

    /// A domain, written down; its name servers by the names that they are given.
    package init(_ domain: Domain, showsLock: Bool, naming host: (ObjectID) -> String?) {
        name = domain.name
        number = domain.id
        sponsor = domain.sponsor
        creator = domain.creator
        created = .fixed(domain.created)
        updater = domain.updater
        updated = SeedTime(domain.updated)
        expires = .fixed(domain.expires)
        transferred = SeedTime(domain.transferred)
        if let end = domain.lockedUntil {
            lockedUntil = .until(.fixed(end))
        } else if showsLock {
            lockedUntil = SeedLock.none
        }
        let following: DomainStatuses = domain.creation == nil ? [] : .pendingCreate
        statuses = domain.statuses.subtracting(following.union([.pendingTransfer, .pendingDelete])).seeded
        statusNotes = domain.statusNotes.seeded
        registrant = domain.registrant
        contacts = domain.contacts.isEmpty ? nil : domain.contacts.map { SeedDomainContact(role: $0.role, id: $0.id) }
        let names = domain.nameservers.map { host($0) ?? "#\($0)" }
        nameservers = names.isEmpty ? nil : names
        hostAttributes = domain.hostAttributes.isEmpty ? nil : domain.hostAttributes.map(SeedHostAttribute.init)
        authInfo = domain.authInfo.revealed
        guardedCode = domain.authInfo.guarded
        processNumber = domain.processNumber
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
        creation = domain.creation.map(SeedCreation.init)
        extensions = SeedExtras(domain.extensionData)
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
        restoreRequested = SeedTime(deletion.restoreRequested)
        reminder = SeedTime(deletion.reminder)
    }
}

extension SeedCreation {
    fileprivate init(_ creation: Creation) {
        ends = SeedTime(creation.ends)
        months = creation.months
        charge = creation.charge == 0 ? nil : creation.charge
        origin = SeedTransaction(creation.origin)
    }
}
