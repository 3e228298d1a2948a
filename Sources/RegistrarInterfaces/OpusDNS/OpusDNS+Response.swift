import EPP
import HTTP
import Hosting
import JSON
import Registry
import Session

extension OpusDNS {
    /// A domain as it is told.
    func response(_ facts: DomainFacts, _ call: RegistrarCall) -> JSONValue {
        let account = call.account
        let (label, zone) = facts.parts
        let code = facts.code.flatMap { $0.isEmpty ? nil : $0 }
        let isOwn = facts.sponsor == account.registrar
        return [
            "domain_id": .string(Identifier.text("domain_", facts.object)),
            "name": .string(facts.name), "sld": .string(label), "tld": .string(zone), "roid": .string(facts.roid),
            "owner_id": .string(Self.organization(account)),
            "registry_account_id": .string(
                Identifier.text("registry_account_", Identifier.number(of: account.registrar))
            ),
            "auth_code": JSONValue(isOwn ? code : nil),
            "auth_code_expires_on": JSONValue(isOwn ? call.expiry(ofCode: facts.name) : nil),
            "transfer_lock": .bool(facts.isLocked),
            "read_only": .bool(!isOwn), "is_premium": false,
            "renewal_mode": .string(account.renews(facts) ? "renew" : "expire"), "renewal_period": "P1Y",
            "registered_on": JSONValue(facts.created), "created_on": JSONValue(facts.created),
            "updated_on": JSONValue(facts.updated ?? facts.created), "expires_on": JSONValue(facts.expires),
            "transferred_on": JSONValue(facts.transferred), "canceled_on": nil,
            "deleted_on": JSONValue(facts.isDeleted ? facts.updated : nil),
            "registry_statuses": JSONValue(facts.statuses + facts.graceStatuses),
            "nameservers": .array(facts.nameServers.map(Self.nameServer)),
            "contacts": .array(Self.contacts(facts, call)),
            "hosts": .array(Self.hosts(facts, call)), "tags": [],
        ]
    }

    /// The client's identifier where it is one, otherwise one that is made of the account's name.
    static func organization(_ account: Account) -> String {
        if let name = account.key.name, name.hasPrefix("organization_") { return name }
        return Identifier.text("organization_", Identifier.number(of: account.name))
    }

    private static func nameServer(_ server: NameServer) -> JSONValue {
        ["hostname": .string(server.name), "ip_addresses": JSONValue(server.addresses)]
    }

    private static func contacts(_ facts: DomainFacts, _ call: RegistrarCall) -> [JSONValue] {
        let registrant = facts.registrant.map { [ContactOfDomain(role: "registrant", id: $0)] } ?? []
        let numbers = call.account.registry.server.store.operate { world, _ in
            Dictionary(
                (registrant + facts.contacts).compactMap { contact in
                    world.contacts[contact.id].map { (contact.id, $0.object) }
                },
                uniquingKeysWith: { first, _ in first }
            )
        }
        return (registrant + facts.contacts).compactMap { contact in
            numbers[contact.id].map { number in
                [
                    "contact_id": .string(Identifier.text("contact_", number)),
                    "contact_type": .string(contact.role.isEmpty ? "tech" : contact.role),
                ]
            }
        }
    }

    private static func hosts(_ facts: DomainFacts, _ call: RegistrarCall) -> [JSONValue] {
        let numbers = call.account.registry.server.store.operate { world, _ in
            facts.hosts.compactMap { world.host(named: $0)?.id }
        }
        return numbers.map { ["host_id": .string(Identifier.text("host_", $0))] }
    }
}
