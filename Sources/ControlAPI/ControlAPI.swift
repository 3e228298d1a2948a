import HTTP
import Hosting

/// Everything that can be done to the registries of a process over HTTP.
package struct ControlAPI: Sendable {
    typealias Handler = @Sendable (RegistryInstance, RoutedRequest) throws(HTTPProblem) -> HTTPReply

    let host: RegistryHost
    let version: String
    let needsToken: Bool

    /// `version` is what the service says of itself.
    package init(_ host: RegistryHost, version: String, needsToken: Bool = false) {
        self.host = host
        self.version = version
        self.needsToken = needsToken
    }

    /// Every operation, in the order of the documentation.
    package var routes: [Route] {
        service + registries + state + clock + due + objects + transfers + transferability
            + commands + messages + faults + journal + sessions + outbox + holder
    }

    /// The description of the operations, made of the operations themselves.
    package var document: OpenAPIDocument {
        OpenAPIDocument(
            title: "Mock Registry control API",
            version: version,
            summary: "Isolated registries, their state, time and sessions, under a test's control",
            routes: routes,
            schemas: ControlSchemas.all,
            needsToken: needsToken
        )
    }

    /// An operation on one registry.
    func route(
        _ method: String,
        _ tail: String,
        _ summary: String,
        _ tag: String,
        query: [QueryParameter] = [],
        request: String? = nil,
        answers: [Route.Answer],
        _ handle: @escaping Handler
    ) -> Route {
        let host = host
        let handler: Route.Handler = { request, _ throws(HTTPProblem) in
            let id = request["registry"]
            guard let registry = host.directory[id] else { throw .unknown("registry", id) }
            return try handle(registry, request)
        }
        let template = PathTemplate(stringLiteral: "/registries/{registry}" + tail)
        let known = Self.parameters.filter { template.parameters.contains($0.key) }
        let missing = Route.Answer(404, "There is no such thing", schema: "Problem")
        return Route(
            method,
            template,
            summary,
            tags: [tag],
            parameters: known,
            query: query,
            request: request,
            answers: answers + [missing],
            handler: handler
        )
    }

    private static let parameters = [
        "registry": "The registry's identifier; the one that the process starts with is `default`",
        "snapshot": "The name that the snapshot was given",
        "name": "The name, in any case", "id": "The identifier", "number": "The number of the message",
        "session": "The number of the session", "fault": "The rule's identifier",
        "key": "The key at the end of a recovery's link", "process": "The number of the holder's process",
    ]
}

extension HTTPProblem {
    /// The present state stands in the way.
    static func conflict(_ detail: String) -> HTTPProblem { HTTPProblem(409, detail) }

    /// There is no such thing.
    static func unknown(_ kind: String, _ name: String) -> HTTPProblem {
        HTTPProblem(404, "There is no \(kind) \"\(name)\".")
    }
}
