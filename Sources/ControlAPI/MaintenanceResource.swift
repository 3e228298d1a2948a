import EPP
import HTTP
import JSON
import Registry
import Seed

/// Maintenances while the registry runs: every registrar is told of what is planned, changed or called off (RFC 9167).
enum MaintenanceResource: ObjectResource {
    static let collection = "maintenances"
    static let kind = "maintenance"
    static let keyField = "id"
    static let schema = "Maintenance"

    static func key(_ text: String) -> String { text }
    static func key(of form: MaintenancePolicy) -> String { form.id }
    static func keys(in world: World, fitting _: ListQuery, at _: Instant) -> [String] {
        world.policy.maintenances.map(\.id)
    }
    static func form(_ key: String, in world: World) -> MaintenancePolicy? {
        world.policy.maintenances.first { $0.id == key }
    }

    /// When it was changed is noted unless the form says it.
    static func put(_ form: MaintenancePolicy, in world: World, at now: Instant) throws(JSONFault) {
        guard world.policy.whole.tellsMaintenances else { throw JSONFault(MaintenancePolicy.notOffered) }
        try form.check(at: JSONPath())
        let former = Self.form(form.id, in: world)
        guard former != form else { return }
        var maintenance = form
        if let former, former.updated == form.updated { maintenance.updated = now }
        world.plan(maintenance, at: now)
    }

    static func obstacle(toRemoving _: String, from _: World) -> String? { nil }

    static func remove(_ key: String, from world: World, at now: Instant) { world.cancelMaintenance(key, at: now) }
}
