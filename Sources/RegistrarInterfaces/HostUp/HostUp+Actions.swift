import Crypto
import EPP
import HTTP
import Hosting
import JSON
import Registry
import Session

/// What is done about a domain's code and its locks.
extension HostUp {
    var actions: [Route] {
        let missing = Route.Answer(404, "No such domain", schema: "Problem")
        return [
            route(
                "POST",
                "/{id}/actions/request-epp",
                "Asks for the auth code",
                scopes: ["read:domains", "transfer:domains"],
                request: "RequestEPP",
                answers: [
                    .init(200, "The code, or where it went", schema: "EPPCode"), missing,
                    .init(409, "There is no code for an expired or deleted domain", schema: "Problem"),
                ]
            ) { [self] call, request throws(CallEnd) in
                let isForced: Bool
                do throws(HTTPProblem) { isForced = try Self.flag("forceNew", request) } catch { throw .problem(error) }
                return HTTPResponse(json: try code(of: try own(call, request), isForced: isForced, call))
            },
            route(
                "POST",
                "/{id}/actions/update-epp",
                "Keeps a code for a transfer to here",
                scopes: ["write:domains"],
                request: "UpdateEPP",
                answers: [.init(200, "It is kept", schema: "KeptCode"), missing]
            ) { [self] call, request throws(CallEnd) in try keep(call, request) },
            route(
                "POST",
                "/{id}/actions/request-unlock",
                "Asks for the registry's lock to be lifted by hand",
                scopes: ["write:domains"],
                request: "RequestUnlock",
                answers: [.init(200, "What has become of it", schema: "Unlock"), missing]
            ) { [self] call, request throws(CallEnd) in
                let isForced: Bool
                do throws(HTTPProblem) { isForced = try Self.flag("forceRequest", request) } catch {
                    throw .problem(error)
                }
                return HTTPResponse(json: UnlockRequest(try own(call, request), call, isForced: isForced).carriedOut())
            },
        ]
    }

    private static func flag(_ name: String, _ request: RoutedRequest) throws(HTTPProblem) -> Bool {
        do throws(HTTPProblem) {
            let fields = try BodyFields(request)
            try fields.expect(only: [name])
            return try fields.boolean(name) ?? false
        } catch { throw HostUpProblem.invalid(error) }
    }

    private func code(of facts: DomainFacts, isForced: Bool, _ call: RegistrarCall) throws(CallEnd) -> JSONValue {
        guard !facts.isDeleted, !Self.hasExpired(facts, call) else {
            throw Self.unavailable("The domain has expired.")
        }
        if !isForced, let (code, at) = recent(facts, call) { return Self.told(facts, "recent_request", code, at) }
        do throws(CallEnd) {
            let made = try call.makeCode(for: facts.name, isForced: isForced)
            guard let code = made.code else { return Self.told(facts, "fresh_request", nil, made.set ?? call.now) }
            let at = made.set ?? call.now
            // The registry itself may tell its current code again.
            if !isForced, at < call.now { return Self.told(facts, "recent_request", code, at) }
            let note = ResellerNote.MadeCode(hash: Self.hash(of: code), at: at)
            call.account.change(noteOf: facts) { $0.made = note }
            return Self.told(facts, "fresh_request", code, at)
        } catch {
            guard case .refused(let refusal) = error else { throw error }
            if let code = facts.code, !code.isEmpty { return Self.told(facts, "current_code", code, nil) }
            throw Self.unavailable(refusal.sentence)
        }
    }

    /// The code that was made through this interface lately, if it is the domain's still and can be read.
    private func recent(_ facts: DomainFacts, _ call: RegistrarCall) -> (code: String, at: Instant)? {
        guard let made = call.account.note(of: facts).made, let code = facts.code, !code.isEmpty,
            made.at <= call.now, call.now < made.at + Self.reuseWindow,
            Self.hash(of: code) == made.hash
        else { return nil }
        return (code, made.at)
    }

    private static func hash(of code: String) -> String { Hex.encode(SHA256.hash(Array(code.utf8))) }

    private static func unavailable(_ reason: String) -> CallEnd {
        .problem(HostUpProblem.make(409, "epp_code_unavailable", reason))
    }

    private static func told(_ facts: DomainFacts, _ source: String, _ code: String?, _ at: Instant?) -> JSONValue {
        [
            "domainId": .string(Identifier.text("dom_", facts.object)),
            "requestSubmitted": .bool(source == "fresh_request"),
            "deliveryMethod": code == nil ? "registry_console" : "unknown", "codeSource": .string(source),
            "generatedAt": JSONValue(at), "eppCode": JSONValue(code),
        ]
    }

    /// The gaining side: it is only kept.
    private func keep(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let code: String
        do throws(HTTPProblem) {
            let fields = try BodyFields(request)
            try fields.expect(only: ["eppCode"])
            guard let given = try fields.string("eppCode"), (1...255).contains(given.count) else {
                throw fields.flaw("eppCode", "A code of 1 to 255 characters is expected.")
            }
            code = given
        } catch { throw .problem(HostUpProblem.invalid(error)) }
        let facts = try own(call, request)
        call.account.change(noteOf: facts) { $0.codeForTransfer = code }
        return HTTPResponse(json: [
            "domainId": .string(Identifier.text("dom_", facts.object)), "eppCodePersisted": true,
            "updatedAt": JSONValue(call.now),
        ])
    }
}
