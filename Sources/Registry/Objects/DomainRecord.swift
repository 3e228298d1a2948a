import EPP

/// What is known of a domain; what few domains have hangs behind one more reference.
///
/// Safety: changed only by the `Domain` that alone holds it.
final class DomainRecord: @unchecked Sendable {
    let name: String
    let id: ObjectID
    var sponsor: ClientID
    var creator: ClientID
    var created: Instant
    var expires: Instant
    var updater: ClientID? = nil
    var updated: Instant? = nil
    var statuses: DomainStatuses = []
    var registrant: String? = nil
    var contacts: [DomainContact] = []
    var nameservers: [ObjectID] = []
    var authInfo: AuthInfo = .unset
    var gracePeriods: [GracePeriod] = []
    var rare: Rare?

    struct RareFields: Equatable {
        var transferred: Instant? = nil
        var statusNotes: [String: StatusNote] = [:]
        var hostAttributes: [HostAttribute] = []
        var transfer: Transfer? = nil
        var lockedUntil: Instant? = nil
        var deletion: Deletion? = nil
        var extras: Extras = Extras()
    }

    /// A value behind a reference, copied by every change.
    struct Rare: Equatable {
        private final class Box { let fields: RareFields; init(_ fields: RareFields) { self.fields = fields } }
        private var box = Box(RareFields())
        static func == (left: Rare, right: Rare) -> Bool {
            left.box === right.box || left.box.fields == right.box.fields
        }
        var transferred: Instant? {
            get { box.fields.transferred }
            set {
                var fields = box.fields
                fields.transferred = newValue
                box = Box(fields)
            }
        }
        var statusNotes: [String: StatusNote] {
            get { box.fields.statusNotes }
            set {
                var fields = box.fields
                fields.statusNotes = newValue
                box = Box(fields)
            }
        }
        var hostAttributes: [HostAttribute] {
            get { box.fields.hostAttributes }
            set {
                var fields = box.fields
                fields.hostAttributes = newValue
                box = Box(fields)
            }
        }
        var transfer: Transfer? {
            get { box.fields.transfer }
            set {
                var fields = box.fields
                fields.transfer = newValue
                box = Box(fields)
            }
        }
        var lockedUntil: Instant? {
            get { box.fields.lockedUntil }
            set {
                var fields = box.fields
                fields.lockedUntil = newValue
                box = Box(fields)
            }
        }
        var deletion: Deletion? {
            get { box.fields.deletion }
            set {
                var fields = box.fields
                fields.deletion = newValue
                box = Box(fields)
            }
        }
        var extras: Extras {
            get { box.fields.extras }
            set {
                var fields = box.fields
                fields.extras = newValue
                box = Box(fields)
            }
        }
    }

    init(
        _ name: String,
        _ id: ObjectID,
        _ sponsor: ClientID,
        _ creator: ClientID,
        _ created: Instant,
        _ expires: Instant
    ) {
        (self.name, self.id, self.sponsor, self.creator) = (name, id, sponsor, creator)
        (self.created, self.expires) = (created, expires)
    }

    init(_ other: DomainRecord) {
        name = other.name
        id = other.id
        sponsor = other.sponsor
        creator = other.creator
        created = other.created
        expires = other.expires
        updater = other.updater
        updated = other.updated
        statuses = other.statuses
        registrant = other.registrant
        contacts = other.contacts
        nameservers = other.nameservers
        authInfo = other.authInfo
        gracePeriods = other.gracePeriods
        rare = other.rare
    }

    func isEqual(_ other: DomainRecord) -> Bool {
        name == other.name
            && id == other.id
            && sponsor == other.sponsor
            && creator == other.creator
            && created == other.created
            && expires == other.expires
            && updater == other.updater
            && updated == other.updated
            && statuses == other.statuses
            && registrant == other.registrant
            && contacts == other.contacts
            && nameservers == other.nameservers
            && authInfo == other.authInfo
            && gracePeriods == other.gracePeriods
            && rare ?? Rare() == other.rare ?? Rare()
    }
}
