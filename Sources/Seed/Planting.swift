import Crypto
import EPP
import JSON
import Registry

/// Makes a world of a seed, and checks on the way that the seed agrees with itself and with the policy.
package struct Planting {
    let seed: Seed
    let start: Instant
    let world: World
    /// The next number that a roid can have.
    var nextNumber = 1
    /// Every domain of the seed: hosts below one of them are its subordinates.
    let domainNames: Set<String>
    /// Numbers that objects ask for.
    let taken: Set<Int>

    init(_ seed: Seed, _ policy: Policy, start: Instant, _ random: any RandomSource) {
        self.seed = seed
        self.start = start
        world = World(policy: policy, random: random)
        domainNames = Set((seed.domains ?? []).map { $0.name.lowercased() })
        let numbers = (seed.contacts ?? []).map(\.number) + (seed.hosts ?? []).map(\.number)
        taken = Set((numbers + (seed.domains ?? []).map(\.number)).compactMap(\.self))
    }

    /// Plants single objects into a world that is there already.
    package init(in world: World, at now: Instant) {
        seed = Seed(registrars: [])
        start = now
        self.world = world
        nextNumber = world.lastObject + 1
        domainNames = []
        taken = []
    }

    var policy: Policy { world.policy }

    /// In an order in which each object finds what it names.
    mutating func plant() throws(JSONFault) {
        for (index, registrar) in seed.registrars.enumerated() {
            try plant(registrar, at: JSONPath()["registrars"][index])
        }
        for (index, contact) in (seed.contacts ?? []).enumerated() {
            try plant(contact, at: JSONPath()["contacts"][index])
        }
        for (index, host) in (seed.hosts ?? []).enumerated() {
            try plant(host, at: JSONPath()["hosts"][index])
        }
        for (index, domain) in (seed.domains ?? []).enumerated() {
            try plant(domain, at: JSONPath()["domains"][index])
        }
        if let domains = seed.generated?.domains { try plant(domains, at: JSONPath()["generated"]["domains"]) }
        if !policy.hasHostObjects { dropHosts() }
        for (index, message) in (seed.messages ?? []).enumerated() {
            try plant(message, at: JSONPath()["messages"][index])
        }
        if let outbox = seed.outbox { try plant(outbox, at: JSONPath()["outbox"]) }
        if let numbering = seed.numbering {
            world.continueNumbering(after: numbering.objects, messages: numbering.messages)
        }
    }

    /// Under a policy without host objects their addresses have gone to the domains that use them.
    private func dropHosts() {
        for host in world.hosts.values { world.apply(.noHost(host.id)) }
    }

    private mutating func plant(_ seed: SeedRegistrar, at path: JSONPath) throws(JSONFault) {
        guard world.registrars[seed.id] == nil else {
            throw JSONFault("there are two registrars \"\(seed.id)\"", at: path["id"])
        }
        world.apply(.registrar(try registrar(seed, at: path)))
    }

    /// A registrar as the seed describes it.
    package func registrar(_ seed: SeedRegistrar, at path: JSONPath) throws(JSONFault) -> Registrar {
        try check(length: seed.id, 3...16, at: path["id"])
        // Longer than the base protocol takes: logins may carry such passwords in loginSec (RFC 8807 §3.1).
        try check(length: seed.password, 6...256, at: path["password"])
        var registrar = Registrar(id: seed.id, password: seed.password)
        registrar.isSuspended = seed.suspended ?? false
        registrar.certificate = try seed.certificate.map { text throws(JSONFault) in
            let hex = text.filter { $0 != ":" }.lowercased()
            guard hex.utf8.count == 64, hex.allSatisfy(\.isHexDigit) else {
                throw JSONFault("a certificate is named by its SHA-256, 64 hexadecimal digits", at: path["certificate"])
            }
            return hex
        }
        registrar.balance = seed.balance
        registrar.extras = seed.extensions?.extras ?? Extras()
        return registrar
    }
}
