import HTTP
import Hosting
import JSON

/// What spreads clients over several processes.
extension ControlAPI {
    var spreading: [Route] {
        [
            Route(
                "GET",
                "/haproxy.map",
                "Writes HAProxy's map from TLS server names to a backend, for the registries that are reached by one",
                tags: ["service"],
                query: [
                    QueryParameter(
                        "backend",
                        "The backend that stands for this process: letters, digits, `-_.:`",
                        schema: ["type": "string", "pattern": "^[A-Za-z0-9_.:-]{1,64}$"]
                    )
                ],
                answers: [
                    .init(200, "A line for each name, as text/plain", types: ["text/plain"]),
                    .init(422, "There is no such backend", schema: "Problem"),
                ],
                handler: { request, _ throws(HTTPProblem) in
                    let backend = request.query("backend") ?? ""
                    guard (1...64).contains(backend.utf8.count), backend.utf8.allSatisfy(Self.isBackendByte) else {
                        throw HTTPProblem(422, "backend is 1 to 64 characters: letters, digits, and - _ . :")
                    }
                    let map = try host.directory.serverNames.map { "\($0) \(backend)\n" }.joined()
                    let fields: HTTPFields = ["Content-Type": "text/plain; charset=utf-8"]
                    return .now(HTTPResponse(200, fields: fields, body: Array(map.utf8)))
                }
            )
        ]
    }

    /// What HAProxy takes in the name of a proxy (its manual, section 2.3 "name").
    private static func isBackendByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        case UInt8(ascii: "."), UInt8(ascii: ":"): true
        default: false
        }
    }
}
