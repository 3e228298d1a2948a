import HTTP
import JSON

/// What OpusDNS says when something is wrong: a code, a slug for its kind, and what it is about.
enum OpusDNSProblem {
    static func unauthenticated(_ detail: String) -> HTTPProblem {
        make(401, "ERROR_AUTHENTICATION", "authentication", "Authentication Error", detail)
    }

    static func noDomain(_ name: String) -> HTTPProblem {
        make(
            404,
            "ERROR_DOMAIN_NOT_FOUND",
            "domain-not-found",
            management,
            "Domain not found",
            ["domain_name": .string(name)]
        )
    }

    static func noContact(_ id: String) -> HTTPProblem {
        make(
            404,
            "ERROR_CONTACT_NOT_FOUND",
            "contact-not-found",
            "Contact Management Error",
            "Contact not found",
            ["contact_id": .string(id)]
        )
    }

    static func noEvent(_ id: String) -> HTTPProblem {
        make(
            404,
            "ERROR_EVENT_NOT_FOUND",
            "event-not-found",
            "Event Error",
            "Event not found",
            ["event_id": .string(id)]
        )
    }

    static func noZone(_ name: String) -> HTTPProblem {
        let zone = name.split(separator: ".", maxSplits: 1).last.map(String.init) ?? name
        return make(
            400,
            "ERROR_TLD_NOT_AVAILABLE",
            "domain-tld-not-available",
            management,
            "This TLD is not available",
            ["tld": .string(zone)]
        )
    }

    static func exists(_ name: String) -> HTTPProblem {
        make(
            409,
            "ERROR_DOMAIN_EXISTS",
            "domain-exists",
            management,
            "Domain already exists",
            ["domain_name": .string(name)]
        )
    }

    static func deletion(of name: String, prohibitedBy statuses: [String]) -> HTTPProblem {
        make(
            409,
            "ERROR_DOMAIN_DELETE_PROHIBITED",
            "domain-delete-prohibited",
            management,
            "Domain deletion is prohibited due to current status: \(statuses.joined(separator: ", "))",
            ["domain_name": .string(name), "prohibiting_statuses": JSONValue(statuses)]
        )
    }

    /// Of a transfer; `kind` is what the code and the slug end with.
    static func transfer(_ status: Int, _ kind: TransferKind, _ name: String, _ reason: String) -> HTTPProblem {
        make(
            status,
            kind.rawValue,
            kind.slug,
            "Domain Transfer Error",
            "There was an error transferring the domain",
            ["domain_name": .string(name), "reason": .string(reason)]
        )
    }

    enum TransferKind: String {
        case unspecified = "ERROR_DOMAIN_TRANSFER"
        case malformedCode = "ERROR_DOMAIN_TRANSFER_AUTHINFO_MALFORMED"
        case invalidCode = "ERROR_DOMAIN_TRANSFER_INVALID_AUTH_CODE"
        case alreadyOwned = "ERROR_DOMAIN_TRANSFER_ALREADY_OWNED"
        case notAllowed = "ERROR_DOMAIN_TRANSFER_NOT_ALLOWED"
        case isInternal = "ERROR_DOMAIN_TRANSFER_INTERNAL_NOT_SUPPORTED"

        var slug: String {
            switch self {
            case .unspecified: "domain-transfer"
            case .malformedCode: "domain-transfer-auth-info-malformed"
            case .invalidCode: "domain-transfer-invalid-auth"
            case .alreadyOwned: "domain-transfer-already-owned"
            case .notAllowed: "domain-transfer-rejected"
            case .isInternal: "domain-transfer-internal-not-supported"
            }
        }
    }

    /// The registry does not allow it.
    static func registryPolicy(_ detail: String, _ name: String) -> HTTPProblem {
        make(
            422,
            "ERROR_REGISTRY_POLICY",
            "registry-policy-error",
            "Registry Policy Error",
            detail,
            ["domain_name": .string(name)]
        )
    }

    /// What was asked for can't be done to this domain.
    static func policy(_ detail: String, at pointer: String) -> HTTPProblem {
        make(
            422,
            "ERROR_POLICY_VALIDATION",
            "policy-validation-error",
            "Policy Validation Error",
            detail,
            ["errors": [["detail": .string(detail), "pointer": .string(pointer)]]]
        )
    }

    static func unreachable(_ reason: String) -> HTTPProblem {
        make(
            503,
            "ERROR_REGISTRY_UNAVAILABLE",
            "registry-unavailable",
            "Registry Error",
            "The registry could not carry out the request",
            ["reason": .string(reason)]
        )
    }

    private static let management = "Domain Management Error"

    private static func make(
        _ status: Int,
        _ code: String,
        _ slug: String,
        _ title: String,
        _ detail: String,
        _ members: [String: JSONValue] = [:]
    ) -> HTTPProblem {
        var members = members
        members["code"] = .string(code)
        return HTTPProblem(status, detail, type: slug, title: title, members: members)
    }
}

extension ErrorShape {
    /// Problem details whose type is a slug; a body or a query that can't be read is told as a list of flaws.
    static let opusDNS = ErrorShape(
        "Problem",
        type: "application/problem+json",
        "What is wrong, with a code to branch on",
        schema: Schema.object(
            ["type": Schema.text, "title": Schema.text, "status": Schema.number],
            [
                "detail": Schema.text, "code": Schema.text, "domain_name": Schema.text, "contact_id": Schema.text,
                "event_id": Schema.text, "tld": Schema.text, "reason": Schema.text,
                "prohibiting_statuses": Schema.texts, "errors": Schema.list(Schema.anything),
            ]
        ),
        adapt: { problem, _ in
            // What can't be read is 422 here, be it the query, a field or no JSON at all.
            guard problem.status == 400, problem.members["code"] == nil else { return problem }
            var problem = problem
            problem.status = 422
            if problem.members["parameter"] == nil, problem.members["field"] == nil { problem.members["field"] = "" }
            return problem
        }
    ) { problem in
        let (field, parameter) = (problem.members["field"]?.string, problem.members["parameter"]?.string)
        if field != nil || parameter != nil {
            let steps = (field ?? "").split(separator: "/").map { step in
                Int(step).map { JSONValue($0) } ?? .string(String(step))
            }
            let place = parameter.map { ["query", .string($0)] } ?? ["body"] + steps
            let flaw: JSONValue = [
                "loc": .array(place), "msg": JSONValue(problem.detail), "type": "value_error", "input": nil,
            ]
            return [
                "type": "request-validation-error", "title": "Request Validation Error",
                "status": JSONValue(problem.status), "errors": [flaw],
            ]
        }
        guard problem.members["code"] == nil else { return problem.json }
        var plain = problem
        plain.type = problem.title.lowercased().split(separator: " ").joined(separator: "-")
        let code = problem.title.uppercased().split(separator: " ").joined(separator: "_")
        plain.members["code"] = .string("ERROR_\(code)")
        if problem.status == 404 {
            plain.detail = "This call is not there: Mock Registry plays a part of the interface."
        }
        return plain.json
    }
}

extension OpusDNS {
    /// Where a call has nothing of its own to say.
    func problem(for refusal: Refusal) -> HTTPProblem {
        switch refusal.code {
        case 2201, 2303: OpusDNSProblem.noDomain(refusal.name)
        case 2002, 2105, 2106, 2300...2306, 2308, 2202: OpusDNSProblem.registryPolicy(refusal.sentence, refusal.name)
        case 2001, 2003...2005: OpusDNSProblem.policy(refusal.sentence, at: "")
        case 2104: OpusDNSProblem.registryPolicy(refusal.sentence, refusal.name)
        default: OpusDNSProblem.unreachable("\(refusal.code) \(refusal.sentence)")
        }
    }

    func unreachable(_ reason: String) -> HTTPProblem { OpusDNSProblem.unreachable(reason) }
}
