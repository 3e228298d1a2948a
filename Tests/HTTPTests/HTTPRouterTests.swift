import HTTP
import JSON
import Network
import Testing

@Suite("HTTP: routes and their description")
struct HTTPRouterTests {
    struct Pace: Codable { var seconds: Int }

    static func says(_ text: String) -> Route.Handler {
        { request, _ throws(HTTPProblem) in
            .now(HTTPResponse(json: ["route": .string(text), "id": .string(request["id"])]))
        }
    }

    static let routes = [
        Route("GET", "/registries/{id}", "Shows a registry", handler: says("show")),
        Route(
            "GET",
            "/registries/default",
            "Shows the default registry",
            tags: ["registries"],
            query: [QueryParameter("limit", "How many", schema: ["type": "integer"])],
            answers: [Route.Answer(200, "The registry", schema: "Registry")]
        ) { request, _ throws(HTTPProblem) in
            .now(HTTPResponse(json: .integer(Int64(try request.integer("limit", in: 1...9) ?? 0))))
        },
        Route(
            "PUT",
            "/registries/{id}/faults/{rule}",
            "Sets a fault",
            parameters: ["rule": "The rule's name"],
            request: "Fault",
            answers: [Route.Answer(204, "It is set")]
        ) { request, _ throws(HTTPProblem) in
            .now(HTTPResponse(json: .integer(Int64(try request.decoded(Pace.self).seconds))))
        },
    ]

    private func ask(_ method: String, _ path: [String], _ query: [QueryItem] = [], body: String = "") -> HTTPResponse {
        let request = HTTPRequest(method, path: path, query: query, body: Array(body.utf8))
        guard case .now(let response) = HTTPRouter(Self.routes).respond(to: request, at: Monotonic(nanoseconds: 0))
        else { return HTTPResponse(0) }
        return response
    }

    private func text(_ response: HTTPResponse) -> String { String(decoding: response.body, as: UTF8.self) }

    @Test("The most specific route answers")
    func specific() {
        #expect(text(ask("GET", ["registries", "a/b"])) == #"{"id":"a/b","route":"show"}"#)
        #expect(text(ask("HEAD", ["registries", "a"])) == #"{"id":"a","route":"show"}"#)
        #expect(text(ask("GET", ["registries", "default"], [QueryItem("limit", "7")])) == "7")
    }

    @Test("Nothing at a path is 404, another method 405 with Allow")
    func absent() {
        for path in [[], ["registries"], ["registries", ""], ["registries", "a", ""]] {
            #expect(ask("GET", path).status == 404)
        }
        let refused = ask("DELETE", ["registries", "a"])
        #expect(refused.status == 405 && refused.fields["allow"] == "GET, HEAD, OPTIONS")
        for method in ["TRACE", "BREW", "CONNECT"] {
            let refused = ask(method, ["registries", "default"])
            #expect(refused.status == 405 && refused.fields["allow"] == "GET, HEAD, OPTIONS", "\(method)")
        }
        #expect(refused.fields["content-type"] == "application/problem+json")
        #expect(ask("OPTIONS", ["registries", "a"]).status == 204)
    }

    @Test("What a route does not know is refused")
    func unknown() {
        let path = ["registries", "default"]
        #expect(ask("GET", path, [QueryItem("limti", "7")]).status == 400)
        #expect(ask("GET", path, [QueryItem("limit", "7"), QueryItem("limit", "8")]).status == 400)
        #expect(text(ask("GET", path, [QueryItem("limit", "10")])).contains(#""parameter":"limit""#))
        #expect(ask("GET", path, body: "{}").status == 400)
        let put = ["registries", "a", "faults", "b"]
        #expect(text(ask("PUT", put, body: #"{"seconds":3}"#)) == "3")
        #expect(ask("PUT", put).status == 400)
        let refused = ask("PUT", put, body: #"{"seconds":"3"}"#)
        #expect(refused.status == 422 && text(refused).contains(#""field":"/seconds""#))
    }

    @Test("The description says what the table says")
    func description() {
        let document = OpenAPIDocument(
            title: "Control",
            version: "1",
            summary: "Controls",
            routes: Self.routes,
            schemas: ["Registry": ["type": "object"]],
            securitySchemes: ["bearer": ["type": "http", "scheme": "bearer"]],
            operations: ["GET /registries/{id}": OpenAPIOperation("showRegistry")],
            parameterExamples: ["id": "default"]
        )
        let put = document.json["paths"]?["/registries/{id}/faults/{rule}"]?["put"]
        #expect(document.json["openapi"] == "3.1.0")
        #expect(put?["operationId"] == "putRegistriesIdFaultsRule")
        #expect(put?["parameters"]?[1]?["description"] == "The rule's name")
        #expect(put?["parameters"]?[1]?["required"] == true)
        #expect(
            put?["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"] == "#/components/schemas/Fault"
        )
        #expect(put?["parameters"]?[0]?["example"] == "default")
        let answers = put?["responses"]
        for status in ["401", "403", "413", "415", "421", "default"] { #expect(answers?[status] != nil, "\(status)") }
        let get = document.json["paths"]?["/registries/{id}"]?["get"]
        #expect(get?["operationId"] == "showRegistry" && get?["responses"]?["413"] == nil)
        #expect(document.json["security"] == [["bearer": []]])
        var open = document
        open.needsCredentials = false
        #expect(open.json["security"] == [["bearer": []], [:]])
        #expect(document.undefinedSchemas == ["Fault"])
        #expect(document.json["components"]?["schemas"]?["Problem"] != nil)
    }
}
