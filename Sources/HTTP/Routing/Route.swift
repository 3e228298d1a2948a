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
        /// Its body's media types, where those are not JSON or a problem's.
        package var types: [String]

        package init(_ status: Int, _ summary: String, schema: String? = nil, types: [String] = []) {
            self.status = status
            self.summary = summary
            self.schema = schema
            self.types = types
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
    /// Whether a request may come without its body.
    package var mayLackBody: Bool
    package var answers: [Answer]
    /// Bytes of its body, where that is not the usual limit.
    package var largestBody: Int?
    /// Whether it takes longer than a loop may spend on it, which serves others meanwhile.
    package var isLong: Bool
    /// Asked before the handler is: where the answer is no, others are served for a millisecond, and it is asked again.
    package var isReady: @Sendable (RoutedRequest) -> Bool
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
        mayLackBody: Bool = false,
        answers: [Answer] = [],
        largestBody: Int? = nil,
        isLong: Bool = false,
        isOpen: Bool = false,
        isReady: @escaping @Sendable (RoutedRequest) -> Bool = { _ in true },
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
        self.mayLackBody = mayLackBody
        self.answers = answers
        self.largestBody = largestBody
        self.isLong = isLong
        self.isOpen = isOpen
        self.isReady = isReady
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
        schema: JSONValue = .visibleText
    ) {
        self.name = name
        self.summary = summary
        self.isRequired = isRequired
        self.isRepeatable = isRepeatable
        self.schema = schema
    }
}

extension QueryParameter {
    /// A whole number within a range, as `RoutedRequest.integer` reads it.
    package static func number(_ name: String, _ summary: String, in range: ClosedRange<Int>) -> QueryParameter {
        QueryParameter(
            name,
            summary,
            schema: [
                "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
                "maximum": .integer(Int64(range.upperBound)),
            ]
        )
    }
}

extension JSONValue {
    /// The schema of a text in a request's target: control characters are refused there.
    package static var visibleText: JSONValue { ["type": "string", "pattern": "^[^\u{0}-\u{1f}\u{7f}]*$"] }
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
        guard route.isLong else { return reply(to: routed, by: route, at: now) }
        return try longWork.begin { answer(to: routed, by: route, at: now) }
    }

    private func reply(to request: RoutedRequest, by route: Route, at now: Monotonic) -> HTTPReply {
        guard route.isReady(request) else {
            return .later(after: .milliseconds(1)) { now in reply(to: request, by: route, at: now) }
        }
        return answer(to: request, by: route, at: now)
    }

    private func answer(to request: RoutedRequest, by route: Route, at now: Monotonic) -> HTTPReply {
        do throws(HTTPProblem) { return try route.handler(request, now) } catch {
            return .now(errors.response(error, to: request.http))
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
