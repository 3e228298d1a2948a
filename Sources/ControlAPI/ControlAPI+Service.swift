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
                "Tells that the server is up, or draining",
                tags: ["service"],
                answers: [.init(200, "It is up", schema: "Health")],
                handler: { _, _ throws(HTTPProblem) in .json(HealthView(try host, version: version)) }
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
                "Tells whether another EPP client can connect now, and is wanted here",
                tags: ["service"],
                answers: [
                    .init(200, "It can", schema: "Status"),
                    .init(503, "There are as many connections as may be, or the server is draining", schema: "Problem"),
                ],
                handler: { _, _ throws(HTTPProblem) in
                    let host = try host
                    guard !host.isDraining else {
                        throw HTTPProblem(503, "The server is draining: clients are to be sent elsewhere.")
                    }
                    guard host.hasFreeConnections else {
                        throw HTTPProblem(503, "There are \(host.connectionCount) connections, as many as may be.")
                    }
                    return .json(StatusView(status: "ready"))
                }
            ),
            drain("POST", true, "Begins to drain: `/readyz` sends new clients elsewhere, those that are here stay"),
            drain("DELETE", false, "Ends the draining: new clients may come again"),
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

extension ControlAPI {
    private func drain(_ method: String, _ isDraining: Bool, _ summary: String) -> Route {
        Route(
            method,
            "/drain",
            summary,
            tags: ["service"],
            answers: [.init(200, "As `/health` tells it", schema: "Health")],
            handler: { [version] _, _ throws(HTTPProblem) in
                let host = try host
                host.isDraining = isDraining
                return .json(HealthView(host, version: version))
            }
        )
    }
}

/// One word about the server, as JSON.
struct StatusView: Encodable {
    let status: String
}

/// How the server is, as JSON.
struct HealthView: Encodable {
    let status: String
    let version: String
    let registries: Int
    let connections: Int

    init(_ host: RegistryHost, version: String) {
        status = host.isDraining ? "draining" : "up"
        self.version = version
        registries = host.directory.count
        connections = host.connectionCount
    }

    private enum CodingKeys: String, CodingKey { case status, version, registries, connections }
}
