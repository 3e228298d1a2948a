import JSON

/// Why a request is refused: problem details (RFC 9457).
///
/// The one error type of this target.
package struct HTTPProblem: Error, Sendable, Equatable {
    /// A URI reference that names the kind of problem; `about:blank` says no more than the status does.
    package var type: String
    package var title: String
    package var status: Int
    /// What is wrong this time.
    ///
    /// Never a secret.
    package var detail: String?
    /// Extension members (RFC 9457 §3.2), such as `field`.
    package var members: [String: JSONValue]
    /// Header fields that the status asks for, such as Allow.
    package var fields: HTTPFields

    package init(
        _ status: Int,
        _ detail: String? = nil,
        type: String = "about:blank",
        title: String? = nil,
        members: [String: JSONValue] = [:],
        fields: HTTPFields = [:]
    ) {
        self.status = status
        self.detail = detail
        self.type = type
        self.title = title ?? HTTPStatus.phrase(of: status)
        self.members = members
        self.fields = fields
    }

    /// A value in the body that can't be used; `field` is a JSON pointer (RFC 6901).
    package static func field(_ pointer: String, _ detail: String, status: Int = 422) -> HTTPProblem {
        HTTPProblem(status, detail, members: ["field": .string(pointer)])
    }

    /// A query parameter that can't be used.
    package static func parameter(_ name: String, _ detail: String) -> HTTPProblem {
        HTTPProblem(400, detail, members: ["parameter": .string(name)])
    }

    /// The object that is sent.
    ///
    /// An extension member can't hide a standard one.
    package var json: JSONValue {
        var object = members
        object["type"] = .string(type)
        object["title"] = .string(title)
        object["status"] = .integer(Int64(status))
        object["detail"] = detail.map { .string($0) }
        return .object(object)
    }
}

extension HTTPProblem {
    /// What is wrong with a body: 400 for what is no JSON, 422 for what it says.
    package init(_ fault: JSONFault, in json: JSON? = nil) {
        let end = fault.sentence.hasSuffix("?") ? "" : "."
        let sentence = fault.sentence.prefix(1).uppercased() + fault.sentence.dropFirst() + end
        guard fault.line == nil else {
            self.init(400, "The body is not JSON: \(fault.sentence)\(end)", members: Self.place(fault.line))
            return
        }
        self = .field(fault.field.pointer, sentence)
        members.merge(Self.place(json?.line(of: fault.path))) { _, line in line }
    }

    private static func place(_ line: Int?) -> [String: JSONValue] {
        line.map { ["line": .integer(Int64($0))] } ?? [:]
    }
}

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
