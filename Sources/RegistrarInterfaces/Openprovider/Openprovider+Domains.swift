import EPP
import Faults
import HTTP
import JSON
import Registry
import Session
import XML

/// Domains of the account.
extension Openprovider {
    private static let wanted = [
        "with_history", "with_api_history", "with_additional_data", "with_verification_email", "with_abuse_details",
        "with_whois_privacy_data", "with_registry_statuses", "is_deleted",
    ].map { QueryParameter($0, "Taken; every answer has all that there is", schema: Schema.flag) }

    var domains: [Route] {
        [
            route(
                "GET",
                "",
                "Lists the account's domains",
                "domains",
                query: Self.listing + Self.wanted,
                answer: "DomainList"
            ) { [self] call, request throws(CallEnd) in try list(call, request) },
            route(
                "GET",
                "/{id}",
                "Shows a domain",
                "domains",
                query: Self.name + Self.wanted,
                answer: "DomainAnswer"
            ) { [self] call, request throws(CallEnd) in json(try own(call, request, mayBeIncoming: true), call) },
            route(
                "PUT",
                "/{id}",
                "Changes a domain: lock, code, contacts, name servers",
                "domains",
                request: "DomainUpdate",
                answer: "StatusAnswer"
            ) { [self] call, request throws(CallEnd) in try update(call, request) },
            route(
                "DELETE",
                "/{id}",
                "Deletes a domain",
                "domains",
                query: Self.name
                    + ["type", "skip_soft_quarantine", "force_delete"].map { QueryParameter($0, "Taken") },
                answer: "StatusAnswer"
            ) { [self] call, request throws(CallEnd) in
                let facts = try own(call, request)
                try call.demand(.delete(facts.name))
                return ["status": .string(try status(of: facts.name, call))]
            },
            route(
                "POST",
                "/check",
                "Tells which names are free",
                "domains",
                request: "CheckRequest",
                answer: "CheckAnswer"
            ) { call, request throws(CallEnd) in try Self.check(call, request) },
            route(
                "POST",
                "/{id}/renew",
                "Renews a domain",
                "domains",
                request: "RenewRequest",
                answer: "StatusAnswer"
            ) { [self] call, request throws(CallEnd) in try renew(call, request) },
            route(
                "POST",
                "/{id}/restore",
                "Takes a deletion back",
                "domains",
                request: "DomainRequest",
                answer: "StatusAnswer"
            ) { [self] call, request throws(CallEnd) in
                let facts = try own(call, request)
                do throws(CallEnd) {
                    try call.restore(facts, reason: "Registrant error.")
                } catch {
                    guard case .refused(let refusal) = error, refusal.code == 2304 else { throw error }
                    throw .problem(
                        OpenproviderProblem.make(376, "The restore is not allowed", status: 500, refusal.sentence)
                    )
                }
                return ["status": .string(try status(of: facts.name, call))]
            },
        ]
    }

    private static let name = ["domain.name", "domain.extension"].map { QueryParameter($0, "Taken; the number counts") }

    private static let listing =
        [
            QueryParameter("full_name", "The whole name"), QueryParameter("extension", "The zone"),
            QueryParameter("domain_name_pattern", "The label, with * for anything"),
            QueryParameter("status", "Only in this status: ACT, REQ, DEL"),
            QueryParameter("contact_handle", "Only with this contact"), QueryParameter("id", "Only this number"),
            QueryParameter("limit", "How many, 1 to 1000; 100", schema: Schema.number),
            QueryParameter("offset", "Behind so many", schema: Schema.number),
        ]
        + ["id", "domain_name", "expiration_date"].map {
            QueryParameter("order_by.\($0)", "Sorts by it", schema: Schema.choice(["asc", "desc"]))
        }

    private func list(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> JSONValue {
        let (limit, offset): (Int, Int)
        do throws(HTTPProblem) {
            limit = try request.integer("limit", in: 1...1000) ?? 100
            offset = try request.integer("offset", in: 0...10_000_000) ?? 0
        } catch { throw .problem(error) }
        let (whole, zone) = (request.query("full_name")?.lowercased(), request.query("extension")?.lowercased())
        let pattern = request.query("domain_name_pattern").map { Glob(rawValue: $0.lowercased()) }
        let (handle, number) = (request.query("contact_handle"), request.query("id").flatMap(Int.init))
        let found = DomainList(of: call.account) { domain in
            let parts = domain.name.split(separator: ".", maxSplits: 1).map(String.init)
            if let whole, domain.name != whole { return false }
            if let zone, parts.last != zone { return false }
            if let pattern, !pattern.matches(parts[0]) { return false }
            if let number, domain.id != number { return false }
            return handle.map { $0 == domain.registrant || domain.contacts.map(\.id).contains($0) } ?? true
        }
        let wanted = request.query("status")
        let fitting = found.facts.filter { facts in wanted.map { $0 == Self.status(facts) } ?? true }
        let sorted = fitting.sorted(by: Self.order(request))
        return [
            "results": .array(sorted.dropFirst(offset).prefix(limit).map { json($0, call) }),
            "total": JSONValue(sorted.count),
        ]
    }

    private static func order(_ request: RoutedRequest) -> (DomainFacts, DomainFacts) -> Bool {
        let descends = request.http.query.contains { $0.name.hasPrefix("order_by.") && $0.value == "desc" }
        let byDate = request.query("order_by.expiration_date") != nil
        let byName = request.query("order_by.domain_name") != nil
        return { left, right in
            let (left, right) = descends ? (right, left) : (left, right)
            if byName { return left.name < right.name }
            let never = Instant(milliseconds: 0)
            return byDate
                ? (left.expires ?? never, left.object) < (right.expires ?? never, right.object)
                : left.object < right.object
        }
    }

    private func update(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> JSONValue {
        let wanted: OpenproviderUpdate
        do throws(HTTPProblem) { wanted = try OpenproviderUpdate(request) } catch { throw .problem(error) }
        let facts = try own(call, request)
        var changes = wanted.changes(of: facts, call.policy)
        if wanted.resetsCode {
            if call.policy(of: facts.name).authInfo.isChosenByRegistrar {
                changes.code = call.freshCode
            } else {
                _ = try call.makeCode(for: facts.name, isForced: true)
            }
        }
        try call.provide(changes.addedNameServers)
        if !changes.isEmpty { try call.demand(.update(facts.name, changes)) }
        if let renewal = wanted.renewal { call.account.change(noteOf: facts) { $0.renews = renewal.renews } }
        return ["id": JSONValue(facts.object), "status": .string(try status(of: facts.name, call))]
    }

    private static func check(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> JSONValue {
        var names: [String] = []
        do throws(HTTPProblem) {
            let fields = try BodyFields(request)
            for domain in try fields.objects("domains") ?? [] { names.append(try OpenproviderUpdate.name(domain)) }
            guard (1...100).contains(names.count) else {
                throw fields.flaw("domains", "From 1 to 100 domains are expected.")
            }
        } catch { throw .problem(error) }
        let answer = try call.demand(.check(names))
        let results = (answer.data?.all("cd") ?? []).compactMap { item -> JSONValue? in
            guard let name = item.first("name") else { return nil }
            let isFree = ["1", "true"].contains(name[attribute: "avail"])
            return [
                "domain": .string(name.text.collapsed), "status": isFree ? "free" : "active", "is_premium": false,
                "reason": .string(item.first("reason")?.text.collapsed ?? ""),
            ]
        }
        return ["results": .array(results)]
    }

    private func renew(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> JSONValue {
        let years: Int
        do throws(HTTPProblem) {
            years = try BodyFields(request).integer("period", in: 1...99) ?? 1
        } catch { throw .problem(error) }
        let facts = try own(call, request)
        let day = String((facts.expires ?? call.now).description.prefix(10))
        try call.demand(.renew(facts.name, expiry: day, period: years, unit: "y"))
        return ["status": .string(try status(of: facts.name, call))]
    }

    private func status(of name: String, _ call: RegistrarCall) throws(CallEnd) -> String {
        try call.facts(of: name).map(Self.status) ?? "DEL"
    }
}
