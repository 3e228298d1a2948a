import EPP
import HTTP
import JSON
import Registry
import Seed

/// Applications in launch phases: the operator validates, allocates and rejects them by their status (RFC 8334 §2.4).
enum ApplicationResource: ObjectResource {
    static let collection = "applications"
    static let kind = "application"
    static let keyField = "id"
    static let schema = "Application"

    static func key(_ text: String) -> String { text }
    static func key(of form: SeedApplication) -> String { form.id ?? "" }

    static let filters = [searchFilter, sponsorFilter]

    static func keys(in world: World, fitting query: ListQuery, at now: Instant) -> [String] {
        world.applications.values.filter { query.fits($0.domain, at: now) }.map(\.id)
    }

    static func form(_ key: String, in world: World) -> SeedApplication? {
        world.applications[key].map { SeedApplication($0, in: world) }
    }

    /// A status that differs has its consequences: its registrar is told, and a name that is allocated is registered.
    static func put(_ form: SeedApplication, in world: World, at now: Instant) throws(JSONFault) {
        var loader = SeedLoader(in: world, at: now)
        let former = world.applications[key(of: form)]
        let number = try number(form.domain.number, of: former?.domain.id, in: &loader)
        var application = try loader.application(form, number, at: JSONPath())
        guard let former else { return world.apply(.application(application)) }
        guard application != former else { return }
        guard !former.status.isFinal else {
            throw JSONFault("the application is \(former.status.rawValue)", at: JSONPath()["status"])
        }
        let (status, name, text) = (application.status, application.statusName, application.statusText)
        (application.status, application.statusText) = (former.status, former.statusText)
        application.statusName = former.statusName
        world.apply(.application(application))
        guard status != former.status || name != former.statusName else {
            application.statusText = text
            return world.apply(.application(application))
        }
        for change in application.moving(to: status, named: name, text, at: now, in: world) { world.apply(change) }
    }

    static func obstacle(toRemoving _: String, from _: World) -> String? { nil }

    static func remove(_ key: String, from world: World, at _: Instant) { world.apply(.noApplication(key)) }
}
