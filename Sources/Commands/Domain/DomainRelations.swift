import EPP
import Registry

extension [DomainContact] {
    /// Few contacts are compared sooner than hashed.
    fileprivate var holdsTwoAlike: Bool {
        guard count <= 8 else { return Set(self).count < count }
        return indices.contains { index in self[..<index].contains(self[index]) }
    }
}

/// What a domain may name: contacts that exist, hosts that exist, as many as the policy allows (RFC 5731 §3.2.1).
enum DomainRelations {
    /// Every contact that the domain names and did not name before must exist: 2303; more than the policy allows are 2306.
    static func checkContacts(_ domain: Domain, former: Domain?, _ context: Context) throws(EPPError) {
        if let former, former.registrant == domain.registrant, former.contacts == domain.contacts { return }
        let (most, count) = (context.policy.domain.mostContacts, domain.contacts.count)
        guard count <= max(most, former?.contacts.count ?? 0) else {
            let item = domain.contacts.last?.item ?? Item(Namespace.domain, "contact")
            throw EPPError(.valuePolicy, "\(most) contacts at most", "policy domain.mostContacts", at: item)
        }
        // In most domains one contact has several roles: it is looked up once.
        var known: String?
        if let registrant = domain.registrant, registrant != former?.registrant {
            try check(registrant, "registrant", context)
            known = registrant
        }
        for contact in domain.contacts where contact.id != known && former?.contacts.contains(contact) != true {
            try check(contact.id, "contact", context)
            known = contact.id
        }
        guard !domain.contacts.holdsTwoAlike else {
            let item = Item(Namespace.domain, "contact", domain.contacts.last?.id ?? "")
            throw EPPError(.valuePolicy, "a contact is named twice in one role", at: item)
        }
    }

    /// The last contact of a role that needs one stays: 2308.
    static func checkRoles(of domain: Domain, former: Domain, _ context: Context) throws(EPPError) {
        guard domain.contacts != former.contacts else { return }
        for role in context.policy.requiredContacts(of: context.client) {
            guard let last = former.contacts.last(where: { $0.role == role }) else { continue }
            guard !domain.contacts.contains(where: { $0.role == role }) else { continue }
            let reason = "a domain has a contact in the role \(role.rawValue)"
            throw EPPError(.dataPolicyViolation, reason, "policy domain.requiredContacts", at: last.item)
        }
    }

    private static func check(_ id: String, _ element: String, _ context: Context) throws(EPPError) {
        let item = Item(Namespace.domain, element, id)
        guard let statuses = context.world.contacts.lend(id, { $0.statuses }) else {
            throw EPPError(.objectDoesNotExist, "no such contact", "RFC 5731 §3.2.1", at: item)
        }
        guard !statuses.contains(.pendingDelete) else {
            throw EPPError(.statusProhibits, "the contact is being deleted", "RFC 5733 §2.2", at: item)
        }
    }

    /// Adds name servers: host objects must exist (2303), none may be there already (2306).
    static func add(_ list: NameserverList, to domain: inout Domain, _ context: Context) throws(EPPError) {
        switch list {
        case .objects(let names):
            try expect(context.policy.hasHostObjects || names.isEmpty, "hosts are attributes here")
            for name in names {
                let item = Item(Namespace.domain, "hostObj", name.text)
                guard let host = context.world.host(named: name.text) else {
                    throw EPPError(.objectDoesNotExist, "no such host", "RFC 5731 §3.2.1", at: item)
                }
                guard !host.statuses.contains(.pendingDelete) else {
                    throw EPPError(.statusProhibits, "the host is being deleted", "RFC 5732 §2.3", at: item)
                }
                guard !domain.nameservers.contains(host.id) else {
                    throw EPPError(.valuePolicy, "the host is a name server already", "RFC 5731 §3.2.5", at: item)
                }
                try checkGlue(of: host, item, context)
                domain.nameservers.append(host.id)
            }
        case .attributes(let hosts):
            try expect(!context.policy.hasHostObjects || hosts.isEmpty, "hosts are objects here")
            for host in hosts { try add(host, to: &domain, context) }
        }
    }

    private static func add(_ host: HostAttribute, to domain: inout Domain, _ context: Context) throws(EPPError) {
        let item = Item(Namespace.domain, "hostName", host.name)
        guard !domain.hostAttributes.contains(where: { $0.name == host.name }) else {
            throw EPPError(.valuePolicy, "the host is a name server already", "RFC 5731 §3.2.5", at: item)
        }
        try checkGlue(of: host, for: domain, item, context)
        for address in host.addresses where !(address.isPublic || context.policy.host.takesPrivateAddresses) {
            let item = Item(Namespace.domain, "hostAddr", address.description)
            throw EPPError(.valuePolicy, "the address is not public", "RFC 5732 §2.5", at: item)
        }
        domain.hostAttributes.append(host)
    }

    /// An attribute has addresses exactly where they are glue: below the domain, or anywhere in the zones if glue is wide.
    private static func checkGlue(
        of host: HostAttribute,
        for domain: Domain,
        _ item: Item,
        _ context: Context
    ) throws(EPPError) {
        let (name, isWide) = (DomainName(trusted: host.name), context.policy.host.glue == .wide)
        let needsGlue = isWide ? context.world.isInternal(name) : name.isAtOrBelow(domain.name)
        guard needsGlue != !host.addresses.isEmpty else { return }
        let place = isWide ? "inside the zones" : "below the domain"
        let reason = needsGlue ? "a host \(place) needs an address" : "only a host \(place) has addresses"
        let section = isWide ? "policy host.glue" : "RFC 5731 §1.1"
        throw EPPError(needsGlue ? .parameterMissing : .valuePolicy, reason, section, at: item)
    }

    /// Where others may make a host below a domain, it serves nobody before its sponsor has given it an address.
    private static func checkGlue(of host: Host, _ item: Item, _ context: Context) throws(EPPError) {
        guard context.policy.host.glue == .wide, host.superordinate != nil, host.addresses.isEmpty else { return }
        throw EPPError(.valuePolicy, "the host stands below a domain and has no address", "policy host.glue", at: item)
    }

    private static func expect(_ holds: Bool, _ reason: String) throws(EPPError) {
        guard !holds else { return }
        throw EPPError(
            .valuePolicy,
            "\(reason)",
            "RFC 5731 §1.1, policy hasHostObjects",
            at: Item(Namespace.domain, "ns")
        )
    }

    /// Removes name servers; one that is not there is 2306.
    ///
    /// Addresses given with one are ignored (RFC 5731 §3.2.5).
    static func remove(_ list: NameserverList, from domain: inout Domain, _ context: Context) throws(EPPError) {
        switch list {
        case .objects(let names):
            for name in names {
                guard let id = context.world.host(named: name.text)?.id,
                    let place = domain.nameservers.firstIndex(of: id)
                else { throw absent("hostObj", name.text) }
                domain.nameservers.remove(at: place)
            }
        case .attributes(let hosts):
            for host in hosts {
                guard let place = domain.hostAttributes.firstIndex(where: { $0.name == host.name }) else {
                    throw absent("hostName", host.name)
                }
                domain.hostAttributes.remove(at: place)
            }
        }
    }

    private static func absent(_ element: String, _ name: String) -> EPPError {
        let item = Item(Namespace.domain, element, name)
        return EPPError(.valuePolicy, "the host is no name server of the domain", "RFC 5731 §3.2.5", at: item)
    }

    /// As many name servers as the policy allows; none at all leaves the domain inactive.
    static func checkNameservers(_ domain: Domain, _ context: Context) throws(EPPError) {
        let count = domain.nameservers.count + domain.hostAttributes.count
        let (fewest, most) = (context.policy.domain.fewestNameservers, context.policy.domain.mostNameservers)
        guard count > most || (count > 0 && count < fewest) else { return }
        let reason = "\(fewest) to \(most) name servers"
        throw EPPError(.valuePolicy, reason, "policy domain", at: Item(Namespace.domain, "ns"))
    }
}
