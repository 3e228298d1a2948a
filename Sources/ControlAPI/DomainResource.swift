import EPP
import HTTP
import JSON
import Registry
import Seed

enum DomainResource: ObjectResource {
    static let collection = "domains"
    static let kind = "domain"
    static let keyField = "name"
    static let schema = "Domain"

    static func key(_ text: String) -> String { text.lowercased() }
    static func key(of form: SeedDomain) -> String { form.name.lowercased() }
    static let readOnlyFields: Set<String> = ["roid", "code", "shownStatuses"]

    static let filters = [
        searchFilter, sponsorFilter,
        QueryParameter(
            "status",
            "Only those with this status, as an info shows them: also `ok`, `redemptionPeriod`",
            schema: ["enum": .array(ListQuery.statuses.map { .string($0) })]
        ),
        QueryParameter("transfer", "`pending`: only those that are being transferred", schema: ["enum": ["pending"]]),
        QueryParameter(
            "expiring",
            "Only those that expire within this time, such as 30d",
            schema: ["type": "string", "pattern": "^[0-9]{1,4}(d|h|m|s|ms)$"]
        ),
    ]

    static func keys(in world: World, fitting query: ListQuery, at now: Instant) -> [String] {
        var names: [String] = []
        for domain in world.domains.values where query.fits(domain, at: now) { names.append(domain.name) }
        return names
    }

    static func view(_ key: String, in world: World, at now: Instant) -> DomainView? {
        world.domains[key].map { DomainView($0, in: world, at: now) }
    }

    static func form(_ key: String, in world: World) -> SeedDomain? {
        world.domains[key].map { SeedDomain($0, in: world) }
    }

    /// What extensions remember stays unless the form says what it is; a code is kept as the policy has it.
    static func put(_ form: SeedDomain, in world: World, at now: Instant) throws(JSONFault) {
        var loader = SeedLoader(in: world, at: now)
        let former = world.domains[key(of: form)]
        let number = try number(form.number, of: former?.id, in: &loader)
        var domain = try loader.domain(form, number, at: JSONPath())
        try loader.check(organizationsOf: domain, at: JSONPath())
        if let former, form.extensions == nil { domain.extensionData = former.extensionData }
        if let code = form.authInfo {
            let isKept = former?.authInfo.revealed == code
            let rules = world[policyOf: domain.name].authInfo
            domain.authInfo = isKept ? domain.authInfo : AuthInfo(code, rules, at: now, world.random)
        }
        let (before, after) = (former.map { ObjectImage($0, in: world) }, ObjectImage(domain, in: world))
        let told = former == domain ? [] : world.operatorMessages(from: before, to: after, at: now)
        for change in [.domain(domain)] + told { world.apply(change) }
        // They go with their domain (RFC 5731 §3.2.4).
        for var host in world.subordinateHosts(of: domain.name) where host.sponsor != domain.sponsor {
            host.sponsor = domain.sponsor
            world.apply(.host(host))
        }
    }

    static func obstacle(toRemoving key: String, from world: World) -> String? {
        let hosts = world.subordinateHosts(of: key)
        guard !hosts.isEmpty else { return nil }
        return "Hosts stand below the domain: \(hosts.prefix(5).map(\.name).joined(separator: ", "))."
    }

    static func remove(_ key: String, from world: World, at now: Instant) {
        let former = world.domains[key].map { ObjectImage($0, in: world) }
        for change in [.noDomain(key)] + world.operatorMessages(from: former, to: nil, at: now) { world.apply(change) }
    }
}
/// A domain as JSON: as a seed has it, and what follows from the rest.
struct DomainView: Encodable, Sendable {
    /// What can be told of a code by whoever does not know it.
    struct Code: Encodable {
        let isSet = true
        let isReadable: Bool
        let set: SeedTime?
        let expires: SeedTime?

        private enum CodingKeys: String, CodingKey { case isSet, isReadable, set, expires }

        init?(_ authInfo: AuthInfo) {
            switch authInfo {
            case .unset: return nil
            case .readable: (isReadable, set, expires) = (true, nil, nil)
            case .guarded(let code): (isReadable, set, expires) = (false, .fixed(code.set), SeedTime(code.expires))
            }
        }
    }

    private let form: SeedDomain
    private let roid: String
    private let code: Code?
    private let shownStatuses: [String]

    init(_ domain: Domain, in world: World, at now: Instant) {
        form = SeedDomain(domain, in: world)
        roid = world.roid(domain.id, .domain).description
        code = Code(domain.authInfo)
        shownStatuses = domain.shownNames(at: now)
    }

    private enum CodingKeys: String, CodingKey { case roid, code, shownStatuses }

    func encode(to encoder: any Encoder) throws {
        try form.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(roid, forKey: .roid)
        try fields.encodeIfPresent(code, forKey: .code)
        try fields.encode(shownStatuses, forKey: .shownStatuses)
    }
}
