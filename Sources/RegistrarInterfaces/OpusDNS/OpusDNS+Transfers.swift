import EPP
import HTTP
import JSON
import Registry
import Session

/// Domains that come to the account and that leave it.
extension OpusDNS {
    var transfers: [Route] {
        let missing = Route.Answer(404, "No such domain", schema: "Problem")
        let invalid = Route.Answer(422, "What was asked for can't be done", schema: "Problem")
        return [
            route(
                "POST",
                "/v1/domains/transfer",
                "Asks for a domain of another registrar",
                "transfers",
                request: "DomainTransferIn",
                answers: [
                    .init(201, "The transfer is pending, or done", schema: "DomainResponse"),
                    .init(400, "The zone or the code is no good", schema: "Problem"),
                    .init(403, "The code is wrong", schema: "Problem"), missing,
                    .init(409, "The domain can't be moved", schema: "Problem"), invalid,
                ]
            ) { [self] call, request throws(CallEnd) in try transferIn(call, request) },
            route(
                "DELETE",
                "/v1/domains/{reference}/transfer",
                "Takes a pending request back",
                "transfers",
                answers: [
                    .init(204, "It is taken back"), missing, .init(409, "None is pending", schema: "Problem"),
                ]
            ) { [self] call, request throws(CallEnd) in try cancel(call, request) },
            route(
                "POST",
                "/v1/domains/{reference}/transfer/outbound",
                "Approves or rejects another registrar's request",
                "transfers",
                request: "OutboundTransferRequest",
                answers: [
                    .init(200, "The registry has been told", schema: "OutboundTransferResponse"),
                    .init(400, "No request is pending", schema: "Problem"), missing, invalid,
                ]
            ) { [self] call, request throws(CallEnd) in try decide(call, request) },
        ]
    }

    private func transferIn(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let wanted = try OpusDNSTransfer(request, call)
        let name = wanted.name
        let account = call.account
        guard let facts = try call.facts(of: name) else { throw .problem(OpusDNSProblem.noDomain(name)) }
        if facts.sponsor == account.registrar {
            let isOwn = account.owns(facts)
            let reason = isOwn ? "The domain is the account's own." : "The registrar sponsors it for another account."
            throw .problem(OpusDNSProblem.transfer(409, isOwn ? .alreadyOwned : .isInternal, name, reason))
        }
        if try call.isAwaiting(facts) { throw .problem(OpusDNSProblem.exists(name)) }
        let command = EPPCommand.requestTransfer(
            name,
            code: wanted.code,
            years: wanted.years,
            processNumber: wanted.processNumber
        )
        let answer = try call.ask(command)
        if let problem = Self.problem(ofTransfer: Refusal(command, answer)) { throw .problem(problem) }
        guard answer.code < 2000 else { throw .refused(Refusal(command, answer)) }
        if answer.code == 1000 {
            let changes = wanted.update.changes(of: facts, call.policy)
            try call.provide(changes.addedNameServers)
            if !changes.isEmpty { try call.demand(.update(name, changes)) }
        }
        account.change(noteOf: facts) { $0 = account.arrival(renews: wanted.update.renews) }
        return HTTPResponse(201, json: response(try call.facts(of: name) ?? facts, call))
    }

    /// What the registry's refusal of a transfer means to a reseller; nil for what is no refusal, or a failure.
    private static func problem(ofTransfer refusal: Refusal) -> HTTPProblem? {
        let (name, reason) = (refusal.name, refusal.sentence)
        switch refusal.code {
        case 2202: return OpusDNSProblem.transfer(403, .invalidCode, name, reason)
        case 2003, 2005: return OpusDNSProblem.transfer(400, .malformedCode, name, reason)
        case 2106, 2300, 2304: return OpusDNSProblem.transfer(409, .notAllowed, name, reason)
        case 2004: return OpusDNSProblem.policy(reason, at: "period")
        case 2306, 2308: return OpusDNSProblem.registryPolicy(reason, name)
        case 2002, 2101, 2102, 2104, 2105, 2201, 2301, 2305, 2307:
            return OpusDNSProblem.transfer(400, .unspecified, name, reason)
        default: return nil
        }
    }

    private func cancel(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let reference = request["reference"]
        let facts: DomainFacts
        do throws(CallEnd) {
            facts = try own(reference, call, mayBeIncoming: true)
        } catch { throw error }
        guard facts.sponsor != call.account.registrar else {
            throw .problem(OpusDNSProblem.transfer(409, .unspecified, facts.name, "No transfer is pending."))
        }
        let command = EPPCommand.transfer("cancel", facts.name)
        let answer = try call.ask(command)
        if [2301, 2304].contains(answer.code) {
            throw .problem(OpusDNSProblem.transfer(409, .unspecified, facts.name, Refusal(command, answer).sentence))
        }
        guard answer.code < 2000 else { throw .refused(Refusal(command, answer)) }
        return HTTPResponse(204)
    }

    private func decide(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let action: String
        do throws(HTTPProblem) {
            let fields = try BodyFields(request)
            guard let given = try fields.string("action", oneOf: ["approve", "reject"]) else {
                throw fields.flaw("action", "The field is missing.")
            }
            action = given
        } catch { throw .problem(error) }
        let facts = try own(request["reference"], call)
        guard facts.isPendingTransfer else {
            throw .problem(OpusDNSProblem.transfer(400, .unspecified, facts.name, "No transfer is pending."))
        }
        let command = EPPCommand.transfer(action, facts.name)
        let answer = try call.ask(command)
        if answer.code == 2301 {
            throw .problem(OpusDNSProblem.transfer(400, .unspecified, facts.name, Refusal(command, answer).sentence))
        }
        guard answer.code < 2000 else { throw .refused(Refusal(command, answer)) }
        return HTTPResponse(json: [
            "domain_id": .string(Identifier.text("domain_", facts.object)), "domain_name": .string(facts.name),
            "action": .string(action),
        ])
    }
}

/// What the body of a request for a domain says.
private struct OpusDNSTransfer {
    let name: String
    let code: String
    let years: Int?
    let processNumber: String?
    /// What is to be changed once the domain is here.
    let update: OpusDNSUpdate

    init(_ request: RoutedRequest, _ call: RegistrarCall) throws(CallEnd) {
        let zones = call.policy.zones
        do throws(HTTPProblem) {
            let fields = try BodyFields(request)
            guard let name = try fields.string("name")?.lowercased() else {
                throw fields.flaw("name", "The field is missing.")
            }
            guard zones.contains(where: { name.hasSuffix(".\($0)") }) else { throw OpusDNSProblem.noZone(name) }
            guard fields.has("renewal_mode") else { throw fields.flaw("renewal_mode", "The field is missing.") }
            _ = try OpusDNSUpdate.renews(fields)
            let code = try fields.string("auth_code") ?? ""
            guard (6...255).contains(code.count) else {
                throw OpusDNSProblem.transfer(400, .malformedCode, name, "A code has 6 to 255 characters.")
            }
            let period = try OpusDNSUpdate.period(fields)
            guard period.map({ $0.unit == "y" }) ?? true else { throw fields.flaw("period", "Years are expected.") }
            (self.name, self.code, years) = (name, code, period?.value)
            processNumber = try fields.fields("attributes")?.string("process_number")
        } catch { throw .problem(error) }
        var update = try OpusDNSUpdate(request, call)
        update.code = nil
        self.update = update
    }
}
