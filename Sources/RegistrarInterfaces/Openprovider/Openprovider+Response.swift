import EPP
import JSON
import Registry

extension Openprovider {
    /// A domain as it is told.
    func json(_ facts: DomainFacts, _ call: RegistrarCall) -> JSONValue {
        let account = call.account
        let (label, zone) = facts.parts
        let note = account.note(of: facts)
        let isOwn = facts.sponsor == account.registrar
        func handle(_ role: String) -> JSONValue { .string(facts.contacts.first { $0.role == role }?.id ?? "") }
        let rules = call.policy(of: facts.name)
        return [
            "id": JSONValue(facts.object),
            "domain": ["name": .string(label), "extension": .string(zone)],
            "status": .string(Self.status(facts)),
            "auth_code": .string(isOwn ? facts.code ?? "" : ""),
            "internal_auth_code": .string(isOwn ? note.internalCode ?? "" : ""),
            "is_locked": .bool(facts.isLocked), "is_lockable": true,
            "transfer_auth_code_required": "1", "transfer_cancel_supported": true,
            "autorenew": .string(OpenproviderUpdate.Renewal(note.renews).rawValue),
            "creation_date": Self.date(facts.created), "active_date": Self.date(facts.created),
            "order_date": Self.date(facts.created), "last_changed": Self.date(facts.updated ?? facts.created),
            "expiration_date": Self.date(facts.expires), "renewal_date": Self.date(facts.expires),
            "registry_expiration_date": Self.date(facts.expires),
            "restorable_until": Self.date(restorableUntil(facts, rules)),
            "owner_handle": .string(facts.registrant ?? ""),
            "admin_handle": handle("admin"), "tech_handle": handle("tech"), "billing_handle": handle("billing"),
            "name_servers": .array(facts.nameServers.enumerated().map(Self.nameServer)),
            "registry_statuses": ["epp": JSONValue(facts.statuses), "rgp": JSONValue(facts.graceStatuses)],
            "is_deleted": .bool(facts.isDeleted), "is_premium": false,
            "reseller_id": JSONValue(Identifier.number(of: account.name) % 1_000_000),
            "unit": "y",
        ]
    }

    /// ACT active, REQ asked for and not yet here, DEL deleted, PEN in a state between.
    static func status(_ facts: DomainFacts) -> String {
        if facts.isDeleted { return "DEL" }
        if facts.statuses.contains(where: { ["pendingCreate", "pendingRenew", "pendingUpdate"].contains($0) }) {
            return "PEN"
        }
        return "ACT"
    }

    /// Dates are local and without a zone, as clients have learnt to read them: `2026-01-01 00:00:00`, in UTC here.
    static func date(_ instant: Instant?) -> JSONValue {
        guard let text = instant?.description else { return "" }
        return .string("\(text.prefix(10)) \(text.dropFirst(11).prefix(8))")
    }

    private func restorableUntil(_ facts: DomainFacts, _ policy: PolicyInForce) -> Instant? {
        guard facts.graceStatuses.contains("redemptionPeriod"), let deleted = facts.updated else { return nil }
        return deleted + policy.grace.redemption
    }

    private static func nameServer(_ place: Int, _ server: NameServer) -> JSONValue {
        [
            "name": .string(server.name), "seq_nr": JSONValue(place),
            "ip": .string(server.addresses.first { !$0.contains(":") } ?? ""),
            "ip6": .string(server.addresses.first { $0.contains(":") } ?? ""),
        ]
    }
}
