import HTTP
import JSON
import Registry

/// Auth codes: the registry's own, and those that open a domain to another account of the registrar's.
extension Openprovider {
    var codes: [Route] {
        [
            route(
                "GET",
                "/{id}/authcode",
                "Tells the code, or has the registry send it to the holder",
                "codes",
                query: ["auth_code_type", "sending_type", "domain.name", "domain.extension"].map {
                    QueryParameter(
                        $0,
                        $0 == "auth_code_type" ? "external, which is the registry's, or internal" : "Taken"
                    )
                },
                answer: "CodeAnswer"
            ) { [self] call, request throws(CallEnd) in
                let type = try Self.type(request.query("auth_code_type"))
                return try tell(try own(call, request), type, call)
            },
            route(
                "POST",
                "/{id}/authcode/reset",
                "Makes a new code, which ends the former",
                "codes",
                request: "ResetRequest",
                answer: "ResetAnswer"
            ) { [self] call, request throws(CallEnd) in
                let given: String?
                do throws(HTTPProblem) {
                    let fields = try BodyFields(request)
                    if fields.isList("auth_code_type") {
                        throw OpenproviderProblem.make(351, "The type of the code must not be an array")
                    }
                    given = try fields.string("auth_code_type")
                } catch { throw .problem(error) }
                return try reset(try own(call, request), try Self.type(given), call)
            },
        ]
    }

    private static func type(_ given: String?) throws(CallEnd) -> String {
        let type = given ?? "external"
        guard ["external", "internal"].contains(type) else {
            throw .problem(.field("/auth_code_type", "One of these is expected: external, internal."))
        }
        return type
    }

    private func tell(_ facts: DomainFacts, _ type: String, _ call: RegistrarCall) throws(CallEnd) -> JSONValue {
        if type == "internal" {
            let code = call.account.note(of: facts).internalCode
            return Self.code(code ?? "", type, isThere: code != nil)
        }
        if let code = facts.code, !code.isEmpty { return Self.code(code, type) }
        guard call.policy(of: facts.name).authInfo.regime == .holderDelivered else {
            // There is none, or nobody can read it: a reset makes one.
            return Self.code("", type, isThere: false)
        }
        try deliver(facts, call)
        return Self.code("", type)
    }

    private func reset(_ facts: DomainFacts, _ type: String, _ call: RegistrarCall) throws(CallEnd) -> JSONValue {
        if type == "internal" {
            let code = call.freshCode
            call.account.change(noteOf: facts) { $0.internalCode = code }
            return Self.told(code, type, facts)
        }
        if call.policy(of: facts.name).authInfo.regime == .holderDelivered {
            try deliver(facts, call)
            return Self.told("", type, facts)
        }
        let made = try call.makeCode(for: facts.name, isForced: true)
        return Self.told(made.code ?? "", type, try call.facts(of: facts.name) ?? facts)
    }

    /// Has the registry send the code; the interface tells it as an error would be told when it can't.
    private func deliver(_ facts: DomainFacts, _ call: RegistrarCall) throws(CallEnd) {
        do throws(CallEnd) {
            _ = try call.makeCode(for: facts.name, isForced: true)
        } catch {
            guard case .refused(let refusal) = error, refusal.code == 2306 else { throw error }
            throw .problem(
                OpenproviderProblem.make(394, "The code could not be sent to the owner", status: 500, refusal.sentence)
            )
        }
    }

    private static func code(_ code: String, _ type: String, isThere: Bool = true) -> JSONValue {
        ["auth_code": .string(code), "success": .bool(isThere), "type": .string(type)]
    }

    private static func told(_ code: String, _ type: String, _ facts: DomainFacts) -> JSONValue {
        func has(_ status: String) -> JSONValue { facts.graceStatuses.contains(status) ? .string(status) : "" }
        return [
            "auth_code": .string(code), "auth_info": ["pw": .string(code)], "success": true, "type": .string(type),
            "domain_roid": .string(facts.roid), "epp_statuses": JSONValue(facts.statuses),
            "rgp_statuses": ["add_period": has("addPeriod"), "auto_renew_period": has("autoRenewPeriod")],
        ]
    }
}
