import HTTP
import JSON
import MockRegistry
import Testing

/// What strangers may send: refused in the interface's own shape, and the registry stays as it was.
@Suite("Hostile requests to the registrars' interfaces")
struct HostileTests {
    private let bench: InterfaceBench

    init() throws { bench = try InterfaceBench() }

    private static let nonsense = [
        "", "[]", "null", "7", "'text'", "{", "{'auth_code': {'a': []}}", "{'name': ['beta-1.example']}",
        "{'domain': 'beta-1.example'}", "{'domain': {'name': 7, 'extension': []}}", "{'domains': 'all'}",
        "{'approve': 'yes'}", "{'period': {'unit': 'y'}}", "{'period': -1}", "{'action': null}", "{'statuses': [1]}",
        "{'forceNew': 'true'}", "{'eppCode': {}}", "{'registrarLock': 'on'}", "{'is_locked': 1}",
        "{'nameservers': [[]]}", "{'name_servers': {'name': 'a'}}", "{'contacts': {'owner': 'x'}}",
        "{'auth_code_type': {}}", String(repeating: "[", count: 10_000),
    ]

    static let strangeNames = [
        "<script>", "a'b", "a\u{0}b", "alpha-1.example</domain:name>", "..", "%", "😀",
        String(repeating: "a", count: 300),
        "domain_", "dom_", "-1", "99999999999999999999", "0", " ",
    ]

    @Test("Bodies that are no sense", arguments: InterfaceBench.Which.allCases)
    func bodies(_ which: InterfaceBench.Which) throws {
        let paths = try changes(which)
        let before = bench.registry.seed()
        for (method, path) in paths {
            for body in Self.nonsense {
                // What asks for nothing may succeed with nothing.
                let isEmpty = body.isEmpty || !body.contains("'") && body.contains("null")
                let answer = try send(which, method, path, body)
                #expect(isEmpty || answer.status >= 400 || answer.status == 200, "\(method) \(path) \(body)")
                #expect(answer.status != 500 || which == .openprovider, "\(method) \(path) \(body)")
            }
        }
        #expect(bench.registry.seed() == before)
    }

    /// Calls with bodies that must say something, or change nothing.
    private func changes(_ which: InterfaceBench.Which) throws -> [(String, String)] {
        switch which {
        case .opusdns:
            _ = try bench.opus("GET", "/domains/alpha-1.example")
            return [
                ("POST", "/domains/transfer"), ("POST", "/domains/alpha-1.example/renew"),
                ("POST", "/domains/pending.example/transfer/outbound"), ("POST", "/auth/token"),
            ]
        case .openprovider:
            let id = try bench.number("beta-1.example")
            _ = try bench.provider("GET", "/\(id)")
            return [("POST", "/transfer"), ("POST", "/check"), ("POST", "/\(id)/transfer/approve")]
        case .hostup:
            let id = try bench.identifier("fresh.example")
            _ = try bench.host("GET", "/domains/\(id)")
            return [("POST", "/domains/\(id)/actions/update-epp"), ("PATCH", "/domains/\(id)")]
        }
    }

    private func send(
        _ which: InterfaceBench.Which,
        _ method: String,
        _ path: String,
        _ body: String = ""
    ) throws -> InterfaceBench.Answer {
        switch which {
        case .opusdns: try bench.opus(method, path, body)
        case .openprovider: try bench.provider(method, path, body)
        case .hostup: try bench.host(method, path, body)
        }
    }

    @Test("Names and numbers that are none, and those of others", arguments: HostileTests.strangeNames)
    func names(_ name: String) throws {
        #expect(try bench.opus("GET", "/domains/\(name)").status >= 400)
        #expect(try bench.opus("DELETE", "/domains/\(name)").status >= 400)
        #expect(try bench.provider("GET", "/\(name)").status >= 400)
        #expect(try bench.provider("DELETE", "/\(name)").status >= 400)
        #expect(try bench.host("GET", "/domains/\(name)").status >= 400)
        #expect(try bench.opus("PATCH", "/events/\(name)").status >= 400)
    }

    @Test("A body that is too long is refused, and so is one domain too many")
    func tooMuch() throws {
        let long = "{'auth_code': '\(String(repeating: "a", count: 1 << 20))'}"
        #expect(try bench.opus("PATCH", "/domains/alpha-1.example", long).status == 413)
        let many = Array(repeating: "{'name': 'a', 'extension': 'example'}", count: 101).joined(separator: ", ")
        #expect(try bench.provider("POST", "/check", "{'domains': [\(many)]}").status >= 400)
        let names = Array(repeating: "domains=a.example", count: 51).joined(separator: "&")
        #expect(try bench.opus("GET", "/domains/check?\(names)").status == 422)
    }

    @Test("A code of markup is a code like any other, and stays out of the journal")
    func markup() throws {
        let code = "<pw>&amp;]]>\u{E9}"
        let answer = try bench.opus("PATCH", "/domains/alpha-1.example", "{'auth_code': '\(code)'}")
        #expect(answer.body["auth_code"]?.string == code)
        #expect(!bench.journal.contains("&amp;amp;]]"))
    }

    @Test("A token of one interface opens no other, and one whose key is gone opens nothing")
    func tokens() throws {
        let token = try bench.token()
        let bearer: HTTPFields = ["Authorization": "Bearer \(token)"]
        #expect(try bench.call(.opusdns, "GET", "/v1/domains", "", bearer).status == 401)
        #expect(try bench.call(.hostup, "GET", "/api/v2/domains", "", bearer).status == 401)
        #expect(try bench.call(.openprovider, "GET", "/v1beta/domains", "", bearer).status == 200)
        try bench.registry.replace(bySeed: bench.registry.seed().replacing("beta-Demo1", with: "beta-Demo2"))
        #expect(try bench.call(.openprovider, "GET", "/v1beta/domains", "", bearer).body["code"] == 196)
    }
}
