import HTTP
import Hosting
import JSON

/// About the server itself.
extension ControlAPI {
    var service: [Route] {
        [
            Route(
                "GET",
                "/health",
                "Tells that the server is up",
                tags: ["service"],
                answers: [.init(200, "It is up", schema: "Health")],
                handler: { [host] _, _ throws(HTTPProblem) in .json(HealthView(host, version: version)) }
            ),
            Route(
                "GET",
                "/livez",
                "Tells that the process lives",
                tags: ["service"],
                answers: [.init(200, "It lives", schema: "Status")],
                handler: { _, _ throws(HTTPProblem) in .json(StatusView(status: "up")) }
            ),
            Route(
                "GET",
                "/readyz",
                "Tells whether another EPP client can connect now",
                tags: ["service"],
                answers: [
                    .init(200, "It can", schema: "Status"),
                    .init(503, "There are as many connections as may be", schema: "Problem"),
                ],
                handler: { [host] _, _ throws(HTTPProblem) in
                    guard host.hasFreeConnections else {
                        throw HTTPProblem(503, "There are \(host.connectionCount) connections, as many as may be.")
                    }
                    return .json(StatusView(status: "ready"))
                }
            ),
            Route(
                "GET",
                "/openapi.json",
                "Describes this API",
                tags: ["service"],
                answers: [.init(200, "An OpenAPI 3.1 document", schema: "OpenAPI")],
                handler: { [self] _, _ throws(HTTPProblem) in .json(text: document.json.bytes) }
            ),
        ]
    }
}

/// One word about the server, as JSON.
struct StatusView: Encodable {
    let status: String
}

/// That the server is up, as JSON.
struct HealthView: Encodable {
    let status = "up"
    let version: String
    let registries: Int
    let connections: Int

    init(_ host: RegistryHost, version: String) {
        self.version = version
        registries = host.directory.all.count
        connections = host.connectionCount
    }

    private enum CodingKeys: String, CodingKey { case status, version, registries, connections }
}
