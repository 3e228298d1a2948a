import EPP
import HTTP
import JSON
import Registry
import Session
import XML

/// Domains of the account.
extension OpusDNS {
    var domains: [Route] {
        let missing = Route.Answer(404, "No such domain", schema: "Problem")
        let invalid = Route.Answer(422, "What was asked for can't be done", schema: "Problem")
        let shown = Route.Answer(200, "The domain", schema: "DomainResponse")
        return [
            route(
                "GET",
                "/v1/domains",
                "Lists the account's domains",
                "domains",
                query: DomainQuery.parameters,
                answers: [.init(200, "A page of domains", schema: "DomainPage"), invalid]
            ) { [self] call, request throws(CallEnd) in try list(call, request) },
            route(
                "GET",
                "/v1/domains/check",
                "Tells which names are free",
                "domains",
                query: [
                    QueryParameter("domains", "A name; may be given again", isRequired: true, isRepeatable: true)
                ],
                answers: [.init(200, "What can be had", schema: "CheckResponse"), invalid]
            ) { call, request throws(CallEnd) in try Self.check(call, request) },
            route(
                "GET",
                "/v1/domains/{reference}",
                "Shows a domain, its auth code included",
                "domains",
                query: [QueryParameter("include", "What else is wanted: tags", isRepeatable: true)],
                answers: [shown, missing]
            ) { [self] call, request throws(CallEnd) in
                let facts = try own(request["reference"], call, mayBeIncoming: true)
                return HTTPResponse(json: response(facts, call))
            },
            route(
                "PATCH",
                "/v1/domains/{reference}",
                "Changes a domain: code, statuses, lock, contacts, name servers",
                "domains",
                request: "DomainUpdate",
                answers: [shown, missing, invalid]
            ) { [self] call, request throws(CallEnd) in try update(call, request) },
            route(
                "DELETE",
                "/v1/domains/{reference}",
                "Deletes a domain",
                "domains",
                answers: [
                    .init(204, "It is deleted, or its redemption has begun"), missing,
                    .init(409, "A status or a host prohibits it", schema: "Problem"),
                ]
            ) { [self] call, request throws(CallEnd) in try delete(call, request) },
            route(
                "POST",
                "/v1/domains/{reference}/renew",
                "Renews a domain",
                "domains",
                request: "RenewRequest",
                answers: [.init(200, "It is renewed", schema: "RenewResponse"), missing, invalid]
            ) { [self] call, request throws(CallEnd) in try renew(call, request) },
            route(
                "POST",
                "/v1/domains/{reference}/restore",
                "Takes a deletion back",
                "domains",
                request: "RestoreRequest",
                answers: [.init(200, "It is restored", schema: "RestoreResponse"), missing, invalid]
            ) { [self] call, request throws(CallEnd) in try restore(call, request) },
        ]
    }

    /// The domain of a name or an identifier, if it is the account's; one that is on its way to it where that will do.
    func own(_ reference: String, _ call: RegistrarCall, mayBeIncoming: Bool = false) throws(CallEnd) -> DomainFacts {
        let missing = CallEnd.problem(OpusDNSProblem.noDomain(reference))
        var name = reference.lowercased()
        if reference.hasPrefix("domain_") {
            guard let known = Identifier.number("domain_", reference).flatMap(call.name(of:)) else { throw missing }
            name = known
        }
        guard let facts = try call.facts(of: name) else { throw missing }
        let account = call.account
        if facts.sponsor == account.registrar, account.owns(facts) { return facts }
        guard mayBeIncoming, try call.isAwaiting(facts) else { throw missing }
        return facts
    }

    private func list(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let query: DomainQuery
        do throws(HTTPProblem) { query = try DomainQuery(request) } catch { throw .problem(error) }
        let found = DomainList(of: call.account, where: query.fits).facts.sorted(by: query.precedes)
        let page = Page(found, query.page, query.size)
        return HTTPResponse(json: page.json { response($0, call) })
    }

    private static func check(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let names = request.http.query.filter { $0.name == "domains" }.flatMap { $0.value.split(separator: ",") }
            .map { $0.lowercased() }
        guard (1...50).contains(names.count) else {
            throw .problem(.parameter("domains", "From 1 to 50 names are expected."))
        }
        let answer = try call.demand(.check(names))
        let results = (answer.data?.all("cd") ?? []).compactMap { item -> JSONValue? in
            guard let name = item.first("name") else { return nil }
            let isFree = ["1", "true"].contains(name[attribute: "avail"])
            return [
                "domain": .string(name.text.collapsed), "available": .bool(isFree), "is_premium": false,
                "reason": JSONValue(item.first("reason")?.text.collapsed),
            ]
        }
        return HTTPResponse(json: ["results": .array(results)])
    }

    private func update(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let wanted = try OpusDNSUpdate(request, call)
        let facts = try own(request["reference"], call)
        let changes = wanted.changes(of: facts, call.policy)
        try call.provide(changes.addedNameServers)
        if !changes.isEmpty { try call.demand(.update(facts.name, changes)) }
        if let renews = wanted.renews { call.account.change(noteOf: facts) { $0.renews = renews } }
        guard let changed = try call.facts(of: facts.name) else { throw .problem(OpusDNSProblem.noDomain(facts.name)) }
        return HTTPResponse(json: response(changed, call))
    }

    private func delete(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let facts = try own(request["reference"], call)
        let command = EPPCommand.delete(facts.name)
        let answer = try call.ask(command)
        if answer.code == 2304 || answer.code == 2305 {
            let prohibiting = facts.statuses.filter { $0.hasSuffix("DeleteProhibited") || $0.hasPrefix("pending") }
            throw .problem(OpusDNSProblem.deletion(of: facts.name, prohibitedBy: prohibiting))
        }
        guard answer.code < 2000 else { throw .refused(Refusal(command, answer)) }
        return HTTPResponse(204)
    }

    private func renew(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let period: (unit: String, value: Int)
        let expiry: Instant
        do throws(HTTPProblem) {
            let fields = try BodyFields(request)
            guard let given = try OpusDNSUpdate.period(fields) else {
                throw fields.flaw("period", "The field is missing.")
            }
            guard let date = try fields.date("current_expiry_date") else {
                throw fields.flaw("current_expiry_date", "The field is missing.")
            }
            (period, expiry) = (given, date)
        } catch { throw .problem(error) }
        let facts = try own(request["reference"], call)
        let day = String(expiry.description.prefix(10))
        try call.demand(.renew(facts.name, expiry: day, period: period.value, unit: period.unit))
        let renewed = try call.facts(of: facts.name)
        return HTTPResponse(json: [
            "name": .string(facts.name), "new_expiry_date": JSONValue(renewed?.expires),
            "period_extended": ["unit": .string(period.unit), "value": JSONValue(period.value)],
        ])
    }

    private func restore(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let reason: String
        do throws(HTTPProblem) {
            reason = try BodyFields(request).string("reason") ?? "Registrant error."
        } catch { throw .problem(error) }
        let facts = try own(request["reference"], call)
        try call.restore(facts, reason: reason)
        return HTTPResponse(json: [
            "domain_id": .string(Identifier.text("domain_", facts.object)), "name": .string(facts.name),
            "restored_at": JSONValue(call.now),
        ])
    }
}

extension RegistrarCall {
    /// Asks for a restore, and reports where the registry waits for it (RFC 3915 §4.2.5).
    func restore(_ facts: DomainFacts, reason: String) throws(CallEnd) {
        try demand(.restore(facts.name))
        guard try self.facts(of: facts.name)?.graceStatuses.contains("pendingRestore") == true else { return }
        let deleted = (facts.updated ?? now).description
        try demand(.restoreReport(facts.name, deleted: deleted, restored: now.description, reason: reason))
    }
}
