import JSON

/// What a description says of an operation beside its route: a verb that generated clients call it by, and an example.
package struct OpenAPIOperation: Sendable {
    /// Such as `advanceClock`: unique in a description, and the same in every version.
    package let id: String
    /// A body that it takes.
    package let request: JSONValue?
    /// A body that it answers.
    package let answer: JSONValue?

    package init(_ id: String, _ request: JSONValue? = nil, answer: JSONValue? = nil) {
        self.id = id
        self.request = request
        self.answer = answer
    }
}

extension Route {
    /// Where a table of operations has it: `POST /registries/{registry}/clock/advance`.
    package var key: String { "\(method) \(template)" }
}

/// What every API behind `HTTPAccess` may answer, whatever is asked.
enum AccessAnswers {
    /// By status; none for what a route says itself, 401 for what needs credentials alone, and 413 and 415 for bodies.
    static func all(of route: Route, needsCredentials: Bool) -> [Route.Answer] {
        var answers = [
            Route.Answer(403, "A page of another origin may not ask"),
            .init(421, "The server is not called by this name"),
        ]
        if needsCredentials, !route.isOpen { answers.append(.init(401, "No credentials, or wrong ones")) }
        if route.request != nil {
            answers.append(.init(413, "The body is too long"))
            answers.append(.init(415, "The body is of another type"))
        }
        return answers.filter { answer in !route.answers.contains { $0.status == answer.status } }
    }
}
