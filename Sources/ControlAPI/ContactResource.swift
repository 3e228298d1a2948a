import EPP
import HTTP
import JSON
import Registry
import Seed

enum ContactResource: ObjectResource {
    static let collection = "contacts"
    static let kind = "contact"
    static let keyField = "id"
    static let schema = "Contact"

    static func key(_ text: String) -> String { text }
    static func key(of form: SeedContact) -> String { form.id }
    static let filters = [
        QueryParameter(
            "search",
            "Only those with this in the identifier, a name, an organization or the e-mail address"
        ),
        sponsorFilter,
    ]
    static func keys(in world: World, fitting query: ListQuery, at now: Instant) -> [String] {
        world.contacts.values.filter { query.fits($0) }.map(\.id)
    }
    static func form(_ key: String, in world: World) -> SeedContact? { world.contacts[key].map(SeedContact.init) }

    /// What extensions remember stays; a code is kept as the policy has it.
    static func put(_ form: SeedContact, in world: World, at now: Instant) throws(JSONFault) {
        guard world.policy.domain.hasContacts else {
            throw JSONFault("the policy has no contacts: see its \"domain.dataModel\"")
        }
        var loader = SeedLoader(in: world, at: now)
        let former = world.contacts[form.id]
        let number = try number(form.number, of: former?.object, in: &loader)
        var contact = try loader.contact(form, number, at: JSONPath())
        try loader.check(organizationsOf: contact, at: JSONPath())
        if let former, form.extensions == nil { contact.extensionData = former.extensionData }
        if let code = form.authInfo {
            let isKept = former?.authInfo.revealed == code
            let rules = world.policy.authInfo.applied(to: .contact)
            contact.authInfo = isKept ? contact.authInfo : AuthInfo(code, rules, at: now, world.random)
        }
        let (before, after) = (former.map { ObjectImage($0, in: world) }, ObjectImage(contact, in: world))
        let told = former == contact ? [] : world.operatorMessages(from: before, to: after, at: now)
        for change in [.contact(contact)] + told { world.apply(change) }
    }

    static func obstacle(toRemoving key: String, from world: World) -> String? {
        if world.isNamedByDomain(contact: key) { return "Domains name the contact." }
        return world.isNamedByOrganization(contact: key) ? "Organizations name the contact." : nil
    }

    static func remove(_ key: String, from world: World, at now: Instant) {
        let former = world.contacts[key].map { ObjectImage($0, in: world) }
        for change in [.noContact(key)] + world.operatorMessages(from: former, to: nil, at: now) { world.apply(change) }
    }
}
