import EPP

/// A name server (RFC 5732 §2).
public struct Host: RecordBearer {
    /// Where it is kept.
    public var record: Shared<Record>

    package init(name: String, id: ObjectID, superordinate: String?, sponsor: ClientID, created: Instant) {
        record = Shared(
            Record(
                id: id,
                name: name,
                superordinate: superordinate,
                sponsor: sponsor,
                creator: sponsor,
                created: created
            )
        )
    }

    /// What is known of a host.
    public struct Record: Sendable, Equatable {
        /// The number in its repository object identifier (RFC 5730 §2.8); given out once.
        public let id: ObjectID
        /// In lower case; a host may be renamed.
        public var name: String
        /// The domain that it stands below, when that domain is registered here (RFC 5732 §1.1).
        public var superordinate: String?
        /// Its addresses, in the order given.
        public var addresses: [IPAddress] = []
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
        public var statuses: HostStatuses = []
        /// The text that came with a status, where there was one.
        public var statusNotes: [String: StatusNote] = [:]
        /// What extensions remember.
        public var extensionData = ExtensionData()
    }

    /// The statuses that clients see; `ok` stands alone or with `linked` (RFC 5732 §2.3).
    package func shownStatuses(isLinked: Bool) -> HostStatuses {
        let shown = statuses.isEmpty ? .ok : statuses
        return isLinked ? shown.union(.linked) : shown
    }

    /// Notes who changed the host by a command, and when.
    package mutating func touch(by client: ClientID, at now: Instant) {
        self.updater = client
        self.updated = now
    }
}
