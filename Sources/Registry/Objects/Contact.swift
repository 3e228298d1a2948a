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
    /// The most recent transfer, pending or finished.
    package var transfer: Transfer?
    /// What extensions remember.
    package var extras = Extras()

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
