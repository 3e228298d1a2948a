import EPP
import JSON
import Registry

extension SeedLoader {
    mutating func load(_ seed: SeedDomain, at path: JSONPath) throws(JSONFault) {
        let number = try number(seed.number, at: path["number"])
        let domain = try domain(seed, number, at: path)
        guard world.domains[domain.name] == nil else {
            throw JSONFault("there are two domains \"\(domain.name)\"", at: path["name"])
        }
        world.apply(.domain(domain))
    }

    /// A domain as the seed describes it; past, in a poll message, what it names may be gone.
    package func domain(
        _ seed: SeedDomain,
        _ number: ObjectID,
        isPast: Bool = false,
        at path: JSONPath
    ) throws(JSONFault) -> Domain {
        try checkHistory(seed, isPast: isPast, at: path)
        try check(seed.authInfo, .normalized, at: path["authInfo"])
        let created = instant(seed.created)
        var domain = Domain(
            name: try registrable(seed.name, at: path["name"]),
            id: number,
            sponsor: seed.sponsor,
            creator: seed.creator,
            created: created,
            expires: seed.expires?.instant(from: start)
                ?? created.adding(months: 12 * world[policyOf: seed.name.lowercased()].domain.defaultYears)
        )
        domain.updater = seed.updater
        domain.updated = updated(seed)
        domain.transferred = seed.transferred?.instant(from: start)
        domain.authInfo = authInfo(seed.authInfo, seed.guardedCode, of: .domain, world[policyOf: domain.name])
        domain.processNumber = seed.processNumber
        domain.extensionData = seed.extensions?.extensionData ?? ExtensionData()
        try addRelations(to: &domain, from: seed, isPast, at: path)
        try addStages(to: &domain, from: seed, isPast, at: path)
        return domain
    }

    /// The name in lower case, one label below a zone that the policy serves.
    func registrable(_ text: String, at path: JSONPath) throws(JSONFault) -> String {
        let name = try name(text, at: path)
        guard let zone = world.zone(of: name) else {
            let zones = policy.zones.joined(separator: ", ")
            throw JSONFault("\"\(text)\" lies in no zone of the policy \"\(policy.name)\" (\(zones))", at: path)
        }
        guard let parent = name.parent, parent == zone else {
            throw JSONFault("\"\(text)\" does not stand directly below \"\(zone)\"", at: path)
        }
        return name.text
    }

    private func addRelations(
        to domain: inout Domain,
        from seed: SeedDomain,
        _ isPast: Bool,
        at path: JSONPath
    ) throws(JSONFault) {
        try contact(seed.registrant, isPast, at: path["registrant"])
        domain.registrant = seed.registrant
        for (index, contact) in (seed.contacts ?? []).enumerated() {
            try self.contact(contact.id, isPast, at: path["contacts"][index]["id"])
            domain.contacts.append(DomainContact(contact.id, contact.role))
        }
        for (index, name) in (seed.nameservers ?? []).enumerated() {
            try add(nameserver: name, to: &domain, isPast, at: path["nameservers"][index])
        }
        for (index, seed) in (seed.hostAttributes ?? []).enumerated() {
            let path = path["hostAttributes"][index]
            guard !policy.hasHostObjects else {
                throw JSONFault("the policy \"\(policy.name)\" keeps hosts as objects, see \"nameservers\"", at: path)
            }
            let name = try name(seed.name, at: path["name"])
            domain.hostAttributes.append(
                HostAttribute(name.text, try addresses(seed.addresses, at: path["addresses"]))
            )
        }
    }

    private func contact(_ id: String?, _ isPast: Bool, at path: JSONPath) throws(JSONFault) {
        guard let id, !world.contacts.contains(id) else { return }
        guard !isPast else { return try check(id, .token, 3...16, at: path) }
        throw JSONFault("there is no contact \"\(id)\"", at: path)
    }

    /// A host object, or its name and glue where the policy has no host objects.
    private func add(
        nameserver text: String,
        to domain: inout Domain,
        _ isPast: Bool,
        at path: JSONPath
    ) throws(JSONFault) {
        if isPast, text.hasPrefix("#"), let number = Int(text.dropFirst()), number > 0 {
            return domain.nameservers.append(number)
        }
        guard let host = world.host(named: text.lowercased()) else {
            throw JSONFault("there is no host \"\(text)\"", at: path)
        }
        let isBelow = host.superordinate == domain.name
        guard !isBelow || !host.addresses.isEmpty || isPast else {
            throw JSONFault(
                "the host \"\(text)\" stands below the domain and needs an address (RFC 5732 §1.1)",
                at: path
            )
        }
        guard policy.hasHostObjects else {
            return domain.hostAttributes.append(HostAttribute(host.name, isBelow ? host.addresses : []))
        }
        guard !domain.nameservers.contains(host.id) else { throw JSONFault("\"\(text)\" stands here twice", at: path) }
        domain.nameservers.append(host.id)
    }

    /// Statuses, and how far a transfer, a charge or a deletion has come.
    private func addStages(
        to domain: inout Domain,
        from seed: SeedDomain,
        _ isPast: Bool,
        at path: JSONPath
    ) throws(JSONFault) {
        domain.statuses = try statuses(seed.statuses, at: path["statuses"])
        if let transfer = seed.transfer {
            domain.transfer = try self.transfer(
                transfer,
                of: seed.sponsor,
                isPast: isPast,
                under: world[policyOf: domain.name],
                at: path["transfer"]
            )
            if domain.transfer?.isPending == true { complete(&domain, hasNoStatus: transfer.status == nil) }
        }
        domain.creation = try creation(of: seed, domain.statuses, isPast, at: path["creation"])
        if domain.creation != nil { domain.statuses.insert(.pendingCreate) }
        try lock(&domain, seed, isPast, at: path)
        domain.gracePeriods = try gracePeriods(of: seed, domain, at: path["gracePeriods"])
        guard seed.deleted == nil || seed.deletion == nil else {
            throw JSONFault("\"deleted\" and \"deletion\" say the same: one of them is enough", at: path["deleted"])
        }
        domain.deletion = deletion(of: seed)
        if domain.deletion != nil { domain.statuses.insert(.pendingDelete) }
        if !isPast { try checkTogether(domain.statuses, underWay: domain.actionsUnderWay, at: path["statuses"]) }
        try check(seed.deletion?.origin, at: path["deletion"]["origin"])
        domain.statusNotes = try notes(seed.statusNotes, of: domain.statuses, at: path["statusNotes"])
    }

    /// The registry's own lock, as it is told; for a domain that is new here, as the policy has it.
    private func lock(
        _ domain: inout Domain,
        _ seed: SeedDomain,
        _ isPast: Bool,
        at path: JSONPath
    ) throws(JSONFault) {
        switch seed.lockedUntil {
        case .until(let end):
            guard seed.statuses?.contains("serverTransferProhibited") ?? true else {
                throw JSONFault(
                    "\"lockedUntil\" is shown as serverTransferProhibited: both go together, or neither",
                    at: path["statuses"]
                )
            }
            domain.lockedUntil = end.instant(from: start)
            domain.statuses.insert(.serverTransferProhibited)
        case SeedLock.none?: break
        case nil: if !isPast, domain.creation == nil, !world.domains.contains(domain.name) { lock(&domain) }
        }
    }

    /// The registry's own lock, as far as it is not over.
    private func lock(_ domain: inout Domain) {
        let policy = world[policyOf: domain.name]
        let isMoved = domain.transferred != nil
        let span = isMoved ? policy.transfer.lockAfterTransfer : policy.transfer.lockAfterCreation
        let since = domain.transferred ?? domain.created
        if since + span > start { domain.lock(for: span, from: since, policy.transfer) }
    }

    /// What a pending transfer means for its domain; its expiry follows where not even the status is told, since one that
    /// takes back an auto-renewal may change none.
    private func complete(_ domain: inout Domain, hasNoStatus: Bool) {
        domain.statuses.insert(.pendingTransfer)
        guard hasNoStatus, domain.transfer?.expires == nil, let months = domain.transfer?.months else { return }
        let expires = domain.expires.adding(months: months)
        domain.transfer?.expires = expires
    }

    private func gracePeriods(
        of seed: SeedDomain,
        _ domain: Domain,
        at path: JSONPath
    ) throws(JSONFault) -> [GracePeriod] {
        if let seeds = seed.gracePeriods {
            var periods: [GracePeriod] = []
            for (index, seed) in seeds.enumerated() {
                var period = GracePeriod(seed.kind, ends: instant(seed.ends), months: seed.months)
                period.charge = try charge(seed.charge, at: path[index]["charge"])
                periods.append(period)
            }
            return periods
        }
        let policy = world[policyOf: domain.name]
        let end = domain.created + policy.grace.add
        guard end > start, seed.deleted == nil, seed.deletion == nil, domain.creation == nil else { return [] }
        return [GracePeriod(.addPeriod, ends: end, months: 12 * policy.domain.defaultYears)]
    }

    /// One that is told by its status alone waits for the operator; what is past waits for nobody.
    private func creation(
        of seed: SeedDomain,
        _ statuses: DomainStatuses,
        _ isPast: Bool,
        at path: JSONPath
    ) throws(JSONFault) -> Creation? {
        guard seed.creation != nil || !isPast && statuses.contains(.pendingCreate) else { return nil }
        try check(seed.creation?.origin, at: path["origin"])
        let months = seed.creation?.months ?? 12 * world[policyOf: seed.name.lowercased()].domain.defaultYears
        guard (1...99 * 12).contains(months) else {
            throw JSONFault("1 to 1188 months are expected", at: path["months"])
        }
        let origin = seed.creation?.origin
        return Creation(
            until: seed.creation?.ends?.instant(from: start),
            months: months,
            charge: try charge(seed.creation?.charge, at: path["charge"]),
            origin: TransactionIDs(client: origin?.client, server: origin?.server ?? "SEED")
        )
    }

    private func deletion(of seed: SeedDomain) -> Deletion? {
        let origin = seed.deletion?.origin.map { TransactionIDs(client: $0.client, server: $0.server) }
        let none = TransactionIDs(client: nil, server: "SEED")
        if let deletion = seed.deletion {
            let ends = instant(deletion.ends)
            let redemptionEnds = deletion.redemptionEnds?.instant(from: start) ?? ends
            var loaded = Deletion(deletion.phase, ends: ends, redemptionEnds: redemptionEnds, origin: origin ?? none)
            loaded.restoreRequested = deletion.restoreRequested?.instant(from: start)
            loaded.reminder = deletion.reminder?.instant(from: start)
            return loaded
        }
        guard let deleted = seed.deleted else { return nil }
        let ends = instant(deleted) + world[policyOf: seed.name.lowercased()].grace.redemption
        return Deletion(.redemptionPeriod, ends: ends, redemptionEnds: ends, origin: none)
    }
}

extension Domain {
    fileprivate var actionsUnderWay: Set<String> {
        var actions: Set<String> = []
        if self.deletion != nil { actions.insert("Delete") }
        if self.transfer?.isPending == true { actions.insert("Transfer") }
        return actions
    }
}
