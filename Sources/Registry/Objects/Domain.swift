import EPP

/// A registered name (RFC 5731 §2).
package struct Domain: Sendable, Equatable {
    /// In lower case.
    package let name: String
    package let id: ObjectID
    package var sponsor: ClientID
    package var creator: ClientID
    package var created: Instant
    package var updater: ClientID?
    package var updated: Instant?
    package var expires: Instant
    package var transferred: Instant?
    /// The statuses that somebody set or that an action left; `ok` and `inactive` are derived.
    package var statuses: DomainStatuses = []
    /// The text that came with a status (RFC 5731 §2.3), where there was one.
    package var statusNotes: [String: StatusNote] = [:]
    package var registrant: String?
    package var contacts: [DomainContact] = []
    /// Host objects, in the order given.
    package var nameservers: [ObjectID] = []
    /// Hosts as attributes, under policies without host objects (RFC 5731 §1.1).
    package var hostAttributes: [HostAttribute] = []
    package var authInfo: AuthInfo = .unset
    /// The most recent transfer, pending or finished.
    package var transfer: Transfer?
    /// Until when the registry's own lock stands, where the policy shows it as `serverTransferProhibited`.
    package var lockedUntil: Instant?
    /// Grace periods that were opened; those that are over are dropped when the domain is next changed.
    package var gracePeriods: [GracePeriod] = []
    /// How far a deletion has come (RFC 3915 §2).
    package var deletion: Deletion?
    /// What extensions remember.
    package var extras = Extras()

    package init(
        name: String,
        id: ObjectID,
        sponsor: ClientID,
        creator: ClientID? = nil,
        created: Instant,
        expires: Instant
    ) {
        self.name = name
        self.id = id
        self.sponsor = sponsor
        self.creator = creator ?? sponsor
        self.created = created
        self.expires = expires
    }

    /// Whether the name is delegated.
    package var isDelegated: Bool { !nameservers.isEmpty || !hostAttributes.isEmpty }

    /// Every contact that the domain names, as often as it does.
    var contactIDs: [String] { contacts.map(\.id) + (registrant.map { [$0] } ?? []) }

    /// The statuses that clients see: an object always has at least one (RFC 5731 §2.3).
    package var shownStatuses: DomainStatuses {
        var shown = statuses
        if !isDelegated { shown.insert(.inactive) }
        return shown.isEmpty ? .ok : shown
    }

    /// The grace periods that are open at this time.
    package func openGracePeriods(at now: Instant) -> [GracePeriod] { gracePeriods.filter { $0.ends > now } }

    /// Notes who changed the domain by a command, and when.
    package mutating func touch(by client: ClientID, at now: Instant) {
        updater = client
        updated = now
        gracePeriods.removeAll { $0.ends <= now }
    }
}
