import EPP

/// A registered name (RFC 5731 §2).
package struct Domain: Sendable, Equatable {
    /// One reference to copy, and one for a table to hold; copied by the first change to one that is shared.
    private var record: DomainRecord

    /// In lower case.
    package var name: String { record.name }
    package var id: ObjectID { record.id }
    package var sponsor: ClientID {
        get { record.sponsor }
        _modify {
            makeUnique()
            yield &record.sponsor
        }
    }
    package var creator: ClientID {
        get { record.creator }
        _modify {
            makeUnique()
            yield &record.creator
        }
    }
    package var created: Instant {
        get { record.created }
        _modify {
            makeUnique()
            yield &record.created
        }
    }
    package var expires: Instant {
        get { record.expires }
        _modify {
            makeUnique()
            yield &record.expires
        }
    }
    package var updater: ClientID? {
        get { record.updater }
        _modify {
            makeUnique()
            yield &record.updater
        }
    }
    package var updated: Instant? {
        get { record.updated }
        _modify {
            makeUnique()
            yield &record.updated
        }
    }
    /// The statuses that somebody set or that an action left; `ok` and `inactive` are derived.
    package var statuses: DomainStatuses {
        get { record.statuses }
        _modify {
            makeUnique()
            yield &record.statuses
        }
    }
    package var registrant: String? {
        get { record.registrant }
        _modify {
            makeUnique()
            yield &record.registrant
        }
    }
    package var contacts: [DomainContact] {
        get { record.contacts }
        _modify {
            makeUnique()
            yield &record.contacts
        }
    }
    /// Host objects, in the order given.
    package var nameservers: [ObjectID] {
        get { record.nameservers }
        _modify {
            makeUnique()
            yield &record.nameservers
        }
    }
    package var authInfo: AuthInfo {
        get { record.authInfo }
        _modify {
            makeUnique()
            yield &record.authInfo
        }
    }
    /// Grace periods that were opened; those that are over are dropped when the domain is next changed.
    package var gracePeriods: [GracePeriod] {
        get { record.gracePeriods }
        _modify {
            makeUnique()
            yield &record.gracePeriods
        }
    }
    package var transferred: Instant? {
        get { record.rare?.transferred ?? nil }
        set {
            guard record.rare != nil || newValue != nil else { return }
            makeUnique()
            if record.rare == nil { record.rare = DomainRecord.Rare() }
            record.rare?.transferred = newValue
        }
    }
    /// The text that came with a status (RFC 5731 §2.3), where there was one.
    package var statusNotes: [String: StatusNote] {
        get { record.rare?.statusNotes ?? [:] }
        set {
            guard record.rare != nil || !newValue.isEmpty else { return }
            makeUnique()
            if record.rare == nil { record.rare = DomainRecord.Rare() }
            record.rare?.statusNotes = newValue
        }
    }
    /// Hosts as attributes, under policies without host objects (RFC 5731 §1.1).
    package var hostAttributes: [HostAttribute] {
        get { record.rare?.hostAttributes ?? [] }
        set {
            guard record.rare != nil || !newValue.isEmpty else { return }
            makeUnique()
            if record.rare == nil { record.rare = DomainRecord.Rare() }
            record.rare?.hostAttributes = newValue
        }
    }
    /// The most recent transfer, pending or finished.
    package var transfer: Transfer? {
        get { record.rare?.transfer ?? nil }
        set {
            guard record.rare != nil || newValue != nil else { return }
            makeUnique()
            if record.rare == nil { record.rare = DomainRecord.Rare() }
            record.rare?.transfer = newValue
        }
    }
    /// Until when the registry's own lock stands, where the policy shows it as `serverTransferProhibited`.
    package var lockedUntil: Instant? {
        get { record.rare?.lockedUntil ?? nil }
        set {
            guard record.rare != nil || newValue != nil else { return }
            makeUnique()
            if record.rare == nil { record.rare = DomainRecord.Rare() }
            record.rare?.lockedUntil = newValue
        }
    }
    /// How far a deletion has come (RFC 3915 §2).
    package var deletion: Deletion? {
        get { record.rare?.deletion ?? nil }
        set {
            guard record.rare != nil || newValue != nil else { return }
            makeUnique()
            if record.rare == nil { record.rare = DomainRecord.Rare() }
            record.rare?.deletion = newValue
        }
    }
    package var extras: Extras {
        get { record.rare?.extras ?? Extras() }
        set {
            guard record.rare != nil || newValue != Extras() else { return }
            makeUnique()
            if record.rare == nil { record.rare = DomainRecord.Rare() }
            record.rare?.extras = newValue
        }
    }

    package init(
        name: String,
        id: ObjectID,
        sponsor: ClientID,
        creator: ClientID? = nil,
        created: Instant,
        expires: Instant
    ) {
        record = DomainRecord(name, id, sponsor, creator ?? sponsor, created, expires)
    }

    private mutating func makeUnique() {
        if !isKnownUniquelyReferenced(&record) { record = DomainRecord(record) }
    }

    package static func == (left: Domain, right: Domain) -> Bool {
        left.record === right.record || left.record.isEqual(right.record)
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
