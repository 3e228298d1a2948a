import Crypto
import EPP
import HTTP
import Hosting
import JSON
import Locks

/// What HostUp says when something is wrong: problem details with a code to branch on.
enum HostUpProblem {
    static func make(_ status: Int, _ code: String, _ detail: String) -> HTTPProblem {
        HTTPProblem(status, detail, type: page(of: code), members: ["code": .string(code)])
    }

    static func page(of code: String) -> String { "https://developer.hostup.se/errors/\(code)" }

    /// By the status, where nothing more is known.
    static func code(of status: Int) -> String {
        switch status {
        case 401: "unauthorized"
        case 403: "forbidden"
        case 404: "not_found"
        case 405: "method_not_allowed"
        case 409: "conflict"
        case 413: "payload_too_large"
        case 415: "unsupported_media_type"
        case 500...: "internal_error"
        default: "invalid_request"
        }
    }
}

extension ErrorShape {
    /// RFC 7807 with a code, an identifier of the request, and a list of the fields that are wrong.
    static let hostUp = ErrorShape(
        "Problem",
        type: "application/problem+json",
        "What is wrong, as problem details with a code to branch on",
        schema: Schema.object(
            [
                "type": Schema.text, "title": Schema.text, "status": Schema.number, "code": Schema.text,
                "requestId": Schema.text,
            ],
            [
                "detail": Schema.text, "instance": Schema.text, "timestamp": Schema.date,
                "errors": Schema.list(
                    Schema.object(["pointer": Schema.text, "detail": Schema.text, "code": Schema.text])
                ),
            ]
        ),
        adapt: { problem, request in
            var problem = problem
            problem.members["instance"] = .string("/" + request.path.joined(separator: "/"))
            return problem
        }
    ) { problem in
        let code = problem.members["code"]?.string ?? HostUpProblem.code(of: problem.status)
        var object: [String: JSONValue] = [
            "type": .string(HostUpProblem.page(of: code)), "title": .string(problem.title),
            "status": JSONValue(problem.status), "code": .string(code), "detail": JSONValue(problem.detail),
            "requestId": .string("req_" + Hex.encode(SystemRandom().bytes(12)).lowercased()),
        ]
        object["instance"] = problem.members["instance"]
        object["timestamp"] = problem.members["timestamp"] ?? JSONValue(MachineTime.now)
        if let pointer = (problem.members["field"] ?? problem.members["parameter"])?.string {
            let flaw: JSONValue = ["pointer": .string(pointer), "detail": JSONValue(problem.detail), "code": "invalid"]
            object["errors"] = [flaw]
        }
        if problem.status == 404, problem.members["code"] == nil {
            object["detail"] = "This call is not there: Mock Registry plays a part of the interface."
        }
        return .object(object)
    }
}

extension HostUp {
    func dated(_ problem: HTTPProblem, _ now: Instant) -> HTTPProblem {
        var problem = problem
        problem.members["timestamp"] = JSONValue(now)
        return problem
    }

    func problem(for refusal: Refusal) -> HTTPProblem {
        switch refusal.code {
        case 2201: HostUpProblem.make(403, "forbidden", refusal.sentence)
        case 2303: HostUpProblem.make(404, "domain_not_found", refusal.sentence)
        case 2001...2005: HostUpProblem.make(400, "invalid_request", refusal.sentence)
        case 2100...2399: HostUpProblem.make(409, "registry_refused", "\(refusal.code) \(refusal.sentence)")
        default: unreachable("\(refusal.code) \(refusal.sentence)")
        }
    }

    func unreachable(_ reason: String) -> HTTPProblem { HostUpProblem.make(500, "registry_unavailable", reason) }
}
