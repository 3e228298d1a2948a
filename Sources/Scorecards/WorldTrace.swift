import EPP
import JSON
import Registry
import Seed

/// The objects of a registry as they were after each entry of its journal: how they were at first, and what has changed since.
///
/// What is asked of it holds for the entry that was read last, however much has happened in the registry meanwhile.
struct WorldTrace: Sendable {
    private let start: WorldSnapshot
    private var domains: [String: Domain?] = [:]
    private var contacts: [String: Contact?] = [:]
    private var registrars: [ClientID: Registrar?] = [:]
    private var hosts: [String: Host?] = [:]
    private var hostNames: [ObjectID: String] = [:]
    private var balances: [ClientID: Int] = [:]
    /// Whether some changes were not kept, so that nothing can be told any more.
    private(set) var isBroken = false

    init(_ start: WorldSnapshot) { self.start = start }

    /// Entries were lost.
    mutating func breakOff() { isBroken = true }

    /// Takes what an entry has changed.
    mutating func take(_ revision: Revision) {
        if revision.omitted > 0 { isBroken = true }
        for change in revision.changes { take(change) }
    }

    private mutating func take(_ change: StateChange) {
        switch change {
        case .domain(let before, let after, let terms):
            if let name = (after ?? before)?.name { domains[name] = .some(after) }
            hostNames.merge(terms.hostNames) { _, new in new }
        case .host(let before, let after):
            if let before { hosts[before.name] = .some(nil) }
            guard let after else { return }
            hosts[after.name] = after
            hostNames[after.id] = after.name
        case .contact(let before, let after): if let id = (after ?? before)?.id { contacts[id] = .some(after) }
        case .registrar(let before, let after):
            if let id = (after ?? before)?.id {
                registrars[id] = .some(after)
                balances[id] = nil
            }
        case .balance(let client, _, let amount): balances[client] = amount
        case .application, .organization, .message, .delivery, .outboxCleared, .maintenance: break
        }
    }

    /// An object as a seed has it, and of a domain whether its code is set; nil where there is none.
    func form(_ kind: ObjectDemand.Kind, _ name: String) -> JSON? {
        let world = World(start)
        switch kind {
        case .domain: return domain(name.lowercased(), world)
        case .host:
            return (hosts[name.lowercased()] ?? world.host(named: name.lowercased())).flatMap {
                Self.json(SeedHost($0))
            }
        case .contact: return (contacts[name] ?? world.contacts[name]).flatMap { Self.json(SeedContact($0)) }
        case .registrar:
            guard var registrar = registrars[name] ?? world.registrars[name] else { return nil }
            if let balance = balances[name] { registrar.balance = balance }
            return Self.json(SeedRegistrar(registrar))
        }
    }

    private func domain(_ name: String, _ world: World) -> JSON? {
        guard let domain = domains[name] ?? world.domains[name] else { return nil }
        let form = SeedDomain(domain, showsLock: world[policyOf: domain.name].transfer.showsLock) {
            hostNames[$0] ?? world.hostName($0)
        }
        let isSet = if case .unset = domain.authInfo { false } else { true }
        guard let json = Self.json(form), case .object(let members) = json.value else { return nil }
        let code = JSON.Member(name: "codeIsSet", line: json.line, value: JSON(value: .bool(isSet), line: json.line))
        return JSON(value: .object(members + [code]), line: json.line)
    }

    private static func json(_ form: some Encodable) -> JSON? { try? JSONParser.parse(JSONText.bytes(of: form)) }
}
