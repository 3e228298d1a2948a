import Crypto
import HTTP
import Hosting
import JSON
import Registry
import Session

/// Domains that come to the account, and requests of others that it answers.
extension Openprovider {
    var transfers: [Route] {
        [
            route(
                "POST",
                "/transfer",
                "Asks for a domain of another registrar, or of another account of this one",
                "transfers",
                request: "TransferRequest",
                answer: "TransferAnswer"
            ) { [self] call, request throws(CallEnd) in try transferIn(call, request) },
            route(
                "POST",
                "/{id}/transfer/approve",
                "Approves or rejects another registrar's request",
                "transfers",
                request: "ApproveRequest",
                answer: "SuccessAnswer"
            ) { [self] call, request throws(CallEnd) in try decide(call, request) },
        ]
    }

    private func transferIn(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> JSONValue {
        let (name, code, years, number): (String, String, Int?, String?)
        let update: OpenproviderUpdate
        do throws(HTTPProblem) {
            let fields = try BodyFields(request)
            guard let domain = try fields.fields("domain") else { throw fields.flaw("domain", "The field is missing.") }
            name = try OpenproviderUpdate.name(domain)
            code = try fields.string("auth_code") ?? ""
            years = try fields.integer("period", in: 1...99)
            number = try fields.fields("additional_data")?.string("process_number")
            var wanted = try OpenproviderUpdate(request)
            wanted.code = nil
            update = wanted
        } catch { throw .problem(error) }
        let account = call.account
        guard let facts = try call.facts(of: name) else {
            throw .problem(OpenproviderProblem.make(313, "The domain you want to transfer is free"))
        }
        if facts.sponsor == account.registrar { return try moveWithin(facts, code, call) }
        let command = EPPCommand.requestTransfer(name, code: code, years: years, processNumber: number)
        let answer = try call.ask(command)
        if answer.code == 2202, call.hasExpired(code, of: facts) {
            throw .problem(OpenproviderProblem.make(352, "The validity of the authorization code has expired"))
        }
        guard answer.code < 2000 else { throw .refused(Refusal(command, answer)) }
        if answer.code == 1000 {
            let changes = update.changes(of: facts, call.policy)
            try call.provide(changes.addedNameServers)
            if !changes.isEmpty { try call.demand(.update(name, changes)) }
        }
        account.change(noteOf: facts) { $0 = account.arrival(renews: update.renewal?.renews) }
        let now = try call.facts(of: name) ?? facts
        return Self.asked(now, isDone: answer.code == 1000)
    }

    /// Between two accounts of one registrar: the registry has no part in it.
    private func moveWithin(_ facts: DomainFacts, _ code: String, _ call: RegistrarCall) throws(CallEnd) -> JSONValue {
        let account = call.account
        guard !account.owns(facts) else {
            throw .problem(OpenproviderProblem.make(326, "The domain is already yours"))
        }
        let kept = account.note(of: facts).internalCode
        guard let kept, bytesAreEqual(SHA256.hash(Array(kept.utf8)), SHA256.hash(Array(code.utf8))) else {
            if facts.code == code, !code.isEmpty {
                throw .problem(
                    OpenproviderProblem.make(323, "This is an internal transfer: an internal code is needed")
                )
            }
            throw .problem(OpenproviderProblem.make(318, "The authorization code is incorrect or missing"))
        }
        guard !facts.isLocked else { throw .problem(OpenproviderProblem.make(328, "The domain is locked")) }
        account.change(noteOf: facts) { $0 = account.arrival(renews: nil) }
        return Self.asked(facts, isDone: true)
    }

    private static func asked(_ facts: DomainFacts, isDone: Bool) -> JSONValue {
        [
            "id": JSONValue(facts.object), "status": isDone ? "ACT" : "REQ", "auth_code": "",
            "expiration_date": date(facts.expires), "renewal_date": date(facts.expires),
        ]
    }

    private func decide(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> JSONValue {
        let approves: Bool
        do throws(HTTPProblem) {
            let fields = try BodyFields(request)
            guard let given = try fields.integer("approve", in: 0...1) else {
                throw fields.flaw("approve", "The field is missing.")
            }
            approves = given == 1
        } catch { throw .problem(error) }
        let facts = try own(call, request)
        try call.demand(.transfer(approves ? "approve" : "reject", facts.name))
        return ["success": true]
    }
}
