import Crypto
import EPP
import JSON
import Registry

/// Makes a world of a seed, and checks on the way that the seed agrees with itself and with the policy.
package struct SeedLoader {
    let seed: Seed
    let start: Instant
    let world: World
    /// The next number that a roid can have.
    var nextNumber = 1
    /// Every domain of the seed: hosts below one of them are its subordinates.
    let domainNames: Set<String>
    /// Those of them that are being deleted, perhaps with the hosts below them (RFC 9874 §5.2.2.3).
    private let deletedNames: Set<String>
    /// Numbers that objects ask for, and those that they were given.
    let taken: Set<Int>
    private var given: Set<Int> = []

    init(_ seed: Seed, _ policy: Policy, start: Instant, _ random: any RandomSource) {
        self.seed = seed
        self.start = start
        world = World(policy: policy, random: random)
        domainNames = Set((seed.domains ?? []).map { $0.name.lowercased() })
        deletedNames = Set(
            (seed.domains ?? []).filter { $0.deletion != nil || $0.deleted != nil }.map { $0.name.lowercased() }
        )
        let numbers =
            (seed.contacts ?? []).map(\.number) + (seed.hosts ?? []).map(\.number)
            + (seed.domains ?? []).map(\.number) + (seed.applications ?? []).map(\.domain.number)
            + (seed.organizations ?? []).map(\.number)
        taken = Set(numbers.compactMap(\.self))
    }

    /// Loads single objects into a world that is there already.
    package init(in world: World, at now: Instant) {
        seed = Seed(registrars: [])
        start = now
        self.world = world
        nextNumber = world.lastObject + 1
        domainNames = []
        deletedNames = []
        taken = []
    }

    var policy: PolicyInForce { world.policy }

    /// Whether a domain of the seed or of the world is being deleted.
    func isBeingDeleted(_ domain: String) -> Bool {
        deletedNames.contains(domain) || world.domains[domain]?.deletion != nil
    }

    /// In an order in which each object finds what it names.
    mutating func load() throws(JSONFault) {
        for (index, registrar) in seed.registrars.enumerated() {
            try load(registrar, at: JSONPath()["registrars"][index])
        }
        for (index, contact) in (seed.contacts ?? []).enumerated() {
            try load(contact, at: JSONPath()["contacts"][index])
        }
        try load(seed.organizations ?? [], at: JSONPath()["organizations"])
        for (index, host) in (seed.hosts ?? []).enumerated() {
            try load(host, at: JSONPath()["hosts"][index])
        }
        for (index, domain) in (seed.domains ?? []).enumerated() {
            try load(domain, at: JSONPath()["domains"][index])
        }
        for (index, application) in (seed.applications ?? []).enumerated() {
            try load(application, at: JSONPath()["applications"][index])
        }
        try checkHosts()
        try checkOrganizations()
        if let domains = seed.generated?.domains { try load(domains, at: JSONPath()["generated"]["domains"]) }
        if !policy.hasHostObjects { dropHosts() }
        if !policy.domain.hasContacts { dropContacts() }
        if let maintenances = seed.maintenances { try load(maintenances, at: JSONPath()["maintenances"]) }
        world.scheduleMaintenances(after: start)
        if let claims = seed.trademarkClaims { try load(claims, at: JSONPath()["trademarkClaims"]) }
        if let revoked = seed.revokedMarks { try load(revoked, at: JSONPath()["revokedMarks"]) }
        for (index, message) in (seed.messages ?? []).enumerated() {
            try load(message, at: JSONPath()["messages"][index])
        }
        if let outbox = seed.outbox { try load(outbox, at: JSONPath()["outbox"]) }
        if let numbering = seed.numbering {
            world.continueNumbering(after: numbering.objects, messages: numbering.messages)
        }
    }

    /// A host below a domain is the sponsor's of the domain (RFC 5732 §3.2.1); domains come after their hosts.
    private func checkHosts() throws(JSONFault) {
        for (index, seed) in (seed.hosts ?? []).enumerated() {
            guard let host = world.host(named: seed.name.lowercased()) else { continue }
            try checkSponsor(of: host, at: JSONPath()["hosts"][index]["sponsor"])
        }
    }

    /// What objects name is there; contacts come before their organizations, which have contacts themselves.
    private func checkOrganizations() throws(JSONFault) {
        for (index, seed) in (seed.contacts ?? []).enumerated() where seed.extensions != nil {
            guard let contact = world.contacts[seed.id] else { continue }
            try check(organizationsOf: contact, at: JSONPath()["contacts"][index])
        }
        for (index, seed) in (seed.hosts ?? []).enumerated() where seed.extensions != nil {
            guard let host = world.host(named: seed.name.lowercased()) else { continue }
            try check(organizationsOf: host, at: JSONPath()["hosts"][index])
        }
        for (index, seed) in (seed.domains ?? []).enumerated() where seed.extensions != nil {
            guard let domain = world.domains[seed.name.lowercased()] else { continue }
            try check(organizationsOf: domain, at: JSONPath()["domains"][index])
        }
    }

    /// Takes the place of those that the policy has; nothing of them is told.
    private func load(_ maintenances: [MaintenancePolicy], at path: JSONPath) throws(JSONFault) {
        guard maintenances.isEmpty || policy.whole.tellsMaintenances else {
            throw JSONFault(MaintenancePolicy.notOffered, at: path)
        }
        try PolicyCheck.check(maintenances, at: path)
        world.replaceMaintenances(by: maintenances)
    }

    private func load(_ claims: TrademarkClaims, at path: JSONPath) throws(JSONFault) {
        try checkLaunch(isNeededFor: claims.isEmpty ? nil : path)
        try PolicyCheck.check(claims, at: path)
        world.wholePolicy.launch.claims = claims
    }

    private func load(_ revoked: [RevokedMark], at path: JSONPath) throws(JSONFault) {
        try checkLaunch(isNeededFor: revoked.isEmpty ? nil : path)
        try PolicyCheck.check(revoked, at: path)
        world.wholePolicy.launch.revokedMarks = revoked
    }

    private func checkLaunch(isNeededFor path: JSONPath?) throws(JSONFault) {
        guard let path, !policy.launch.isOffered else { return }
        throw JSONFault("the policy \"\(policy.name)\" does not offer launch-1.0", at: path)
    }

    /// Under a policy without host objects their addresses have gone to the domains that use them.
    private func dropHosts() {
        for host in world.hosts.values { world.apply(.noHost(host.id)) }
    }

    /// A registry where every data model is thin has neither contacts nor domains and organizations that name one.
    private func dropContacts() {
        for var domain in world.domains.values where domain.registrant != nil || !domain.contacts.isEmpty {
            domain.registrant = nil
            domain.contacts = []
            world.apply(.domain(domain))
        }
        for var organization in world.organizations.values where !organization.contacts.isEmpty {
            organization.contacts = []
            world.apply(.organization(organization))
        }
        for contact in world.contacts.values { world.apply(.noContact(contact.id)) }
    }
}

/// What all objects of a seed have in common.
extension SeedLoader {
    func instant(_ time: SeedTime?) -> Instant { time?.instant(from: start) ?? start }

    /// One that is named in what is past may be gone by now.
    func registrar(_ id: String?, isPast: Bool = false, at path: JSONPath) throws(JSONFault) {
        guard let id, world.registrars[id] == nil else { return }
        guard !isPast else { return try check(id, .token, 3...16, at: path) }
        throw JSONFault("there is no registrar \"\(id)\"", at: path)
    }

    func name(_ text: String, at path: JSONPath) throws(JSONFault) -> DomainName {
        do throws(DomainName.Fault) {
            return try DomainName(text)
        } catch {
            throw JSONFault("\"\(text)\" is no name: \(error.sentence)", at: path)
        }
    }

    func address(_ text: String, at path: JSONPath) throws(JSONFault) -> IPAddress {
        guard let address = IPAddress(text, text.contains(":") ? .v6 : .v4) else {
            throw JSONFault("\"\(text)\" is no IP address", at: path)
        }
        return address
    }

    func addresses(_ texts: [String]?, at path: JSONPath) throws(JSONFault) -> [IPAddress] {
        var addresses: [IPAddress] = []
        for (index, text) in (texts ?? []).enumerated() {
            let address = try address(text, at: path[index])
            guard !addresses.contains(address) else {
                throw JSONFault("\"\(text)\" stands here twice", at: path[index])
            }
            addresses.append(address)
        }
        return addresses
    }

    /// A code as the policy keeps it, or one that is hashed already.
    func authInfo(
        _ code: String?,
        _ guarded: HashedAuthInfo?,
        of kind: ObjectKind,
        _ policy: PolicyInForce
    ) -> AuthInfo {
        if let guarded { return .guarded(guarded) }
        return AuthInfo(code ?? "", policy.authInfo.applied(to: kind), at: start, world.random)
    }

    /// The number an object asks for, or the next that nobody does.
    package mutating func number(_ asked: Int?, at path: JSONPath) throws(JSONFault) -> ObjectID {
        guard let asked else {
            while taken.contains(nextNumber) { nextNumber += 1 }
            defer { nextNumber += 1 }
            return nextNumber
        }
        guard (1...Int.max / 2).contains(asked) else { throw JSONFault("a number is at least 1", at: path) }
        guard given.insert(asked).inserted else { throw JSONFault("two objects have the number \(asked)", at: path) }
        return asked
    }

    /// What was paid: bounded, so that no sum of charges leaves the numbers that there are.
    func charge(_ charge: Int?, at path: JSONPath) throws(JSONFault) -> Int {
        guard let charge else { return 0 }
        guard (0...1_000_000_000_000).contains(charge) else {
            throw JSONFault("a charge is 0 to 1000000000000", at: path)
        }
        return charge
    }
}

extension AuthInfo {
    /// The hashed code, where it is kept so.
    var guarded: HashedAuthInfo? {
        guard case .guarded(let code) = self else { return nil }
        return code
    }
}
