import EPP

/// A name server (RFC 5732 §2).
package struct Host: Sendable, Equatable {
    package let id: ObjectID
    /// In lower case; a host may be renamed.
    package var name: String
    /// The domain that it stands below, when that domain is registered here (RFC 5732 §1.1).
    package var superordinate: String?
    package var addresses: [IPAddress] = []
    package var sponsor: ClientID
    package var creator: ClientID
    package var created: Instant
    package var updater: ClientID?
    package var updated: Instant?
    package var transferred: Instant?
    package var statuses: HostStatuses = []
    package var statusNotes: [String: StatusNote] = [:]
    /// What extensions remember.
    package var extensionData = ExtensionData()

    package init(name: String, id: ObjectID, superordinate: String?, sponsor: ClientID, created: Instant) {
        self.name = name
        self.id = id
        self.superordinate = superordinate
        self.sponsor = sponsor
        self.creator = sponsor
        self.created = created
    }

    /// The statuses that clients see; `ok` stands alone or with `linked` (RFC 5732 §2.3).
    package func shownStatuses(isLinked: Bool) -> HostStatuses {
        let shown = statuses.isEmpty ? .ok : statuses
        return isLinked ? shown.union(.linked) : shown
    }

    /// Notes who changed the host by a command, and when.
    package mutating func touch(by client: ClientID, at now: Instant) {
        updater = client
        updated = now
    }
}
