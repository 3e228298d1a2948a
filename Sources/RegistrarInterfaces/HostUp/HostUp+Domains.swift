import EPP
import HTTP
import Hosting
import JSON
import Registry
import Session

/// Domains of the account.
extension HostUp {
    var domains: [Route] {
        let missing = Route.Answer(404, "No such domain", schema: "Problem")
        return [
            route(
                "GET",
                "",
                "Lists the account's domains",
                scopes: ["read:domains"],
                query: [
                    QueryParameter("name", "The whole name"),
                    QueryParameter("limit", "How many, 1 to 1000; 100", schema: Schema.number),
                    QueryParameter("cursor", "What the page before has said"),
                ],
                answers: [.init(200, "A page of domains", schema: "DomainPage")]
            ) { [self] call, request throws(CallEnd) in try list(call, request) },
            route(
                "GET",
                "/{id}",
                "Shows a domain",
                scopes: ["read:domains"],
                answers: [.init(200, "The domain", schema: "Domain"), missing]
            ) { [self] call, request throws(CallEnd) in
                HTTPResponse(json: json(try own(call, request), call, isWhole: true))
            },
            route(
                "PATCH",
                "/{id}",
                "Changes a domain",
                scopes: ["write:domains"],
                request: "DomainPatch",
                answers: [
                    .init(200, "The domain as it is now", schema: "Domain"), missing,
                    .init(409, "The registry refuses", schema: "Problem"),
                ]
            ) { [self] call, request throws(CallEnd) in try patch(call, request) },
        ]
    }

    private func list(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let (limit, after): (Int, Int)
        do throws(HTTPProblem) {
            limit = try request.integer("limit", in: 1...1000) ?? 100
            after = try Self.place(request.query("cursor"))
        } catch { throw .problem(error) }
        let name = request.query("name")?.lowercased()
        let found = DomainList(of: call.account) { domain in
            domain.id > after && (name == nil || domain.name == name)
        }
        let sorted = found.facts.sorted { $0.object < $1.object }
        let page = sorted.prefix(limit)
        let next = sorted.count > limit ? page.last.map { Identifier.text("cur_", $0.object) } : nil
        return HTTPResponse(json: [
            "data": .array(page.map { json($0, call, isWhole: false) }), "nextCursor": JSONValue(next),
        ])
    }

    private static func place(_ cursor: String?) throws(HTTPProblem) -> Int {
        guard let cursor else { return 0 }
        guard let place = Identifier.number("cur_", cursor) else {
            throw .parameter("cursor", "The cursor is none that an answer has told.")
        }
        return place
    }

    private func patch(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let (renews, locks): (Bool?, Bool?)
        do throws(HTTPProblem) {
            let fields = try BodyFields(request)
            try fields.expect(only: ["autoRenew", "registrarLock", "whoisPrivacyAutoEnable", "cancelPendingOrder"])
            (renews, locks) = (try fields.boolean("autoRenew"), try fields.boolean("registrarLock"))
            for name in ["whoisPrivacyAutoEnable", "cancelPendingOrder"] where try fields.boolean(name) == true {
                throw fields.flaw(name, "This registrar has no such thing to switch on.")
            }
        } catch { throw .problem(HostUpProblem.invalid(error)) }
        let facts = try own(call, request)
        if let locks, locks != facts.isLocked {
            var changes = DomainChanges()
            if locks { changes.addedStatuses = ["clientTransferProhibited"] }
            if !locks { changes.removedStatuses = ["clientTransferProhibited"] }
            try call.demand(.update(facts.name, changes))
        }
        if let renews { call.account.change(noteOf: facts) { $0.renews = renews } }
        return HTTPResponse(json: json(try own(call, request), call, isWhole: true))
    }

    /// A domain as it is told: in lists without what takes more to find out.
    func json(_ facts: DomainFacts, _ call: RegistrarCall, isWhole: Bool) -> JSONValue {
        let renews = call.account.renews(facts)
        var object: [String: JSONValue] = [
            "id": .string(Identifier.text("dom_", facts.object)), "name": .string(facts.name),
            "serviceStatus": .string(Self.status(facts, call)),
            "orderId": .string(Identifier.text("ord_", facts.object)),
            "lifecycle": [
                "type": "registration", "autoRenewEnabled": .bool(renews),
                "registrarLockEnabled": .bool(facts.isLocked),
                "transferInProgress": .bool(facts.isPendingTransfer),
            ],
            "billing": ["currency": .string(call.policy.fee.currency), "period": "P1Y"],
            "createdAt": JSONValue(facts.created), "expiresAt": JSONValue(facts.expires),
            "nextDueAt": JSONValue(facts.expires), "tags": [], "pinned": false,
        ]
        guard isWhole else { return .object(object) }
        object["nameservers"] = JSONValue(facts.nameServers.map(\.name))
        let isLockedByRegistry = facts.statuses.contains("serverTransferProhibited")
        object["registryLock"] = [
            "requiresManualUnlockFlow": .bool(isLockedByRegistry),
            "unlockAction": isLockedByRegistry ? UnlockRequest.action(on: facts) : nil,
        ]
        return .object(object)
    }

    private static func status(_ facts: DomainFacts, _ call: RegistrarCall) -> String {
        if facts.isDeleted { return "terminated" }
        if hasExpired(facts, call) { return "expired" }
        if facts.statuses.contains("clientHold") || facts.statuses.contains("serverHold") { return "suspended" }
        return facts.statuses.contains("pendingCreate") ? "pending" : "active"
    }

    /// Past its date, or kept by the registry's renewal alone: its registrar was not to renew it, and could not delete it.
    static func hasExpired(_ facts: DomainFacts, _ call: RegistrarCall) -> Bool {
        if let expires = facts.expires, expires <= call.now { return true }
        return facts.graceStatuses.contains("autoRenewPeriod") && !call.account.renews(facts)
    }
}

extension HostUpProblem {
    /// What can't be read is 400 here, whatever is wrong with it.
    static func invalid(_ problem: HTTPProblem) -> HTTPProblem {
        guard problem.status == 422 else { return problem }
        var problem = problem
        (problem.status, problem.title) = (400, "Bad Request")
        problem.members["code"] = "invalid_request"
        return problem
    }
}
