import EPP

/// A registered name (RFC 5731 §2).
///
/// The fields of `RareFields` are its own as those of `Record` are: `domain.transfer`.
@dynamicMemberLookup
public struct Domain: RecordBearer {
    /// Where it is kept.
    public var record: Shared<Record>

    package init(
        name: String,
        id: ObjectID,
        sponsor: ClientID,
        creator: ClientID? = nil,
        created: Instant,
        expires: Instant
    ) {
        let creator = creator ?? sponsor
        record = Shared(
            Record(name: name, id: id, sponsor: sponsor, creator: creator, created: created, expires: expires)
        )
    }

    /// What few domains have.
    @inlinable public subscript<Field>(dynamicMember field: WritableKeyPath<RareFields, Field>) -> Field {
        @inline(__always) get {
            // Read from one place or from another like it: the time taken does not tell whether a domain has any.
            if let rareFields = record.value.rareFields { return rareFields.value[keyPath: field] }
            return RareFields.usual.value[keyPath: field]
        }
        @inline(__always) _modify {
            var rareFields = record.value.rareFields?.value ?? RareFields()
            defer { keep(rareFields) }
            yield &rareFields[keyPath: field]
        }
    }

    @usableFromInline mutating func keep(_ rareFields: consuming RareFields) {
        let isUsual = rareFields.areUsual
        guard !isUsual || hasRareFields else { return }
        record.value.rareFields = isUsual ? nil : Shared(rareFields)
    }

    /// Whether anything is known of it that is known of few.
    var hasRareFields: Bool { record.value.rareFields != nil }

    /// Whether the name is delegated.
    package var isDelegated: Bool { !self.nameservers.isEmpty || !self.hostAttributes.isEmpty }

    /// The statuses that clients see: an object always has at least one (RFC 5731 §2.3).
    package var shownStatuses: DomainStatuses {
        var shown = self.statuses
        if !isDelegated { shown.insert(.inactive) }
        return shown.isEmpty ? .ok : shown
    }

    /// The grace periods that are open at this time.
    package func openGracePeriods(at now: Instant) -> [GracePeriod] { self.gracePeriods.filter { $0.ends > now } }

    /// Notes who changed the domain by a command, and when.
    package mutating func touch(by client: ClientID, at now: Instant) {
        self.updater = client
        self.updated = now
        self.gracePeriods.removeAll { $0.ends <= now }
    }
}

/// A contact in a role (RFC 5731 §2.2).
public struct DomainContact: Sendable, Hashable {
    package enum Role: String, Sendable, CaseIterable, Codable { case admin, billing, tech }

    package let id: String
    /// The schema lets it be left out.
    package let role: Role?

    package init(_ id: String, _ role: Role?) {
        self.id = id
        self.role = role
    }
}

/// A name server as an attribute of a domain (RFC 5731 §1.1).
public struct HostAttribute: Sendable, Hashable {
    package let name: String
    package var addresses: [IPAddress]

    package init(_ name: String, _ addresses: [IPAddress] = []) {
        self.name = name
        self.addresses = addresses
    }
}
