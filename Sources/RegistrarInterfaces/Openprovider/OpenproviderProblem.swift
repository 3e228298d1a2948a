import HTTP
import JSON

/// What Openprovider says when something is wrong: a number that software reads before the status.
enum OpenproviderProblem {
    static let unauthenticated = make(196, "Authentication/authorization failed", status: 500)
    static let notOwn = make(320, "The domain is not in your account")

    static func make(_ code: Int, _ description: String, status: Int = 500, _ data: String = "") -> HTTPProblem {
        HTTPProblem(status, description, members: ["code": JSONValue(code), "data": .string(data)])
    }

    /// A refusal of the registry's, with its words where there is no number for it.
    static func of(_ refusal: Refusal) -> HTTPProblem {
        let known = specific(refusal) ?? general(refusal)
        guard let (code, description) = known else { return make(399, "\(refusal.code) \(refusal.sentence)") }
        return make(code, description, refusal.sentence)
    }

    private static func make(_ code: Int, _ description: String, _ data: String) -> HTTPProblem {
        make(code, description, status: 500, data)
    }

    /// By the command.
    private static func specific(_ refusal: Refusal) -> (Int, String)? {
        switch (refusal.command, refusal.code) {
        case ("domain:transfer request", 2303): (313, "The domain you want to transfer is free")
        case ("domain:transfer request", 2003): (317, "The authorization code is empty")
        case ("domain:transfer request", 2202): (318, "The authorization code is incorrect or missing")
        case ("domain:transfer request", 2101): (322, "Domains with this extension cannot be transferred")
        case ("domain:transfer request", 2304): (328, "The domain is locked")
        case ("domain:transfer request", 2106): (369, "The transfer is prohibited")
        case ("domain:transfer request", 2300): (327, "The domain exists and a transfer is under way")
        case ("domain:transfer approve", 2201), ("domain:transfer approve", 2301), ("domain:transfer reject", 2201),
            ("domain:transfer reject", 2301):
            (354, "There is no transfer to approve, or you are not permitted to")
        case ("domain:renew", 2004), ("domain:renew", 2306): (316, "The period is invalid")
        case ("domain:renew", 2105): (324, "The domain cannot be renewed yet")
        case ("domain:update", 2202): (318, "The authorization code is not good enough")
        default: nil
        }
    }

    private static func general(_ refusal: Refusal) -> (Int, String)? {
        switch refusal.code {
        case 2400: (17, "The registry cannot be reached")
        case 2104: (310, "The credit is not enough")
        case 2302: (311, "The domain you want to register is not free")
        case 2201, 2303: (320, "The domain is not in your account")
        case 2304, 2300: (366, "The action is prohibited in this status of the domain")
        default: nil
        }
    }
}

extension ErrorShape {
    /// The envelope of every answer, with a code other than 0.
    static let openprovider = ErrorShape(
        "Error",
        "What is wrong: a code other than 0, and a sentence",
        schema: Schema.object(
            ["code": Schema.number, "desc": Schema.text],
            [
                "data": Schema.optional(Schema.text), "maintenance": Schema.flag,
                "warnings": Schema.list(Schema.anything),
            ]
        )
    ) { problem in
        var code = problem.members["code"] ?? 399
        var description = problem.detail ?? problem.title
        // What the interface itself did not say: by the status.
        if problem.members["code"] == nil {
            code = JSONValue(problem.status == 401 ? 196 : problem.status)
            if problem.status == 404 {
                description = "This call is not there: Mock Registry plays a part of the interface."
            }
            if let field = problem.members["field"]?.string { description = "\(field): \(description)" }
        }
        return [
            "code": code, "desc": .string(description), "data": problem.members["data"] ?? "", "maintenance": false,
            "warnings": [],
        ]
    }
}

extension Openprovider {
    func problem(for refusal: Refusal) -> HTTPProblem { OpenproviderProblem.of(refusal) }

    func unreachable(_ reason: String) -> HTTPProblem {
        OpenproviderProblem.make(17, "The registry cannot be reached", status: 500, reason)
    }
}
