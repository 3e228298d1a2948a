import EPP

/// A person or an organisation (RFC 5733 §2).
public struct Contact: RecordBearer {
    /// Where it is kept.
    public var record: Shared<Record>

    package init(id: String, object: ObjectID, sponsor: ClientID, created: Instant, email: String) {
        record = Shared(
            Record(id: id, object: object, sponsor: sponsor, creator: sponsor, created: created, email: email)
        )
    }

    /// What is known of a contact.
    public struct Record: Sendable, Equatable {
        /// Chosen by the client that created it, 3 to 16 characters.
        public let id: String
        /// The number in its repository object identifier (RFC 5730 §2.8); given out once.
        public let object: ObjectID
        /// The registrar that may change it (`clID`).
        public var sponsor: ClientID
        /// The registrar that created it (`crID`).
        public var creator: ClientID
        /// When it was created.
        public var created: Instant
        /// The registrar that changed it last by a command (`upID`).
        public var updater: ClientID?
        /// When that was.
        public var updated: Instant?
        /// When it last changed its sponsor (`trDate`).
        public var transferred: Instant?
        /// Those that somebody set or that an action left; `ok` and `linked` are derived.
        public var statuses: ContactStatuses = []
        /// The text that came with a status, where there was one.
        public var statusNotes: [String: StatusNote] = [:]
        /// The name and address in ASCII (`int`).
        public var internationalized: PostalInfo?
        /// The same as it is written locally (`loc`): at least one of the two is there.
        public var localized: PostalInfo?
        /// The telephone number.
        public var voice: PhoneNumber?
        /// The number of the fax.
        public var fax: PhoneNumber?
        /// The address for mail.
        public var email: String
        /// Who knows it may transfer the contact (RFC 5733 §2.8).
        public var authInfo: AuthInfo = .unset
        /// What is to be shown or withheld against the registry's policy (RFC 5733 §2.9).
        public var disclosure: Disclosure?
        /// By which the registry knows the holder, where it lets holders in.
        public var taxpayerNumber: String?
        /// What the holder signs in with at the registry; nil where none was set.
        public var holderPassword: SaltedHash?
        /// The most recent transfer, pending or finished.
        public var transfer: Transfer?
        /// What extensions remember.
        public var extensionData = ExtensionData()
    }

    /// The statuses that clients see; `ok` stands alone or with `linked` (RFC 5733 §2.2).
    package func shownStatuses(isLinked: Bool) -> ContactStatuses {
        let shown = statuses.isEmpty ? .ok : statuses
        return isLinked ? shown.union(.linked) : shown
    }

    /// Notes who changed the contact by a command, and when.
    package mutating func touch(by client: ClientID, at now: Instant) {
        self.updater = client
        self.updated = now
    }
}

/// A name and an address (RFC 5733 §2.3 to §2.4).
public struct PostalInfo: Sendable, Hashable {
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
public struct PhoneNumber: Sendable, Hashable {
    /// May be empty, as the schema allows: it clears a number.
    package let number: String
    package let `extension`: String?

    package init(_ number: String, extension: String? = nil) {
        self.number = number
        self.extension = `extension`
    }
}

/// What a contact wants shown, or withheld, against the registry's policy (RFC 5733 §2.9).
public struct Disclosure: Sendable, Hashable {
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
