import HTTP
import Registry

/// What the body of a change or a transfer asks for.
struct OpenproviderUpdate {
    /// What becomes of the domain at its expiry date.
    enum Renewal: String, CaseIterable {
        case on, off
        /// As the registry has it.
        case `default`

        init(_ renews: Bool?) { self = renews.map { $0 ? .on : .off } ?? .default }

        var renews: Bool? { self == .default ? nil : self == .on }
    }

    var locks: Bool?
    var code: String?
    var resetsCode = false
    var renewal: Renewal?
    var owner: String?
    /// By role, for those roles that are to be changed.
    var contacts: [String: String] = [:]
    var nameServers: [NameServer]?

    init(_ request: RoutedRequest) throws(HTTPProblem) {
        let fields = try BodyFields(request)
        locks = try fields.boolean("is_locked")
        code = try fields.string("auth_code")
        resetsCode = try fields.boolean("reset_auth_code") ?? false
        renewal = try fields.string("autorenew", oneOf: Renewal.allCases.map(\.rawValue)).flatMap {
            Renewal(rawValue: $0)
        }
        owner = try fields.string("owner_handle")
        for (field, role) in [("admin_handle", "admin"), ("tech_handle", "tech"), ("billing_handle", "billing")] {
            contacts[role] = try fields.string(field)
        }
        guard let items = try fields.objects("name_servers") else { return }
        var servers: [NameServer] = []
        for item in items {
            guard let name = try item.string("name")?.lowercased() else {
                throw item.flaw("name", "The field is missing.")
            }
            let addresses = [try item.string("ip"), try item.string("ip6")].compactMap(\.self).filter { !$0.isEmpty }
            servers.append(NameServer(name: name, addresses: addresses))
        }
        nameServers = servers
    }

    /// What of it is to be asked for, as the domain is now.
    func changes(of facts: DomainFacts, _ policy: PolicyInForce) -> DomainChanges {
        var changes = DomainChanges(hasHostObjects: policy.hasHostObjects)
        if let locks, locks != facts.isLocked {
            if locks { changes.addedStatuses = ["clientTransferProhibited"] }
            if !locks { changes.removedStatuses = ["clientTransferProhibited"] }
        }
        changes.code = code
        changes.registrant = owner == facts.registrant ? nil : owner
        for (role, id) in contacts.sorted(by: { $0.key < $1.key }) {
            let former = facts.contacts.filter { $0.role == role }
            changes.removedContacts += former.filter { $0.id != id }
            if !id.isEmpty, !former.contains(where: { $0.id == id }) {
                changes.addedContacts.append(ContactOfDomain(role: role, id: id))
            }
        }
        if let nameServers {
            changes.addedNameServers = nameServers.filter { server in
                !facts.nameServers.contains { $0.name == server.name }
            }
            changes.removedNameServers = facts.nameServers.filter { server in
                !nameServers.contains { $0.name == server.name }
            }
        }
        return changes
    }

    /// The name in an object of a label and a zone.
    static func name(_ domain: BodyFields) throws(HTTPProblem) -> String {
        guard let label = try domain.string("name"), !label.isEmpty else {
            throw domain.flaw("name", "The field is missing.")
        }
        guard let zone = try domain.string("extension"), !zone.isEmpty else {
            throw domain.flaw("extension", "The field is missing.")
        }
        return "\(label).\(zone)".lowercased()
    }
}
