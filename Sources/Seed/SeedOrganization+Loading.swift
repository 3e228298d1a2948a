import EPP
import JSON
import Registry

extension SeedLoader {
    /// Parents may stand behind their children: what stands above whom is looked at when all are there.
    mutating func load(_ organizations: [SeedOrganization], at path: JSONPath) throws(JSONFault) {
        for (index, seed) in organizations.enumerated() {
            guard world.organizations[seed.id] == nil else {
                throw JSONFault("there are two organizations \"\(seed.id)\"", at: path[index]["id"])
            }
            let number = try number(seed.number, at: path[index]["number"])
            world.apply(.organization(try organization(seed, number, at: path[index])))
        }
        for (index, seed) in organizations.enumerated() {
            try checkParent(seed.parent, of: seed.id, at: path[index]["parent"])
        }
    }

    /// An organization as the seed describes it; what is past may name what is gone.
    package func organization(
        _ seed: SeedOrganization,
        _ number: ObjectID,
        isPast: Bool = false,
        at path: JSONPath
    ) throws(JSONFault) -> Organization {
        guard isPast || policy.organization.isOffered else {
            throw JSONFault("the policy \"\(policy.name)\" does not offer org-1.0", at: path)
        }
        try check(seed.id, .token, 3...16, at: path["id"])
        try checkHistory(of: seed, isPast, at: path)
        var organization = Organization(
            id: seed.id,
            object: number,
            sponsor: seed.sponsor ?? "",
            creator: seed.creator ?? seed.sponsor,
            created: instant(seed.created),
            roles: try roles(of: seed, at: path["roles"])
        )
        organization.updater = seed.updater
        organization.updated =
            seed.updated?.instant(from: start) ?? (seed.updater == nil ? nil : start)
        organization.statuses = try statuses(seed.statuses, at: path["statuses"])
        guard organization.statuses.intersection(.exclusive).names.count <= 1 else {
            throw JSONFault("of hold, terminated and pending ones one stands at a time", at: path["statuses"])
        }
        try check(seed.parent, .token, 3...16, at: path["parent"])
        organization.parent = seed.parent
        try fill(&organization, from: seed, isPast, at: path)
        return organization
    }

    private func checkHistory(of seed: SeedOrganization, _ isPast: Bool, at path: JSONPath) throws(JSONFault) {
        guard seed.sponsor != nil || seed.creator != nil else {
            throw JSONFault("an organization has a sponsor, or at least a creator", at: path["creator"])
        }
        try registrar(seed.sponsor, isPast: isPast, at: path["sponsor"])
        try registrar(seed.creator, isPast: isPast, at: path["creator"])
        try registrar(seed.updater, isPast: isPast, at: path["updater"])
    }

    private func roles(of seed: SeedOrganization, at path: JSONPath) throws(JSONFault) -> [OrganizationRole] {
        var roles: [OrganizationRole] = []
        for (index, role) in seed.roles.enumerated() {
            try check(role.type, .token, 1...Int.max, at: path[index]["type"])
            try check(role.roleID, .token, 1...Int.max, at: path[index]["roleID"])
            guard !roles.contains(where: { $0.type == role.type }) else {
                throw JSONFault("\"\(role.type)\" stands here twice", at: path[index]["type"])
            }
            let statuses: OrganizationRoleStatuses = try statuses(role.statuses, at: path[index]["statuses"])
            roles.append(OrganizationRole(role.type, statuses: statuses, identifier: role.roleID))
        }
        guard !roles.isEmpty else { throw JSONFault("an organization has at least one role", at: path) }
        return roles
    }

    private func fill(
        _ organization: inout Organization,
        from seed: SeedOrganization,
        _ isPast: Bool,
        at path: JSONPath
    ) throws(JSONFault) {
        organization.internationalized = try address(seed.int, at: path["int"])
        organization.localized = try address(seed.loc, at: path["loc"])
        if let address = organization.internationalized, !address.isASCII {
            throw JSONFault("\"int\" is written in ASCII (RFC 8543 §4.1.2)", at: path["int"])
        }
        organization.voice = try phone(seed.voice, at: path["voice"])
        organization.fax = try phone(seed.fax, at: path["fax"])
        try check(seed.email, .token, 1...Int.max, at: path["email"])
        organization.email = seed.email
        guard seed.url.map(URIReference.isOne) ?? true else {
            throw JSONFault("a URI is expected (RFC 3986)", at: path["url"])
        }
        organization.url = seed.url
        for (index, contact) in (seed.contacts ?? []).enumerated() {
            let path = path["contacts"][index]
            try check(contact.id, .token, 3...16, at: path["id"])
            try check(contact.typeName, .token, at: path["typeName"])
            guard isPast || world.contacts.contains(contact.id) else {
                throw JSONFault("there is no contact \"\(contact.id)\"", at: path["id"])
            }
            let named = OrganizationContact(contact.id, contact.type, named: contact.typeName)
            guard !organization.contacts.contains(named) else {
                throw JSONFault("\"\(contact.id)\" stands here twice", at: path["id"])
            }
            organization.contacts.append(named)
        }
    }

    private func address(_ seed: SeedOrganizationAddress?, at path: JSONPath) throws(JSONFault) -> OrganizationAddress?
    {
        guard let seed else { return nil }
        try check(seed.name, .normalized, 1...255, at: path["name"])
        guard let city = seed.city, let country = seed.country else {
            let parts: [Any?] = [seed.city, seed.country, seed.street, seed.stateOrProvince, seed.postalCode]
            guard parts.allSatisfy({ $0 == nil }) else {
                throw JSONFault("an address has a city and a country", at: path)
            }
            return OrganizationAddress(name: seed.name)
        }
        var postal = SeedPostalInfo(name: seed.name, city: city, country: country)
        (postal.street, postal.stateOrProvince) = (seed.street, seed.stateOrProvince)
        postal.postalCode = seed.postalCode
        return try postalInfo(postal, at: path).map { info in
            OrganizationAddress(
                name: info.name,
                address: OrganizationAddress.Lines(
                    street: info.street,
                    city: info.city,
                    stateOrProvince: info.stateOrProvince,
                    postalCode: info.postalCode,
                    country: info.country
                )
            )
        }
    }

    /// There is a parent of this name, and the organization does not stand above itself (RFC 8543 §3.6).
    package func checkParent(_ parent: String?, of id: String, at path: JSONPath) throws(JSONFault) {
        guard let parent else { return }
        guard world.organizations.contains(parent) else {
            throw JSONFault("there is no organization \"\(parent)\"", at: path)
        }
        let most = policy.organization.mostAncestors
        let ancestors = world.ancestors(from: parent, atMost: most)
        guard !ancestors.contains(id) else { throw JSONFault("the organization stands above itself", at: path) }
        guard ancestors.count <= most else {
            throw JSONFault("\(most) organizations at most stand above one", at: path)
        }
    }

    /// Every organization that an object names is there, and has the role.
    package func check(organizationsOf bearer: some OrganizationBearer, at path: JSONPath) throws(JSONFault) {
        for (index, link) in bearer.organizations.enumerated() {
            let path = path["extensions"]["organizations"][index]
            try check(link.role, .token, at: path["role"])
            guard world.organizations[link.id]?.role(link.role) != nil else {
                throw JSONFault("there is no organization \"\(link.id)\" in the role \"\(link.role)\"", at: path["id"])
            }
        }
    }
}

extension OrganizationAddress {
    fileprivate var isASCII: Bool {
        let texts = [name, address?.city, address?.stateOrProvince, address?.postalCode].compactMap(\.self)
        return (texts + (address?.street ?? [])).allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
    }
}
