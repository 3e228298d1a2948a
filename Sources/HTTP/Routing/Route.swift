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
    /// Bytes of its body, where that is not the usual limit.
    package var largestBody: Int?
    /// Whether it takes longer than a loop may spend on it, which serves others meanwhile.
    package var isLong: Bool
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
        largestBody: Int? = nil,
        isLong: Bool = false,
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
        self.largestBody = largestBody
        self.isLong = isLong
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

/// A path with places for parameters, such as `/registries/{id}`.
package struct PathTemplate: Sendable, Equatable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let description: String
    private let segments: [Segment]

    private enum Segment: Sendable, Equatable {
        case literal(String)
        case parameter(String)
    }

    package init(stringLiteral text: String) {
        description = text
        segments = text.split(separator: "/").map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    /// The names of its parameters, in order.
    package var parameters: [String] {
        segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }

    /// The parameters of a path that fits; nil for one that doesn't.
    ///
    /// A parameter is never empty.
    func match(_ path: [String]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (segment, text) in zip(segments, path) {
            switch segment {
            case .literal(let literal): if literal != text { return nil }
            case .parameter(let name):
                if text.isEmpty { return nil }
                parameters[name] = text
            }
        }
        return parameters
    }

    /// Whether, where both fit, this one says more: the first difference decides.
    func isMoreSpecific(than other: PathTemplate) -> Bool {
        for (own, its) in zip(segments, other.segments) {
            switch (own, its) {
            case (.literal, .parameter): return true
            case (.parameter, .literal): return false
            default: continue
            }
        }
        return false
    }
}

/// Finds the route of a request.
package struct HTTPRouter: HTTPHandler {
    private let routes: [Route]
    private let errors: ErrorShape
    private let longWork = LongWork()

    package init(_ routes: [Route], errors: ErrorShape = .problemDetails) {
        self.routes = routes
        self.errors = errors
    }

    package func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply {
        do throws(HTTPProblem) {
            return try route(request, at: now)
        } catch { return .now(errors.response(error, to: request)) }
    }

    package func largestBody(_ method: String, path: [String]) -> Int? {
        best(routes.filter { $0.template.match(path) != nil }, for: method)?.largestBody
    }

    private func route(_ request: HTTPRequest, at now: Monotonic) throws(HTTPProblem) -> HTTPReply {
        let fitting = routes.filter { $0.template.match(request.path) != nil }
        let allowed = methods(of: fitting)
        if request.method == "OPTIONS", !fitting.isEmpty || request.path == ["*"] {
            return .now(HTTPResponse(204, fields: ["Allow": allowed.joined(separator: ", ")]))
        }
        guard !fitting.isEmpty else { throw HTTPProblem(404, "There is nothing at this path.") }
        guard let route = best(fitting, for: request.method) else {
            throw HTTPProblem(
                405,
                "Here only these methods are possible: \(allowed.joined(separator: ", ")).",
                fields: ["Allow": allowed.joined(separator: ", ")]
            )
        }
        try route.check(request)
        let parameters = route.template.match(request.path) ?? [:]
        let routed = RoutedRequest(request, parameters: parameters)
        guard route.isLong else { return try route.handler(routed, now) }
        return try longWork.begin { [errors] in
            do throws(HTTPProblem) { return try route.handler(routed, now) } catch {
                return .now(errors.response(error, to: request))
            }
        }
    }

    /// The most specific route of the method; HEAD is answered as GET is (RFC 9110 §9.3.2).
    private func best(_ fitting: [Route], for method: String) -> Route? {
        func best(_ method: String) -> Route? {
            fitting.filter { $0.method == method }.reduce(nil) { best, route in
                guard let best, !route.template.isMoreSpecific(than: best.template) else { return route }
                return best
            }
        }
        return best(method) ?? (method == "HEAD" ? best("GET") : nil)
    }

    private func methods(of routes: [Route]) -> [String] {
        var methods = Set(routes.map(\.method))
        if methods.contains("GET") { methods.insert("HEAD") }
        methods.insert("OPTIONS")
        return methods.sorted()
    }
}
