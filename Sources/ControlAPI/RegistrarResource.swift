import EPP
import JSON
import Registry
import Seed

enum RegistrarResource: ObjectResource {
    static let collection = "registrars"
    static let kind = "registrar"
    static let keyField = "id"
    static let schema = "Registrar"

    static func key(_ text: String) -> String { text }
    static func key(of form: SeedRegistrar) -> String { form.id }
    static func keys(in world: World, fitting _: ListQuery, at _: Instant) -> [String] { Array(world.registrars.keys) }
    static func form(_ key: String, in world: World) -> SeedRegistrar? { world.registrars[key].map(SeedRegistrar.init) }

    static func put(_ form: SeedRegistrar, in world: World, at now: Instant) throws(JSONFault) {
        var registrar = try SeedLoader(in: world, at: now).registrar(form, at: JSONPath())
        if form.extensions == nil, let former = world.registrars[form.id] {
            registrar.extensionData = former.extensionData
        }
        world.apply(.registrar(registrar))
    }

    /// Every object has a sponsor and a creator that the registry knows.
    static func obstacle(toRemoving key: String, from world: World) -> String? {
        let isNamed =
            world.domains.values.contains {
                [$0.sponsor, $0.creator, $0.updater].contains(key) || $0.transfer.names(key)
            }
            || world.hosts.values.contains { [$0.sponsor, $0.creator, $0.updater].contains(key) }
            || world.organizations.values.contains { [$0.sponsor, $0.creator, $0.updater].contains(key) }
            || world.applications.values.contains { $0.domain.sponsor == key && !$0.status.isFinal }
            || world.contacts.values.contains {
                [$0.sponsor, $0.creator, $0.updater].contains(key) || $0.transfer.names(key)
            }
        return isNamed ? "Objects name the registrar as their sponsor, creator or party to a transfer." : nil
    }

    static func remove(_ key: String, from world: World, at _: Instant) { world.apply(.noRegistrar(key)) }
}

extension Transfer? {
    fileprivate func names(_ client: ClientID) -> Bool {
        self.map { [$0.requester, $0.losingRegistrar, $0.actor].contains(client) } ?? false
    }
}
