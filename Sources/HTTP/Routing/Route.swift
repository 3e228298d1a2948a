import JSON
import Network

/// One operation: which requests it is for, what it says of itself, and what it does.
package struct Route: Sendable {
    /// Answers; a thrown problem is the answer too.
    package typealias Handler = @Sendable (RoutedRequest, _ now: Monotonic) throws(HTTPProblem) -> HTTPReply

    /// A possible answer, for the documentation.
    package struct Answer: Sendable {
        package var status: Int
        package var summary: String
        /// The name of its body's schema.
        package var schema: String?

        package init(_ status: Int, _ summary: String, schema: String? = nil) {
            self.status = status
            self.summary = summary
            self.schema = schema
        }
    }

    package var method: String
    package var template: PathTemplate
    package var summary: String
    package var tags: [String]
    /// What the parameters of the template are, by name.
    package var parameters: [String: String]
    package var query: [QueryParameter]
    /// The name of the body's schema; nil, if a body is refused.
    package var request: String?
    /// The media types of the body, in which its schema holds.
    package var bodyTypes: [String]
    package var answers: [Answer]
    /// Whether it needs no credentials where the others do.
    package var isOpen: Bool
    package var handler: Handler

    package init(
        _ method: String,
        _ template: PathTemplate,
        _ summary: String,
        tags: [String] = [],
        parameters: [String: String] = [:],
        query: [QueryParameter] = [],
        request: String? = nil,
        bodyTypes: [String] = ["application/json"],
        answers: [Answer] = [],
        isOpen: Bool = false,
        handler: @escaping Handler
    ) {
        self.method = method
        self.template = template
        self.summary = summary
        self.tags = tags
        self.parameters = parameters
        self.query = query
        self.request = request
        self.bodyTypes = bodyTypes
        self.answers = answers
        self.isOpen = isOpen
        self.handler = handler
    }

    /// Refuses what the route doesn't document.
    func check(_ request: HTTPRequest) throws(HTTPProblem) {
        if self.request == nil && !request.body.isEmpty { throw HTTPProblem(400, "This operation takes no body.") }
        for parameter in query where parameter.isRequired && request.query(parameter.name) == nil {
            throw .parameter(parameter.name, "The query parameter is missing.")
        }
        for (index, item) in request.query.enumerated() {
            guard query.contains(where: { $0.name == item.name }) else {
                throw .parameter(item.name, "There is no such query parameter.")
            }
            let repeats = request.query[..<index].contains { $0.name == item.name }
            if repeats, !query.contains(where: { $0.name == item.name && $0.isRepeatable }) {
                throw .parameter(item.name, "The query parameter is given twice.")
            }
        }
    }
}

/// A parameter of the query that a route knows.
///
/// Others are refused: a misspelt one would go unnoticed.
package struct QueryParameter: Sendable {
    package var name: String
    package var summary: String
    package var isRequired: Bool
    /// Whether it may be given several times, each with one value of a list.
    package var isRepeatable: Bool
    /// Its JSON schema.
    package var schema: JSONValue

    package init(
        _ name: String,
        _ summary: String,
        isRequired: Bool = false,
        isRepeatable: Bool = false,
        schema: JSONValue = ["type": "string"]
    ) {
        self.name = name
        self.summary = summary
        self.isRequired = isRequired
        self.isRepeatable = isRepeatable
        self.schema = schema
    }
}
