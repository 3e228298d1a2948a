import HTTP
import Hosting
import JSON
import Journal
import Registry
import Session

/// Everything that can be done to the registries of a process over HTTP.
package struct ControlAPI: Sendable {
    typealias Handler = @Sendable (RegistryInstance, RoutedRequest) throws(HTTPProblem) -> HTTPReply

    /// Nil where the operations are told and none is called.
    private let hosted: RegistryHost?
    let version: String
    let needsToken: Bool
    /// The development authority's certificate, in PEM; nil where the server has another's.
    let authority: String?
    /// How an address of the console begins, `http` or `https`; nil where there is none.
    let consoleScheme: String?
    /// The event streams that are open.
    let streams = StreamCount(limit: ControlAPI.mostStreams)
    let webhooks: Webhooks

    /// `version` is what the service says of itself.
    package init(
        _ host: RegistryHost?,
        version: String,
        needsToken: Bool = false,
        authority: String? = nil,
        consoleScheme: String? = nil,
        webhooks: Webhooks = Webhooks()
    ) {
        hosted = host
        self.webhooks = webhooks
        self.version = version
        self.needsToken = needsToken
        self.authority = authority
        self.consoleScheme = consoleScheme
    }

    /// The registries of the process.
    var host: RegistryHost {
        get throws(HTTPProblem) {
            guard let hosted else { throw HTTPProblem(503, "There are no registries in this process.") }
            return hosted
        }
    }

    /// Every operation, for whoever calls them elsewhere: `schemas` are those that they name.
    package static let described: (routes: [Route], schemas: [String: JSONValue]) = (
        ControlAPI(nil, version: "").routes, ControlSchemas.all
    )

    /// First segments of the paths that need no token: what a client has to know before it has one.
    static let openPaths: Set<String> = ["health", "livez", "readyz", "ca.pem", "metrics"]

    /// Every operation, in the order of the documentation.
    package var routes: [Route] {
        (service + spreading + metrics + registries + policies + state + clock + due + objects + transfers
            + creation + confirmation + transferability
            + commands
            + messages + faults + journal + reports + requirements + scorecards + exercises + classRoutes + events
            + webhookRoutes
            + sessions
            + outbox + holder + marks
            + tokens)
            .map(told)
    }

    /// The description of the operations, made of the operations themselves.
    package var document: OpenAPIDocument {
        OpenAPIDocument(
            title: "Mock Registry control API",
            version: version,
            summary: "Isolated registries, their state, time and sessions, under a test's control",
            routes: routes.map { route in
                var route = route
                route.isOpen = Self.openPaths.contains(String(route.template.description.split(separator: "/")[0]))
                return route
            },
            schemas: RequestSchemas.nullable(ControlSchemas.all, in: routes),
            securitySchemes: [
                "bearer": [
                    "type": "http", "scheme": "bearer",
                    "description": "The token that the server was started with, or a registry's own",
                ]
            ],
            needsCredentials: needsToken,
            operations: ControlOperations.all,
            parameterExamples: ControlOperations.parameters,
            answerExamples: ControlExamples.answers
        )
    }

    /// Event streams of a process.
    static let mostStreams = 1024
    /// Bytes of a body that carries a whole state.
    static let largestState = 64 << 20

    /// An operation on one registry.
    func route(
        _ method: String,
        _ tail: String,
        _ summary: String,
        _ tag: String,
        query: [QueryParameter] = [],
        request: String? = nil,
        mayLackBody: Bool = false,
        answers: [Route.Answer],
        largestBody: Int? = nil,
        isLong: Bool = false,
        _ handle: @escaping Handler
    ) -> Route {
        let changes = method != "GET" && tag != "clock" && !Self.thatTellThemselves.contains(tail)
        let handler: Route.Handler = { request, _ throws(HTTPProblem) in
            let id = request["registry"]
            guard let registry = try host.directory[id] else { throw .unknown("registry", id) }
            let text = Self.text(method, tail, request)
            return try registry.operate(text, isTold: changes) { () throws(HTTPProblem) in
                try handle(registry, request)
            }
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
            mayLackBody: mayLackBody,
            answers: answers + [missing],
            largestBody: largestBody,
            isLong: isLong,
            // Time acts first on all that is due, a piece at a time.
            isReady: { request in hosted?.directory[request["registry"]]?.server.store.catchUp() ?? true },
            handler: handler
        )
    }

    /// Calls with a body that only ask.
    static let thatOnlyAsk: Set<String> = [
        "/journal/assertions", "/journal/report", "/domains/{name}/transferability",
    ]
    /// The same, and commands, of which the journal tells by itself.
    private static let thatTellThemselves = thatOnlyAsk.union(["/registrars/{id}/commands"])

    private static let parameters = [
        "registry": "The registry's identifier; the one that the process starts with is `default`",
        "snapshot": "The name that the snapshot was given",
        "name": "The name, in any case", "id": "The identifier", "number": "The number of the message",
        "session": "The number of the session", "webhook": "The webhook's identifier", "fault": "The rule's identifier",
        "token": "The token\'s identifier", "card": "The card's name",
        "day": "The claim key's first part, a day and an hour", "first": "The claim key's second part",
        "second": "Its third part", "third": "Its fourth part", "notice": "Its last part, with or without `.xml`",
        "key": "The key at the end of a recovery's link", "process": "The number of the holder's process",
    ]
}

extension ControlAPI {
    /// What the journal tells of a call.
    private static func text(_ method: String, _ tail: String, _ request: RoutedRequest) -> String {
        let path = request.path(of: tail)
        return path.isEmpty ? method : "\(method) \(path)"
    }
}

extension HTTPProblem {
    /// The present state stands in the way.
    static func conflict(_ detail: String) -> HTTPProblem { HTTPProblem(409, detail) }

    /// There is no such thing.
    static func unknown(_ kind: String, _ name: String) -> HTTPProblem {
        HTTPProblem(404, "There is no \(kind) \"\(name)\".")
    }
}
