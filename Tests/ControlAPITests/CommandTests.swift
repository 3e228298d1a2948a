import ControlAPI
import HTTP
import JSON
import MockRegistry
import Network
import TestSupport
import Testing

/// Commands that the operator sends as a registrar.
@Suite("Commands as a registrar")
struct CommandTests {
    private let bench: ControlBench

    init() throws { bench = try ControlBench() }

    private static func info(_ name: String) -> String {
        "<epp xmlns=\\\"urn:ietf:params:xml:ns:epp-1.0\\\"><command><info>"
            + "<domain:info xmlns:domain=\\\"urn:ietf:params:xml:ns:domain-1.0\\\"><domain:name>\(name)</domain:name>"
            + "</domain:info></info></command></epp>"
    }

    private func send(_ xml: String, as registrar: String = "alpha") throws -> ControlBench.Answer {
        let path = "/registries/default/registrars/\(registrar)/commands"
        return try bench.call("POST", path, "{'xml': '\(xml)'}")
    }

    private func add(_ fault: String) throws {
        #expect(try bench.call("POST", "/registries/default/faults", fault).status == 201)
    }

    private static func kinds(_ outcome: ControlBench.Answer, _ bench: ControlBench) throws -> [String] {
        guard case .array(let numbers)? = outcome.body["entries"] else { return [] }
        guard case .array(let all)? = try bench.call("GET", "/registries/default/journal").body["entries"] else {
            return []
        }
        return all.filter { numbers.contains($0["sequence"] ?? .null) }.compactMap { $0["kind"]?.string }
    }

    @Test("A command goes the way of a client's, and the journal has it under the session's number")
    func answered() throws {
        let outcome = try send(Self.info("alpha-1.example"))
        #expect(outcome.status == 200 && outcome.body["code"] == 1000)
        #expect(outcome.body["command"] == "domain:info" && outcome.body["faults"] == [])
        #expect(outcome.body["message"] == "Command completed successfully")
        #expect(outcome.body["answer"]?.string?.contains("alpha-1-Auth") == true)
        #expect(try Self.kinds(outcome, bench) == ["opened", "received", "verdict", "sent", "closed"])
        guard case .integer(let session)? = outcome.body["session"] else { return #expect(Bool(false), "no session") }
        let journal = try bench.call("GET", "/registries/default/journal?session=\(session)").body["entries"]
        guard case .array(let entries)? = journal else { return #expect(journal != nil) }
        #expect(entries.first?["purpose"]?.string == "POST /registries/default/registrars/alpha/commands")
        #expect(entries.allSatisfy { $0["text"]?.string?.contains("alpha-1-Auth") != true })
        let greeting = try send("<epp xmlns=\\\"urn:ietf:params:xml:ns:epp-1.0\\\"><hello/></epp>")
        #expect(greeting.body["code"] == nil && greeting.body["answer"]?.string?.contains("<greeting>") == true)
    }

    @Test("The registry decides, and says by which rule")
    func refused() throws {
        let refusal = try send(Self.info("nothing-there.example"))
        #expect(refusal.body["code"] == 2303)
        #expect(refusal.body["section"]?.string?.contains("RFC 5730") == true)
        #expect(try send("no XML").body["code"] == 2001)
    }

    @Test("What the client is told in words is told in parts, too, with what is for the operator alone")
    func reasons() throws {
        let transfer = """
            <epp xmlns=\\"urn:ietf:params:xml:ns:epp-1.0\\"><command><transfer op=\\"request\\">\
            <domain:transfer xmlns:domain=\\"urn:ietf:params:xml:ns:domain-1.0\\"><domain:name>alpha-1.example</domain:name>\
            <domain:authInfo><domain:pw>wrong</domain:pw></domain:authInfo></domain:transfer></transfer></command></epp>
            """
        let refusal = try send(transfer, as: "beta").body
        #expect(refusal["code"] == 2202 && refusal["rule"] == "the authInfo matches")
        #expect(refusal["found"] == "it does not open the domain" && refusal["note"] == "the code is wrong")
        #expect(refusal["schemaProblems"] == nil)
        let question = "{'as': 'beta', 'authInfo': 'wrong'}"
        let path = "/registries/default/domains/alpha-1.example/transferability"
        guard case .array(let checks)? = try bench.call("POST", path, question).body["checks"] else {
            return #expect(Bool(false), "no checks")
        }
        let failed = checks.first { $0["holds"] == false }
        #expect(failed?["found"] == "it does not open the domain" && failed?["note"] == "the code is wrong")
    }

    @Test("With schemas, both frames are held against them")
    func schemas() throws {
        let bench = try SmallSchema.inFolder { folder in try ControlBench { $0.schemaDirectory = folder } }
        let path = "/registries/default/registrars/alpha/commands"
        let valid = try bench.call("POST", path, "{'xml': '\(Self.info("alpha-1.example"))'}").body
        #expect(valid["code"] == 1000 && valid["schemaProblems"] == [])
        let poll = #"<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command><poll op=\"req\"/></command></epp>"#
        let invalid = try bench.call("POST", path, "{'xml': '\(poll)'}").body
        guard case .array(let problems)? = invalid["schemaProblems"] else { return #expect(Bool(false), "no check") }
        #expect(problems.count == 1 && problems.first?.string?.hasPrefix("command: ") == true)
    }

    @Test("A suspended registrar may not send, an unknown one is not found, a long document is refused")
    func whoMaySend() throws {
        #expect(try send(Self.info("alpha-1.example"), as: "delta").status == 409)
        #expect(try send(Self.info("alpha-1.example"), as: "nobody").status == 404)
        #expect(try bench.call("POST", "/registries/default/registrars/alpha/commands", "{}").status == 422)
        #expect(try send(String(repeating: "x", count: 65_533)).status == 413)
    }

    @Test("A registrar needs no password from inside, and it is never said")
    func vouchedFor() throws {
        _ = try bench.call("PATCH", "/registries/default/registrars/alpha", "{'password': 'another-Pass1'}")
        #expect(try send(Self.info("alpha-1.example")).body["code"] == 1000)
        let journal = try bench.call("GET", "/registries/default/journal").body
        #expect(!String(decoding: journal.bytes, as: UTF8.self).contains("another-Pass1"))
    }

    @Test("What faults do to an answer is told")
    func faults() throws {
        func outcome(under effect: String) throws -> ControlBench.Answer {
            try add("{'match': {'command': 'domain:info'}, 'effect': \(effect), 'remaining': 1}")
            return try send(Self.info("alpha-1.example"))
        }
        let lost = try outcome(under: "{'close': {'at': 'beforeAnswer'}}")
        #expect(lost.body["answer"] == nil && lost.body["code"] == 1000 && lost.body["message"] == nil)
        guard case .array(let acted)? = lost.body["faults"] else { return #expect(Bool(false), "no faults") }
        #expect(acted.count == 1)
        #expect(try outcome(under: "{'neverAnswer': {}}").body["answer"] == nil)
        #expect(try outcome(under: "{'result': {'code': 2400}}").body["code"] == 2400)
        let garbage = try outcome(under: "{'garbage': {'bytes': 64}}")
        #expect(garbage.body["answer"] == nil && garbage.body["answerBase64"]?.string?.isEmpty == false)
        let login = try bench.call("DELETE", "/registries/default/faults")
        #expect(login.status == 204)
        try add("{'match': {'command': 'login'}, 'effect': {'result': {'code': 2200}}, 'remaining': 1}")
        let refused = try send(Self.info("alpha-1.example"))
        #expect(refused.body["command"] == "login" && refused.body["code"] == 2200)
    }

    @Test("Credentials for the registrars' own interfaces are listed")
    func keys() throws {
        let keys = try bench.call("GET", "/registries/default/interface-keys").body
        #expect(keys[0]?["base"] == "/opusdns/v1" && keys[0]?["key"] == "opk_alpha-demo")
        #expect(keys[1]?["user"] == "beta" && keys[1]?["secret"] == "beta-Demo1" && keys[1]?["key"] == nil)
        #expect(keys[3]?["interface"] == "hostup" && keys[3]?["scopes"]?[0] == "read:domains")
    }

    @Test("A slow answer is held back by the connection's timer, not by the loop")
    func slow() throws {
        try add("{'match': {'command': 'domain:info'}, 'effect': {'delay': {'milliseconds': 90000}}}")
        let body = Array("{\"xml\": \"\(Self.info("alpha-1.example"))\"}".utf8)
        let path = ["registries", "default", "registrars", "alpha", "commands"]
        let request = HTTPRequest("POST", path: path, body: body)
        let reply = HTTPRouter(bench.api.routes).respond(to: request, at: .now())
        guard case .later(let duration, let retry) = reply else { return #expect(Bool(false), "not held back") }
        #expect(duration == .seconds(90))
        guard case .now(let response) = retry(.now()) else { return #expect(Bool(false), "held back twice") }
        #expect(response.status == 200)
    }
}
