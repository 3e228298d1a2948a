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
                handler: { [laboratory] _, _ throws(HTTPProblem) in .json(HealthView(laboratory, version: version)) }
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
