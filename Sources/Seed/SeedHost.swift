import EPP
import JSON
import Registry

/// A host in a seed.
package struct SeedHost: Sendable, Equatable, Codable, SeedHistory {
    package var name: String
    package var number: Int?
    package var sponsor: String
    package var creator: String?
    package var created: SeedTime?
    package var updater: String?
    package var updated: SeedTime?
    package var transferred: SeedTime?
    package var statuses: [String]?
    package var statusNotes: [String: SeedStatusNote]?
    package var addresses: [String]?
    package var extensions: SeedExtras<HostExtraKeys>?
}

extension SeedLoader {
    mutating func load(_ seed: SeedHost, at path: JSONPath) throws(JSONFault) {
        let name = try name(seed.name, at: path["name"])
        guard world.host(named: name.text) == nil else {
            throw JSONFault("there are two hosts \"\(name)\"", at: path["name"])
        }
        let number = try number(seed.number, at: path["number"])
        world.apply(.host(try host(seed, number, at: path)))
    }

    /// A host as the seed describes it.
    ///
    /// What is past may name registrars that are gone, and stand below a domain that is.
    package func host(
        _ seed: SeedHost,
        _ number: ObjectID,
        isPast: Bool = false,
        at path: JSONPath
    ) throws(JSONFault) -> Host {
        let name = try name(seed.name, at: path["name"])
        try checkHistory(seed, isPast: isPast, at: path)
        var host = Host(
            name: name.text,
            id: number,
            superordinate: isPast ? world.superordinateName(of: name) : try superordinate(of: name, at: path["name"]),
            sponsor: seed.sponsor,
            created: instant(seed.created)
        )
        host.creator = seed.creator ?? seed.sponsor
        host.updater = seed.updater
        host.updated = updated(seed)
        host.transferred = seed.transferred?.instant(from: start)
        host.statuses = try statuses(seed.statuses, at: path["statuses"])
        let goesWithDomain = host.superordinate.map(isBeingDeleted) ?? false
        if !isPast {
            try checkTogether(host.statuses, underWay: goesWithDomain ? ["Delete"] : [], at: path["statuses"])
        }
        host.statusNotes = try notes(seed.statusNotes, of: host.statuses, at: path["statusNotes"])
        host.addresses = try addresses(seed.addresses, at: path["addresses"])
        host.extensionData = seed.extensions?.extensionData ?? ExtensionData()
        guard host.superordinate != nil || host.addresses.isEmpty else {
            throw JSONFault(
                "a host outside the registry's zones has no addresses (RFC 5732 §1.1)",
                at: path["addresses"]
            )
        }
        if !isPast { try checkSponsor(of: host, at: path["sponsor"]) }
        return host
    }

    /// Throws where the domain above is there and another's (RFC 5732 §3.2.1).
    func checkSponsor(of host: Host, at path: JSONPath) throws(JSONFault) {
        guard let domain = host.superordinate.flatMap({ world.domains[$0] }), domain.sponsor != host.sponsor else {
            return
        }
        throw JSONFault("the host stands below \"\(domain.name)\" of \"\(domain.sponsor)\" (RFC 5732 §3.2.1)", at: path)
    }

    /// The domain above a host inside the zones, which must be there (RFC 5732 §1.1).
    private func superordinate(of name: DomainName, at path: JSONPath) throws(JSONFault) -> String? {
        guard let domain = world.superordinateName(of: name) else { return nil }
        guard domainNames.contains(domain) || world.domains.contains(domain) else {
            throw JSONFault("there is no domain \"\(domain)\" above the host \"\(name)\"", at: path)
        }
        return domain
    }
}

extension SeedHost {
    /// A host, written down.
    package init(_ host: Host) {
        name = host.name
        number = host.id
        sponsor = host.sponsor
        creator = host.creator
        created = .fixed(host.created)
        updater = host.updater
        updated = SeedTime(host.updated)
        transferred = SeedTime(host.transferred)
        statuses = host.statuses.seeded
        statusNotes = host.statusNotes.seeded
        addresses = host.addresses.isEmpty ? nil : host.addresses.map(\.description)
        extensions = SeedExtras(host.extensionData)
    }
}
