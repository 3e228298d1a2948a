import JSON

/// How an API says what is wrong: the bodies of its errors, and their schema.
package struct ErrorShape: Sendable {
    /// The name of the schema in the API's description.
    package var name: String
    /// The media type of the bodies.
    package var type: String
    /// What the description says of them.
    package var summary: String
    /// The JSON schema of the bodies.
    package var schema: JSONValue
    /// The problem as this API would have it, in view of the request that a route was looked for; before anything else.
    package var adapt: @Sendable (HTTPProblem, HTTPRequest) -> HTTPProblem
    /// The body for a problem.
    package var body: @Sendable (HTTPProblem) -> JSONValue

    package init(
        _ name: String,
        type: String = "application/json",
        _ summary: String,
        schema: JSONValue,
        adapt: @escaping @Sendable (HTTPProblem, HTTPRequest) -> HTTPProblem = { problem, _ in problem },
        body: @escaping @Sendable (HTTPProblem) -> JSONValue
    ) {
        self.name = name
        self.type = type
        self.summary = summary
        self.schema = schema
        self.adapt = adapt
        self.body = body
    }

    /// The answer that tells of a problem; status and header fields are the problem's own.
    ///
    /// `request` is nil where it was refused before its API was asked.
    package func response(_ problem: HTTPProblem, to request: HTTPRequest? = nil) -> HTTPResponse {
        let problem = request.map { adapt(problem, $0) } ?? problem
        return HTTPResponse(problem.status, json: body(problem), fields: problem.fields, type: type)
    }

    /// Problem details (RFC 9457).
    package static let problemDetails = ErrorShape(
        "Problem",
        type: "application/problem+json",
        "What is wrong, as problem details (RFC 9457)",
        schema: [
            "type": "object",
            "required": ["type", "title", "status"],
            "properties": [
                "type": ["type": "string", "format": "uri-reference"],
                "title": ["type": "string"],
                "status": ["type": "integer"],
                "detail": ["type": "string"],
                "field": ["type": "string", "format": "json-pointer"],
                "parameter": ["type": "string"],
            ],
        ]
    ) { $0.json }
}
