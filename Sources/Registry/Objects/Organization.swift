import EPP

/// A registrar, a reseller or whoever else has to do with objects of the registry (RFC 8543 §3).
package struct Organization: Sendable, Equatable {
    /// Chosen by the client that created it, 3 to 16 characters.
    package let id: String
    package let object: ObjectID
    /// Empty where the registry manages the organization itself (RFC 8543 §4.1.2).
    package var sponsor: ClientID
    package var creator: ClientID
    package var created: Instant
    package var updater: ClientID?
    package var updated: Instant?
    /// Without `ok` and `linked`, which are derived.
    package var statuses: OrganizationStatuses = []
    /// At least one, each of another type.
    package var roles: [OrganizationRole]
    /// The organization above it (RFC 8543 §3.6).
    package var parent: String?
    /// The address in ASCII (`int`), and as it is written locally (`loc`).
    package var internationalized: OrganizationAddress?
    package var localized: OrganizationAddress?
    package var voice: PhoneNumber?
    package var fax: PhoneNumber?
    package var email: String?
    package var url: String?
    package var contacts: [OrganizationContact] = []

    package init(
        id: String,
        object: ObjectID,
        sponsor: ClientID,
        creator: ClientID? = nil,
        created: Instant,
        roles: [OrganizationRole]
    ) {
        self.id = id
        self.object = object
        self.sponsor = sponsor
        self.creator = creator ?? sponsor
        self.created = created
        self.roles = roles
    }

    /// Its role of this type.
    package func role(_ type: String) -> OrganizationRole? { roles.first { $0.type == type } }

    /// The statuses that clients see; `ok` stands alone or with `linked` (RFC 8543 §3.4).
    package func shownStatuses(isLinked: Bool) -> OrganizationStatuses {
        let shown = statuses.isEmpty ? .ok : statuses
        return isLinked ? shown.union(.linked) : shown
    }

    /// Notes who changed the organization by a command, and when.
    package mutating func touch(by client: ClientID, at now: Instant) {
        updater = client
        updated = now
    }
}

/// What an organization is to others, such as `reseller` (RFC 8543 §3.2).
package struct OrganizationRole: Sendable, Equatable {
    /// As IANA's registry of organization roles has it, or another token.
    package let type: String
    /// Without `ok` and `linked`, which are derived.
    package var statuses: OrganizationRoleStatuses
    /// An identifier that a third party has given it, such as a registrar's from IANA.
    package var identifier: String?

    package init(_ type: String, statuses: OrganizationRoleStatuses = [], identifier: String? = nil) {
        (self.type, self.statuses, self.identifier) = (type, statuses, identifier)
    }

    /// The statuses that clients see (RFC 8543 §3.5).
    package func shownStatuses(isLinked: Bool) -> OrganizationRoleStatuses {
        let shown = statuses.isEmpty ? .ok : statuses
        return isLinked ? shown.union(.linked) : shown
    }
}

/// A name, and perhaps an address (RFC 8543 §4.1.2).
package struct OrganizationAddress: Sendable, Equatable {
    package var name: String
    package var address: Lines?

    /// The address itself.
    package struct Lines: Sendable, Equatable {
        /// At most three lines.
        package let street: [String]
        package let city: String
        package let stateOrProvince: String?
        package let postalCode: String?
        /// Two letters of ISO 3166-1, in upper case.
        package let country: String

        package init(
            street: [String],
            city: String,
            stateOrProvince: String?,
            postalCode: String?,
            country: String
        ) {
            self.street = street
            self.city = city
            self.stateOrProvince = stateOrProvince
            self.postalCode = postalCode
            self.country = country
        }
    }

    package init(name: String, address: Lines? = nil) { (self.name, self.address) = (name, address) }
}

/// A contact of an organization, by what it is asked for (RFC 8543 §3.3).
package struct OrganizationContact: Sendable, Hashable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case admin, billing, tech, abuse, custom }

    package let id: String
    package let kind: Kind
    /// What a `custom` one is called.
    package let kindName: String?

    package init(_ id: String, _ kind: Kind, named kindName: String? = nil) {
        (self.id, self.kind, self.kindName) = (id, kind, kindName)
    }
}
