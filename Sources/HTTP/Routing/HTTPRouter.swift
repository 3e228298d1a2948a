import Network

/// Finds the route of a request.
package struct HTTPRouter: HTTPHandler {
    private let routes: [Route]
    private let errors: ErrorShape

    package init(_ routes: [Route], errors: ErrorShape = .problemDetails) {
        self.routes = routes
        self.errors = errors
    }

    package func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply {
        do throws(HTTPProblem) {
            return try route(request, at: now)
        } catch { return .now(errors.response(error, to: request)) }
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
        return try route.handler(RoutedRequest(request, parameters: parameters), now)
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
