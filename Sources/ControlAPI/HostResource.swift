import EPP
import HTTP
import JSON
import Registry
import Seed

enum HostResource: ObjectResource {
    static let collection = "hosts"
    static let kind = "host"
    static let keyField = "name"
    static let schema = "Host"

    static func key(_ text: String) -> String { text.lowercased() }
    static func key(of form: SeedHost) -> String { form.name.lowercased() }
    static let filters = [searchFilter, sponsorFilter]
    static func keys(in world: World, fitting query: ListQuery, at now: Instant) -> [String] {
        world.hosts.values.filter { query.fits($0) }.map(\.name)
    }
    static func form(_ key: String, in world: World) -> SeedHost? { world.host(named: key).map(SeedHost.init) }

    static func put(_ form: SeedHost, in world: World, at now: Instant) throws(JSONFault) {
        guard world.policy.hasHostObjects else {
            throw JSONFault("the policy has no host objects: see \"hostAttributes\" of domains")
        }
        var loader = SeedLoader(in: world, at: now)
        let former = world.host(named: key(of: form))
        let number = try number(form.number, of: former?.id, in: &loader)
        var host = try loader.host(form, number, at: JSONPath())
        try loader.check(organizationsOf: host, at: JSONPath())
        if let former {
            if form.extensions == nil { host.extensionData = former.extensionData }
            try checkGlue(of: host, in: world)
        }
        let (before, after) = (former.map { ObjectImage($0, in: world) }, ObjectImage(host, in: world))
        let told = former == host ? [] : world.operatorMessages(from: before, to: after, at: now)
        for change in [.host(host)] + told { world.apply(change) }
    }

    /// A domain whose name server stands below it needs the address (RFC 5732 §1.1).
    private static func checkGlue(of host: Host, in world: World) throws(JSONFault) {
        guard host.addresses.isEmpty, let domain = host.superordinate,
            world.domains[domain]?.nameservers.contains(host.id) == true
        else { return }
        throw JSONFault("\"\(domain)\" uses the host and needs an address (RFC 5732 §1.1)", at: JSONPath()["addresses"])
    }

    static func obstacle(toRemoving key: String, from world: World) -> String? {
        guard let host = world.host(named: key), world.isLinked(host: host.id) else { return nil }
        return "Domains use the host as a name server."
    }

    static func remove(_ key: String, from world: World, at now: Instant) {
        guard let host = world.host(named: key) else { return }
        let told = world.operatorMessages(from: ObjectImage(host, in: world), to: nil, at: now)
        for change in [.noHost(host.id)] + told { world.apply(change) }
    }
}
