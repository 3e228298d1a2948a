import EPP
import HTTP
import JSON
import Registry
import Seed

/// Organizations, past the protocol; those without a sponsor are the operator's alone (RFC 8543).
enum OrganizationResource: ObjectResource {
    static let collection = "organizations"
    static let kind = "organization"
    static let keyField = "id"
    static let schema = "Organization"

    static func key(_ text: String) -> String { text }
    static func key(of form: SeedOrganization) -> String { form.id }

    static let filters = [
        QueryParameter("search", "Only those with this in the identifier, a name or a role"), sponsorFilter,
    ]

    static func keys(in world: World, fitting query: ListQuery, at now: Instant) -> [String] {
        world.organizations.values.filter { query.fits($0) }.map(\.id)
    }

    static func form(_ key: String, in world: World) -> SeedOrganization? {
        world.organizations[key].map(SeedOrganization.init)
    }

    /// Its sponsor is told; roles in which something names the organization stay.
    static func put(_ form: SeedOrganization, in world: World, at now: Instant) throws(JSONFault) {
        var loader = SeedLoader(in: world, at: now)
        let former = world.organizations[form.id]
        let number = try number(form.number, of: former?.object, in: &loader)
        let organization = try loader.organization(form, number, at: JSONPath())
        for role in former?.roles ?? [] where organization.role(role.type) == nil {
            guard !world.isLinked(organization: form.id, as: role.type) else {
                throw JSONFault("something names it in the role \"\(role.type)\"", at: JSONPath()["roles"])
            }
        }
        try loader.checkParent(form.parent, of: form.id, at: JSONPath()["parent"])
        let before = former.map { ObjectImage($0, in: world) }
        let told =
            former == organization
            ? [] : world.operatorMessages(from: before, to: ObjectImage(organization, in: world), at: now)
        for change in [.organization(organization)] + told { world.apply(change) }
    }

    static func obstacle(toRemoving key: String, from world: World) -> String? {
        world.isLinked(organization: key) ? "Other objects name the organization." : nil
    }

    static func remove(_ key: String, from world: World, at now: Instant) {
        let former = world.organizations[key].map { ObjectImage($0, in: world) }
        for change in [.noOrganization(key)] + world.operatorMessages(from: former, to: nil, at: now) {
            world.apply(change)
        }
    }
}
