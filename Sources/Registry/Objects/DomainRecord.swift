import EPP

extension Domain {
    /// What is known of every domain.
    public struct Record: Sendable, Equatable {
        /// In lower case.
        public let name: String
        public let id: ObjectID
        public var sponsor: ClientID
        public var creator: ClientID
        public var created: Instant
        public var expires: Instant
        public var updater: ClientID?
        public var updated: Instant?
        /// The statuses that somebody set or that an action left; `ok` and `inactive` are derived.
        public var statuses: DomainStatuses = []
        public var registrant: String?
        public var contacts: [DomainContact] = []
        /// Host objects, in the order given.
        public var nameservers: [ObjectID] = []
        public var authInfo = AuthInfo.unset
        /// Grace periods that were opened; those that are over are dropped when the domain is next changed.
        public var gracePeriods: [GracePeriod] = []
        /// Nil where all of them are as in `Rarities()`: of a million domains that is the most.
        @usableFromInline var rarities: Shared<Rarities>?
    }

    /// What is known of few domains.
    public struct Rarities: Sendable, Equatable {
        public var transferred: Instant?
        /// The text that came with a status (RFC 5731 §2.3), where there was one.
        public var statusNotes: [String: StatusNote] = [:]
        /// Hosts as attributes, under policies without host objects (RFC 5731 §1.1).
        public var hostAttributes: [HostAttribute] = []
        /// The most recent transfer, pending or finished.
        public var transfer: Transfer?
        /// Until when the registry's own lock stands, where the policy shows it as `serverTransferProhibited`.
        public var lockedUntil: Instant?
        /// How far a deletion has come (RFC 3915 §2).
        public var deletion: Deletion?
        public var extras = Extras()

        @usableFromInline init() {}
    }
}
