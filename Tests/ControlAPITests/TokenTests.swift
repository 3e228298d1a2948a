import ControlAPI
import Foundation
import HTTP
import Hosting
import JSON
import MockRegistry
import TestSupport
import Testing

/// Tokens that open one registry each, over the control API's own port.
@Suite("Tokens for one registry")
struct TokenTests {
    private struct Answer {
        let status: Int
        let body: JSONValue
    }

    private func running(token: String? = "teacher", state: String? = nil) throws -> MockRegistry {
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.control = Configuration.Control()
        configuration.control?.token = token
        configuration.stateFile = state
        return try MockRegistry.start(configuration)
    }

    private func ask(
        _ registry: MockRegistry,
        _ method: String,
        _ path: String,
        as token: String?,
        _ body: String? = nil
    ) throws -> Answer {
        let port = try #require(registry.controlPort)
        let url = try #require(URL(string: "http://localhost:\(port)\(path)"))
        let (status, bytes) = try ControlCall.send(method, url, token: token, body: body)
        return Answer(status: status, body: bytes.isEmpty ? .null : (try? JSONValue(reading: bytes)) ?? .null)
    }

    @Test("A token opens its own registry, and neither others, nor their list, nor what is the process's")
    func scope() throws {
        let registry = try running()
        let made = try ask(registry, "POST", "/registries?token=true", as: "teacher", #"{"id": "ada"}"#)
        let ada = try #require(made.body["token"]?.string)
        #expect(made.status == 201 && ada.hasPrefix("mrt.ada."))
        #expect(try ask(registry, "POST", "/registries", as: "teacher", #"{"id": "bob"}"#).body["token"] == nil)
        func status(_ method: String, _ path: String, _ body: String? = nil) throws -> Int {
            try ask(registry, method, path, as: ada, body).status
        }
        for (method, path, body) in [
            ("GET", "/registries/ada", nil), ("GET", "/registries/ada/state", nil),
            ("GET", "/registries/ada/journal", nil),
            ("PATCH", "/registries/ada/domains/alpha-1.example", #"{"registrant": null}"#),
            ("POST", "/registries/ada/clock/advance", #"{"by": "5d"}"#), ("GET", "/policies", nil),
            ("GET", "/openapi.json", nil),
        ] {
            #expect(try status(method, path, body) == 200, "\(method) \(path)")
        }
        for (method, path, body) in [
            ("GET", "/registries/bob", nil), ("GET", "/registries/none", nil),
            ("GET", "/registries/default/state", nil),
            ("DELETE", "/registries/bob", nil), ("POST", "/registries", "{}"), ("POST", "/drain", nil),
            ("GET", "/haproxy.map", nil), ("GET", "/registries/ada/tokens", nil),
            ("POST", "/registries/ada/tokens", "{}"),
            ("GET", "/registries/ada%2F..%2Fbob", nil), ("GET", "/nowhere", nil),
        ] {
            #expect(try status(method, path, body) == 403, "\(method) \(path)")
        }
        // What the console reads first: the list has the one registry.
        let list = try ask(registry, "GET", "/registries", as: ada)
        #expect(list.status == 200 && list.body.items.map { $0["id"] } == ["ada"])
        let all = try ask(registry, "GET", "/registries", as: "teacher")
        #expect(all.body.items.map { $0["id"] } == ["ada", "bob", "default"])
        // The registrars' own interfaces have credentials of their own, and do not take it.
        #expect(try status("GET", "/opusdns/v1/domains") == 401)
    }

    @Test("A student's token does not end the student's registry, as the class would lose it")
    func students() throws {
        let registry = try running()
        let plan = #"{"id": "lab", "exercise": "glue-first", "students": ["Ada"]}"#
        #expect(try ask(registry, "POST", "/classes", as: "teacher", plan).status == 201)
        let made = try ask(registry, "POST", "/registries/lab-1/tokens", as: "teacher", "{}").body["token"]?.string
        #expect(try ask(registry, "GET", "/registries/lab-1/exercise", as: made).status == 200)
        let refusal = try ask(registry, "DELETE", "/registries/lab-1", as: made)
        #expect(refusal.status == 403 && refusal.body["detail"]?.string?.contains("exercise") == true)
        #expect(try ask(registry, "DELETE", "/registries/lab-1", as: "teacher").status == 204)
    }

    @Test("A token is told once, kept as a hash, and opens nothing once it is revoked or its registry has gone")
    func life() throws {
        let registry = try running()
        _ = try ask(registry, "POST", "/registries", as: "teacher", #"{"id": "ada"}"#)
        let made = try ask(registry, "POST", "/registries/ada/tokens", as: "teacher", #"{"label": "Ada's job"}"#)
        let (token, id) = (made.body["token"]?.string ?? "", made.body["id"]?.string ?? "")
        #expect(made.status == 201 && made.body["label"] == "Ada's job")
        let list = try ask(registry, "GET", "/registries/ada/tokens", as: "teacher").body
        #expect(list.items.map { $0["id"]?.string } == [id] && !"\(list)".contains(token.suffix(20)))
        let journal = try ask(registry, "GET", "/registries/ada/journal", as: token).body
        #expect("\(journal)".contains("POST tokens") && !"\(journal)".contains(token.suffix(20)))
        // A reset is no end of it.
        #expect(try ask(registry, "POST", "/registries/ada/reset", as: token).status == 204)
        #expect(try ask(registry, "GET", "/registries/ada", as: token + "0").status == 401)
        #expect(try ask(registry, "DELETE", "/registries/ada/tokens/\(id)", as: "teacher").status == 204)
        #expect(try ask(registry, "DELETE", "/registries/ada/tokens/\(id)", as: "teacher").status == 404)
        #expect(try ask(registry, "GET", "/registries/ada", as: token).status == 401)
        let second = try ask(registry, "POST", "/registries/ada/tokens", as: "teacher", "{}").body["token"]?.string
        #expect(try ask(registry, "DELETE", "/registries/ada", as: second).status == 204)
        _ = try ask(registry, "POST", "/registries", as: "teacher", #"{"id": "ada"}"#)
        #expect(try ask(registry, "GET", "/registries/ada", as: second).status == 401)
        for _ in 1...RegistryTokens.most {
            #expect(try ask(registry, "POST", "/registries/ada/tokens", as: "teacher", "{}").status == 201)
        }
        #expect(try ask(registry, "POST", "/registries/ada/tokens", as: "teacher", "{}").status == 409)
    }

    @Test("Where everybody is let in, who shows a token keeps to it all the same")
    func withoutATokenOfTheProcess() throws {
        let registry = try running(token: nil)
        let made = try ask(registry, "POST", "/registries?token=true", as: nil, #"{"id": "ada"}"#)
        let ada = try #require(made.body["token"]?.string)
        #expect(try ask(registry, "GET", "/registries/default", as: nil).status == 200)
        #expect(try ask(registry, "GET", "/registries/default", as: "whatever").status == 200)
        #expect(try ask(registry, "GET", "/registries/default", as: ada).status == 403)
        #expect(try ask(registry, "GET", "/registries/ada", as: ada).status == 200)
        #expect(try ask(registry, "GET", "/registries/ada", as: "mrt.ada.0000").status == 401)
        #expect(try ask(registry, "POST", "/registries?token=yes", as: nil, "{}").status == 400)
    }

    @Test("A state that is kept has the hashes, and the tokens go on")
    func keptState() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tokens-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("state.json").path
        let first = try running(state: file)
        let made = try ask(first, "POST", "/registries?token=true", as: "teacher", #"{"id": "ada"}"#)
        let ada = try #require(made.body["token"]?.string)
        let own = try ask(first, "POST", "/registries/default/tokens", as: "teacher", "{}").body["token"]?.string
        first.stop()
        try first.keepState()
        #expect(!(try String(contentsOfFile: file, encoding: .utf8)).contains(ada.suffix(20)))
        let second = try running(state: file)
        #expect(try ask(second, "GET", "/registries/ada", as: ada).status == 200)
        #expect(try ask(second, "GET", "/registries/default", as: own).status == 200)
        #expect(try ask(second, "GET", "/registries/ada", as: own).status == 403)
    }
}
