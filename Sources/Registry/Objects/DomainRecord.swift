import EPP

extension Domain {
    /// What is known of every domain.
    public struct Record: Sendable, Equatable {
        /// In lower case.
        public let name: String
        /// The number in its repository object identifier (RFC 5730 §2.8); given out once.
        public let id: ObjectID
        /// The registrar that may change the domain (`clID`).
        public var sponsor: ClientID
        /// The registrar that created it (`crID`).
        public var creator: ClientID
        /// When it was created.
        public var created: Instant
        /// When the registration ends, unless it is renewed.
        public var expires: Instant
        /// The registrar that changed it last by a command (`upID`).
        public var updater: ClientID?
        /// When that was.
        public var updated: Instant?
        /// The statuses that somebody set or that an action left; `ok` and `inactive` are derived.
        public var statuses: DomainStatuses = []
        /// The contact that holds the domain.
        public var registrant: String?
        /// The contacts in other roles, in the order given.
        public var contacts: [DomainContact] = []
        /// Host objects, in the order given.
        public var nameservers: [ObjectID] = []
        /// Who knows it may transfer the domain (RFC 5731 §2.6).
        public var authInfo = AuthInfo.unset
        /// Grace periods that were opened; those that are over are dropped when the domain is next changed.
        public var gracePeriods: [GracePeriod] = []
        /// Nil where all of them are as in `RareFields()`: of a million domains that is the most.
        @usableFromInline var rareFields: Shared<RareFields>?
    }

    /// What is known of few domains.
    public struct RareFields: Sendable, Equatable {
        /// When it last changed its sponsor (`trDate`).
        public var transferred: Instant?
        /// The text that came with a status (RFC 5731 §2.3), where there was one.
        public var statusNotes: [String: StatusNote] = [:]
        /// Hosts as attributes, under policies without host objects (RFC 5731 §1.1).
        public var hostAttributes: [HostAttribute] = []
        /// The most recent transfer, pending or finished.
        public var transfer: Transfer?
        /// Until when the registry's own lock stands, where the policy shows it as `serverTransferProhibited`.
        public var lockedUntil: Instant?
        /// The process number that the registrant was last told, and that a transfer must carry beside the code.
        public var processNumber: String?
        /// The create that has not been decided yet: as long as the domain has `pendingCreate`.
        public var creation: Creation?
        /// How far a deletion has come (RFC 3915 §2).
        public var deletion: Deletion?
        /// What extensions remember about it.
        public var extensionData = ExtensionData()

        @usableFromInline init() {}

        /// What a domain has that has none of its own.
        @usableFromInline static let usual = Shared(RareFields())

        /// Whether all of them are as in `usual`: asked with every change, so that nothing is compared.
        var areUsual: Bool {
            let isStill = transfer == nil && creation == nil && deletion == nil && extensionData.isEmpty
            let isPlain = statusNotes.isEmpty && hostAttributes.isEmpty && processNumber == nil
            return isStill && isPlain && transferred == nil && lockedUntil == nil
        }
    }
}
