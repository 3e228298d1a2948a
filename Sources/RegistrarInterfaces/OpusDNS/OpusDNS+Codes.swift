import HTTP
import JSON

/// Codes that a registry delivers in a way of its own.
extension OpusDNS {
    /// What the answer tells, by zone.
    private enum Telling { case nothing, code, codeAndExpiry, recipients }

    private static let zones: [(zone: String, telling: Telling)] = [
        ("be", .nothing), ("cz", .recipients), ("eu", .codeAndExpiry), ("lt", .codeAndExpiry), ("se", .code),
        ("cymru", .code), ("wales", .code),
    ]

    var codes: [Route] {
        Self.zones.map { zone, telling in
            route(
                "POST",
                PathTemplate(stringLiteral: "/v1/domains/tld-specific/\(zone)/{reference}/auth_code/request"),
                "Has a code made for a domain in .\(zone)",
                "codes",
                answers: [
                    .init(200, "It is made", schema: "AuthCodeResponse"),
                    .init(400, "The registry makes none now", schema: "Problem"),
                    .init(404, "No such domain in .\(zone)", schema: "Problem"),
                    .init(422, "The registry makes none", schema: "Problem"),
                ]
            ) { [self] call, request throws(CallEnd) in
                let facts = try own(request["reference"], call)
                guard facts.name.hasSuffix(".\(zone)") else {
                    throw .problem(OpusDNSProblem.noDomain(request["reference"]))
                }
                return HTTPResponse(json: try Self.request(facts, zone, telling, call))
            }
        }
    }

    private static func request(
        _ facts: DomainFacts,
        _ zone: String,
        _ telling: Telling,
        _ call: RegistrarCall
    ) throws(CallEnd) -> JSONValue {
        var answer: [String: JSONValue] = ["name": .string(facts.name), "success": true]
        if zone == "be", facts.isLocked {
            let reason = "The transfer lock must be off before a code can be asked for."
            throw .problem(OpusDNSProblem.transfer(400, .unspecified, facts.name, reason))
        }
        // This registry says that it has done it, and sends nothing.
        if zone == "cz", facts.statuses.contains("serverTransferProhibited") {
            answer["recipients"] = []
            return .object(answer)
        }
        let code: RegistrarCall.MadeCode
        do throws(CallEnd) {
            code = try call.makeCode(for: facts.name, isForced: false)
        } catch {
            guard case .refused(let refusal) = error, refusal.code == 2304 else { throw error }
            throw .problem(OpusDNSProblem.transfer(400, .unspecified, facts.name, refusal.sentence))
        }
        if code.code == nil { answer["detail"] = "The code was sent to the holder of the domain." }
        switch telling {
        case .nothing: break
        case .recipients: answer["recipients"] = JSONValue(code.recipient.map { [masked($0)] } ?? [])
        case .code: answer["auth_code"] = JSONValue(code.code)
        case .codeAndExpiry:
            answer["auth_code"] = JSONValue(code.code)
            answer["auth_code_expires_on"] = JSONValue(code.expires)
        }
        return .object(answer)
    }

    /// The first letters of the user and of the host: `j*****@d*****.*`.
    private static func masked(_ address: String) -> String {
        let parts = address.split(separator: "@", maxSplits: 1)
        return "\(parts.first?.prefix(1) ?? "")*****@\((parts.count > 1 ? parts[1] : "").prefix(1))*****.*"
    }
}
