import HTTP
import JSON
import Testing

@Suite("HTTP: several APIs on one listener")
struct HTTPSiteTests {
    /// As a registrar's interface might say it.
    static let coded = ErrorShape("Error", "A code and a sentence", schema: ["type": "object"]) { problem in
        ["code": .integer(Int64(problem.status)), "desc": .string(problem.detail ?? problem.title)]
    }

    static let routes = [
        Route("GET", "/domains/{name}", "Shows a domain") { request, _ throws(HTTPProblem) in
            .now(HTTPResponse(json: .string("shop: \(request["name"])")))
        },
        Route("GET", "/", "Shows the shop") { _, _ throws(HTTPProblem) in .now(HTTPResponse(json: "shop")) },
        Route("POST", "/token", "Takes a form", request: "Form") { request, _ throws(HTTPProblem) in
            .now(HTTPResponse(json: .string(String(decoding: request.http.body, as: UTF8.self))))
        },
    ]

    static let shop = HTTPMount(
        routes,
        at: "/shop/v1",
        access: HTTPAccess(bodyTypes: ["application/json", "application/x-www-form-urlencoded"]),
        errors: coded
    )
    static let site = HTTPSite(
        HTTPMount(EchoHandler(), access: HTTPAccess(token: "open-sesame")),
        [HTTPMount(EchoHandler(), at: "/shop", access: HTTPAccess()), shop]
    )

    private func ask(_ line: String, _ fields: String = "", _ body: String = "") -> String {
        let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
        let dialogue = HTTPDialogue(Self.site)
        return dialogue.give("\(line) HTTP/1.1\r\nHost: localhost\r\n\(length)\(fields)\r\n\(body)")
    }

    @Test("The longest prefix has the request, and its handler sees the rest of the path")
    func prefixes() {
        #expect(ask("GET /shop/v1/domains/a.example").contains("\"shop: a.example\""))
        #expect(ask("GET /shop/v1").contains("\"shop\""))
        #expect(ask("GET /shop/v1/").contains("\"shop\""))
        #expect(ask("GET /shop/v2/domains").contains("\"path\":[\"v2\",\"domains\"]"))
        #expect(ask("GET /shopping", "Authorization: Bearer open-sesame\r\n").contains("\"path\":[\"shopping\"]"))
    }

    @Test("A token opens the API that asks for it, and no other asks for it")
    func tokens() {
        #expect(ask("GET /shopping").hasPrefix("HTTP/1.1 401 "))
        #expect(ask("GET /shop/v1").hasPrefix("HTTP/1.1 200 "))
    }

    @Test("Every refusal has the shape of its API, also one that its routes never see")
    func shapes() {
        let absent = ask("GET /shop/v1/nowhere")
        #expect(absent.hasPrefix("HTTP/1.1 404 ") && absent.contains("Content-Type: application/json\r\n"))
        #expect(absent.contains("{\"code\":404,\"desc\":\"There is nothing at this path.\"}"))
        #expect(ask("POST /shop/v1/token", "Content-Type: text/plain\r\n", "a=b").contains("{\"code\":415,"))
        #expect(ask("GET /shop/v1", "Origin: http://evil.example\r\n").contains("{\"code\":403,"))
        #expect(ask("GET /nowhere").contains("application/problem+json"))
    }

    @Test("After a request of one API a malformed one is nobody's")
    func afterwards() {
        let dialogue = HTTPDialogue(Self.site)
        let answers = dialogue.give("GET /shop/v1 HTTP/1.1\r\nHost: localhost\r\n\r\nnonsense\r\n")
        #expect(answers.contains("HTTP/1.1 400 ") && answers.contains("application/problem+json"))
    }

    @Test("Other types of bodies are taken where an API takes them")
    func bodyTypes() {
        let form = "Content-Type: application/x-www-form-urlencoded\r\n"
        #expect(ask("POST /shop/v1/token", form, "a=b").contains("\"a=b\""))
        let token = "Authorization: Bearer open-sesame\r\n"
        #expect(ask("POST /", form + token, "a=b").hasPrefix("HTTP/1.1 415 "))
    }

    @Test("Each API describes itself, with its place and its errors")
    func descriptions() {
        let document = OpenAPIDocument(
            title: "Shop",
            version: "1",
            summary: "Sells domains",
            routes: Self.routes,
            schemas: ["Form": ["type": "string"]],
            prefix: "/shop/v1",
            errors: Self.coded
        )
        #expect(document.json["servers"]?[0]?["url"] == "/shop/v1")
        let responses = document.json["paths"]?["/domains/{name}"]?["get"]?["responses"]
        #expect(responses?["default"]?["content"]?["application/json"] != nil)
        #expect(document.json["components"]?["schemas"]?["Error"] == ["type": "object"])
        #expect(document.undefinedSchemas == [])
    }
}
