import EPP

/// A name server (RFC 5732 §2): one reference to copy, as `Domain` is, and with fields as a domain's.
@dynamicMemberLookup
public struct Host: Sendable, Equatable {
    @usableFromInline var record: Shared<Record>

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

    /// What never changes: the identifier.
    @inlinable public subscript<Field>(dynamicMember field: KeyPath<Record, Field>) -> Field {
        @inline(__always) get { record.value[keyPath: field] }
    }

    /// What may change.
    @inlinable public subscript<Field>(dynamicMember field: WritableKeyPath<Record, Field>) -> Field {
        @inline(__always) get { record.value[keyPath: field] }
        @inline(__always) _modify { yield &record.value[keyPath: field] }
    }

    /// What is known of a host.
    public struct Record: Sendable, Equatable {
        /// The number in its repository object identifier (RFC 5730 §2.8); given out once.
        public let id: ObjectID
        /// In lower case; a host may be renamed.
        public var name: String
        /// The domain that it stands below, when that domain is registered here (RFC 5732 §1.1).
        public var superordinate: String?
        public var addresses: [IPAddress] = []
        public var sponsor: ClientID
        public var creator: ClientID
        public var created: Instant
        public var updater: ClientID?
        public var updated: Instant?
        public var transferred: Instant?
        public var statuses: HostStatuses = []
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
