import EPP
import HTTP
import Hosting
import Registry
import Session

/// What the body of a change or a transfer asks for.
struct OpusDNSUpdate {
    static let clientStatuses = [
        "clientTransferProhibited", "clientUpdateProhibited", "clientDeleteProhibited", "clientRenewProhibited",
        "clientHold",
    ]

    var code: String?
    /// The whole list of the registrar's statuses.
    var statuses: [String]?
    var added: [String] = []
    var removed: [String] = []
    var nameServers: [NameServer]?
    var renews: Bool?
    var registrant: String?
    /// By role, for those roles that are to be changed.
    var contacts: [String: [String]] = [:]

    init(_ request: RoutedRequest, _ call: RegistrarCall) throws(CallEnd) {
        let handles: [(role: String, id: String)]
        do throws(HTTPProblem) {
            let fields = try BodyFields(request)
            code = try fields.string("auth_code")
            if let code, !(1...255).contains(code.count) {
                throw fields.flaw("auth_code", "A code has 1 to 255 characters.")
            }
            statuses = try Self.statuses(fields, "statuses")
            if let changes = try fields.fields("status_changes") {
                guard statuses == nil else {
                    throw fields.flaw("status_changes", "Either this or statuses is expected.")
                }
                (added, removed) = (
                    try Self.statuses(changes, "add") ?? [], try Self.statuses(changes, "remove") ?? []
                )
            }
            if let isLocked = try fields.boolean("transfer_lock") {
                if isLocked { added.append(Self.clientStatuses[0]) } else { removed.append(Self.clientStatuses[0]) }
            }
            nameServers = try Self.nameServers(fields)
            renews = try Self.renews(fields)
            handles = try Self.contacts(fields)
            if let attributes = try fields.fields("attributes") { try attributes.expect(only: ["process_number"]) }
        } catch { throw .problem(error) }
        for (role, id) in handles {
            guard let known = Self.contact(id, call) else { throw .problem(OpusDNSProblem.noContact(id)) }
            if role == "registrant" { registrant = known } else { contacts[role, default: []].append(known) }
        }
    }

    /// What of it is to be asked for, as the domain is now.
    func changes(of facts: DomainFacts, _ policy: PolicyInForce) -> DomainChanges {
        var changes = DomainChanges(hasHostObjects: policy.hasHostObjects)
        let current = facts.statuses.filter(Self.clientStatuses.contains)
        let wanted = Set(statuses ?? current).union(added).subtracting(removed)
        changes.addedStatuses = wanted.subtracting(current).sorted()
        changes.removedStatuses = Set(current).subtracting(wanted).sorted()
        if let nameServers {
            changes.addedNameServers = nameServers.filter { server in
                !facts.nameServers.contains { $0.name == server.name }
            }
            changes.removedNameServers = facts.nameServers.filter { server in
                !nameServers.contains { $0.name == server.name }
            }
        }
        for (role, ids) in contacts.sorted(by: { $0.key < $1.key }) {
            let former = facts.contacts.filter { $0.role == role }
            let future = ids.map { ContactOfDomain(role: role, id: $0) }
            changes.addedContacts += future.filter { !former.contains($0) }
            changes.removedContacts += former.filter { !future.contains($0) }
        }
        changes.registrant = registrant == facts.registrant ? nil : registrant
        changes.code = code
        return changes
    }

    static func period(_ fields: BodyFields) throws(HTTPProblem) -> (unit: String, value: Int)? {
        guard let period = try fields.fields("period") else { return nil }
        guard let unit = try period.string("unit", oneOf: ["y", "m", "d"]) else {
            throw period.flaw("unit", "The field is missing.")
        }
        guard let value = try period.integer("value", in: 1...99) else {
            throw period.flaw("value", "The field is missing.")
        }
        guard unit != "d" else { throw period.flaw("unit", "EPP has years and months (RFC 5731 section 2.8).") }
        return (unit, value)
    }

    static func renews(_ fields: BodyFields) throws(HTTPProblem) -> Bool? {
        try fields.string("renewal_mode", oneOf: ["renew", "expire"]).map { $0 == "renew" }
    }

    private static func statuses(_ fields: BodyFields, _ name: String) throws(HTTPProblem) -> [String]? {
        guard let statuses = try fields.strings(name) else { return nil }
        for status in statuses where !clientStatuses.contains(status) {
            throw fields.flaw(name, "A registrar sets these: \(clientStatuses.joined(separator: ", ")).")
        }
        return statuses
    }

    private static func nameServers(_ fields: BodyFields) throws(HTTPProblem) -> [NameServer]? {
        guard let items = try fields.objects("nameservers") else { return nil }
        var servers: [NameServer] = []
        for item in items {
            guard let host = try item.string("hostname") else { throw item.flaw("hostname", "The field is missing.") }
            servers.append(NameServer(name: host.lowercased(), addresses: try item.strings("ip_addresses") ?? []))
        }
        return servers
    }

    /// By role one contact or a list of them; each by its identifier alone, or in an object.
    private static func contacts(_ fields: BodyFields) throws(HTTPProblem) -> [(role: String, id: String)] {
        guard let contacts = try fields.fields("contacts") else { return [] }
        try contacts.expect(only: ["registrant", "admin", "tech", "billing"])
        var handles: [(role: String, id: String)] = []
        for role in ["registrant", "admin", "tech", "billing"] where contacts.has(role) {
            if contacts.isList(role) {
                for item in try contacts.objects(role) ?? [] { handles.append((role, try identifier(item))) }
            } else if let id = try? contacts.string(role) {
                handles.append((role, id))
            } else if let item = try contacts.fields(role) {
                handles.append((role, try identifier(item)))
            }
        }
        return handles
    }

    private static func identifier(_ fields: BodyFields) throws(HTTPProblem) -> String {
        guard let id = try fields.string("contact_id") else { throw fields.flaw("contact_id", "The field is missing.") }
        return id
    }

    /// The handle of a contact of this identifier.
    private static func contact(_ identifier: String, _ call: RegistrarCall) -> String? {
        guard let number = Identifier.number("contact_", identifier) else { return nil }
        return call.account.registry.server.store.operate { world, _ in
            world.contacts.values.first { $0.object == number }?.id
        }
    }
}
