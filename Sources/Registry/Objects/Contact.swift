import EPP

/// A person or an organisation (RFC 5733 §2).
package struct Contact: Sendable, Equatable {
    /// Chosen by the client that created it, 3 to 16 characters.
    package let id: String
    package let object: ObjectID
    package var sponsor: ClientID
    package var creator: ClientID
    package var created: Instant
    package var updater: ClientID?
    package var updated: Instant?
    package var transferred: Instant?
    package var statuses: ContactStatuses = []
    package var statusNotes: [String: StatusNote] = [:]
    /// The address in ASCII (`int`), and as it is written locally (`loc`): at least one of them.
    package var internationalized: PostalInfo?
    package var localized: PostalInfo?
    package var voice: PhoneNumber?
    package var fax: PhoneNumber?
    package var email: String
    package var authInfo: AuthInfo = .unset
    package var disclosure: Disclosure?
    /// By which the registry knows the holder, where it lets holders in.
    package var taxpayerNumber: String?
    /// What the holder signs in with at the registry; nil where none was set.
    package var holderPassword: SaltedHash?
    /// The most recent transfer, pending or finished.
    package var transfer: Transfer?
    /// What extensions remember.
    package var extensionData = ExtensionData()

    package init(id: String, object: ObjectID, sponsor: ClientID, created: Instant, email: String) {
        self.id = id
        self.object = object
        self.sponsor = sponsor
        self.creator = sponsor
        self.created = created
        self.email = email
    }

    /// The statuses that clients see; `ok` stands alone or with `linked` (RFC 5733 §2.2).
    package func shownStatuses(isLinked: Bool) -> ContactStatuses {
        let shown = statuses.isEmpty ? .ok : statuses
        return isLinked ? shown.union(.linked) : shown
    }

    /// Notes who changed the contact by a command, and when.
    package mutating func touch(by client: ClientID, at now: Instant) {
        updater = client
        updated = now
    }
}

/// A name and an address (RFC 5733 §2.3 to §2.4).
package struct PostalInfo: Sendable, Hashable {
    package var name: String
    package var organization: String?
    /// At most three lines.
    package var street: [String]
    package var city: String
    package var stateOrProvince: String?
    package var postalCode: String?
    /// Two letters of ISO 3166-1, in upper case.
    package var country: String

    package init(
        name: String,
        organization: String? = nil,
        street: [String] = [],
        city: String,
        stateOrProvince: String? = nil,
        postalCode: String? = nil,
        country: String
    ) {
        self.name = name
        self.organization = organization
        self.street = street
        self.city = city
        self.stateOrProvince = stateOrProvince
        self.postalCode = postalCode
        self.country = country
    }
}

/// A telephone number as `+1.7035555555`, perhaps with an extension (RFC 5733 §2.5).
package struct PhoneNumber: Sendable, Hashable {
    /// May be empty, as the schema allows: it clears a number.
    package let number: String
    package let `extension`: String?

    package init(_ number: String, extension: String? = nil) {
        self.number = number
        self.extension = `extension`
    }
}

/// What a contact wants shown, or withheld, against the registry's policy (RFC 5733 §2.9).
package struct Disclosure: Sendable, Hashable {
    /// Which form of a field is meant.
    package enum Form: String, Sendable, Codable, CaseIterable { case int, loc }

    /// True: show these; false: withhold them.
    package let shows: Bool
    package var names: [Form] = []
    package var organizations: [Form] = []
    package var addresses: [Form] = []
    package var voice = false
    package var fax = false
    package var email = false

    package init(shows: Bool) { self.shows = shows }
}
