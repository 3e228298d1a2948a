import EPP
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
    static func keys(in world: World) -> [String] { world.domains.values.map(\.name) }

    static func form(_ key: String, in world: World) -> SeedDomain? {
        world.domains[key].map { SeedDomain($0, in: world) }
    }

    /// What extensions remember stays unless the form says what it is; a code is kept as the policy has it.
    static func put(_ form: SeedDomain, in world: World, at now: Instant) throws(JSONFault) {
        var loader = SeedLoader(in: world, at: now)
        let former = world.domains[key(of: form)]
        let number = try number(form.number, of: former?.id, in: &loader)
        var domain = try loader.domain(form, number, at: JSONPath())
        if let former, form.extensions == nil { domain.extensionData = former.extensionData }
        if let code = form.authInfo {
            let isKept = former?.authInfo.revealed == code
            domain.authInfo = isKept ? domain.authInfo : AuthInfo(code, world.policy.authInfo, at: now, world.random)
        }
        let told = former.map { former in
            former == domain
                ? [] : former.changeMessages(.update, after: domain, at: now, "Changed by the operator.", in: world)
        }
        for change in [.domain(domain)] + (told ?? []) { world.apply(change) }
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

    static func removal(of key: String, from world: World) -> Change? { .noDomain(key) }
}
