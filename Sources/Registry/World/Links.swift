/// Who uses whom: derived from the objects, kept by `World.apply` so that no command has to search.
struct Links: Sendable, Equatable {
    /// For each host, how many domains of each sponsor name it.
    private var hosts: [ObjectID: [ClientID: Int]] = [:]
    private var contacts: [String: Int] = [:]
    /// For each domain the hosts that stand below it.
    private(set) var subordinates: [String: Subordinates] = [:]
    /// For each contact, how many times organizations name it.
    private var contactsOfOrganizations: [String: Int] = [:]
    /// For each organization, how many objects name it in each role; its children count as those without one.
    private var organizations: [String: [String?: Int]] = [:]

    func subordinateIDs(of domain: String) -> [ObjectID] { subordinates[domain]?.ids ?? [] }
    func isLinked(host: ObjectID) -> Bool { hosts[host] != nil }
    func users(of host: ObjectID) -> Int { hosts[host]?.values.reduce(0, +) ?? 0 }
    /// How many domains of each sponsor name a host.
    func users(byClient host: ObjectID) -> [ClientID: Int] { hosts[host] ?? [:] }
    func isLinked(contact: String) -> Bool {
        isNamedByDomain(contact: contact) || isNamedByOrganization(contact: contact)
    }
    func isNamedByDomain(contact: String) -> Bool { contacts[contact] != nil }
    func isNamedByOrganization(contact: String) -> Bool { contactsOfOrganizations[contact] != nil }
    func isLinked(organization: String) -> Bool { organizations[organization] != nil }
    func isLinked(organization: String, as role: String) -> Bool { organizations[organization]?[role] != nil }

    func isLinked(host: ObjectID, toOthersThan client: ClientID) -> Bool {
        hosts[host]?.contains { $0.key != client } ?? false
    }

    mutating func addSubordinate(_ host: Host) {
        guard let domain = host.superordinate else { return }
        subordinates[domain, default: Subordinates()].insert(host)
    }

    mutating func removeSubordinate(_ host: Host) {
        guard let domain = host.superordinate else { return }
        subordinates[domain]?.remove(host)
        if subordinates[domain]?.isEmpty == true { subordinates[domain] = nil }
    }

    /// Counts what a domain names; an update that touches no relation costs two comparisons.
    mutating func replace(_ former: Domain?, by domain: Domain?) {
        if former?.nameservers != domain?.nameservers || former?.sponsor != domain?.sponsor {
            for host in former?.nameservers ?? [] { count(host, former?.sponsor ?? "", -1) }
            for host in domain?.nameservers ?? [] { count(host, domain?.sponsor ?? "", 1) }
        }
        if former?.registrant != domain?.registrant || former?.contacts != domain?.contacts {
            if let former { countContacts(of: former, -1) }
            if let domain { countContacts(of: domain, 1) }
        }
        replaceOrganizations(of: former, by: domain)
    }

    /// Counts the organizations that an object names.
    mutating func replaceOrganizations<Bearer: OrganizationBearer>(of former: Bearer?, by bearer: Bearer?) {
        let (before, after) = (former?.organizations ?? [], bearer?.organizations ?? [])
        guard before != after else { return }
        for link in before { count(link.id, link.role, -1) }
        for link in after { count(link.id, link.role, 1) }
    }

    /// Counts the parent and the contacts that an organization names.
    mutating func replace(_ former: Organization?, by organization: Organization?) {
        if former?.parent != organization?.parent {
            if let parent = former?.parent { count(parent, nil, -1) }
            if let parent = organization?.parent { count(parent, nil, 1) }
        }
        for contact in former?.contacts ?? [] { Self.count(contact.id, -1, in: &contactsOfOrganizations) }
        for contact in organization?.contacts ?? [] { Self.count(contact.id, 1, in: &contactsOfOrganizations) }
    }

    private mutating func count(_ organization: String, _ role: String?, _ step: Int) {
        Self.count(role, step, in: &organizations[organization, default: [:]])
        if organizations[organization]?.isEmpty == true { organizations[organization] = nil }
    }

    private mutating func count(_ host: ObjectID, _ client: ClientID, _ step: Int) {
        let total = (hosts[host]?[client] ?? 0) + step
        hosts[host, default: [:]][client] = total == 0 ? nil : total
        if hosts[host]?.isEmpty == true { hosts[host] = nil }
    }

    /// As often as the domain names each.
    private mutating func countContacts(of domain: Domain, _ step: Int) {
        for contact in domain.contacts { Self.count(contact.id, step, in: &contacts) }
        if let registrant = domain.registrant { Self.count(registrant, step, in: &contacts) }
    }

    /// What is counted down to nothing is not there.
    private static func count<Key: Hashable>(_ key: Key, _ step: Int, in table: inout [Key: Int]) {
        table[key, default: 0] += step
        if step < 0, table[key] == 0 { table[key] = nil }
    }
}
