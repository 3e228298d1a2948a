/// Who uses whom: derived from the objects, kept by `World.apply` so that no command has to search.
struct Links: Sendable, Equatable {
    /// For each host, how many domains of each sponsor name it.
    private var hosts: [ObjectID: [ClientID: Int]] = [:]
    private var contacts: [String: Int] = [:]
    private var subordinates: [String: Set<ObjectID>] = [:]

    func subordinates(of domain: String) -> Set<ObjectID> { subordinates[domain] ?? [] }
    func isLinked(host: ObjectID) -> Bool { hosts[host] != nil }
    func users(of host: ObjectID) -> Int { hosts[host]?.values.reduce(0, +) ?? 0 }
    /// How many domains of each sponsor name a host.
    func users(byClient host: ObjectID) -> [ClientID: Int] { hosts[host] ?? [:] }
    func isLinked(contact: String) -> Bool { contacts[contact] != nil }

    func isLinked(host: ObjectID, toOthersThan client: ClientID) -> Bool {
        hosts[host]?.contains { $0.key != client } ?? false
    }

    mutating func addSubordinate(_ host: Host) {
        if let domain = host.superordinate { subordinates[domain, default: []].insert(host.id) }
    }

    mutating func removeSubordinate(_ host: Host) {
        guard let domain = host.superordinate else { return }
        subordinates[domain]?.remove(host.id)
        if subordinates[domain]?.isEmpty == true { subordinates[domain] = nil }
    }

    /// Counts what a domain names; an update that touches no relation costs two comparisons.
    mutating func replace(_ former: Domain?, by domain: Domain?) {
        if former?.nameservers != domain?.nameservers || former?.sponsor != domain?.sponsor {
            for host in former?.nameservers ?? [] { count(host, former?.sponsor ?? "", -1) }
            for host in domain?.nameservers ?? [] { count(host, domain?.sponsor ?? "", 1) }
        }
        if former?.registrant != domain?.registrant || former?.contacts != domain?.contacts {
            for contact in former?.contactIDs ?? [] { count(contact, -1) }
            for contact in domain?.contactIDs ?? [] { count(contact, 1) }
        }
    }

    private mutating func count(_ host: ObjectID, _ client: ClientID, _ step: Int) {
        let total = (hosts[host]?[client] ?? 0) + step
        hosts[host, default: [:]][client] = total == 0 ? nil : total
        if hosts[host]?.isEmpty == true { hosts[host] = nil }
    }

    private mutating func count(_ contact: String, _ step: Int) {
        contacts[contact, default: 0] += step
        if step < 0, contacts[contact] == 0 { contacts[contact] = nil }
    }
}
