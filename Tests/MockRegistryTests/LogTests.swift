import Foundation
import MockRegistry
import TLS
import TestSupport
import Testing

/// What is told on standard error: the program's own tests see it there, these see each line.
@Suite("The log")
struct LogTests {
    @Test("Each connection, login and command is a line: who, what, code, rule and milliseconds")
    func commands() throws {
        let lines = try told(.info)
        #expect(
            lines.contains { $0.contains(#/ info: session 1 opened from (127\.0\.0\.1|::1) port \d+, TLSv1\.[23]/#) }
        )
        #expect(lines.contains { $0.contains(#/ info: session 1 alpha login 1000 in \d+\.\d{3} ms$/#) })
        #expect(
            lines.contains { $0.contains(#/ info: session 1 alpha domain:create new\.example 1000 in \d+\.\d{3} ms$/#) }
        )
        let refusal =
            #/ info: session 1 alpha domain:delete beta-1\.example 2201 in \d+\.\d{3} ms: .+\(RFC 5731 §3\.2\)/#
        #expect(lines.contains { $0.contains(refusal) }, "\(lines)")
        #expect(!lines.contains { $0.contains("fault-1") })
        #expect(
            lines.contains {
                $0.contains(#/ info: clock advanced by 5d: 2026-01-01T00:00:00\.0Z to 2026-01-06T00:00:00\.0Z$/#)
            }
        )
        #expect(lines.contains { $0.hasSuffix("session 1 alpha closed") })
        #expect(!lines.contains { $0.contains("<epp") })
    }

    @Test("Frames, and rules that acted, are told at debug, a line each, with secrets masked")
    func frames() throws {
        let lines = try told(.debug)
        #expect(lines.contains { $0.contains(#/ debug: session 1 alpha fault fault-1: result$/#) })
        #expect(lines.contains { $0.contains(" debug: session 1 received ") && $0.contains("<clID>alpha</clID>") })
        #expect(lines.contains { $0.contains(" debug: session 1 alpha sent <?xml") })
        #expect(lines.contains { $0.contains("***") })
        #expect(!lines.contains { $0.contains("alpha-Pass1") || $0.contains("hidden-Auth1") })
        #expect(lines.allSatisfy { $0.contains(#/^\d{4}-\d\d-\d\dT[\d:.]+Z (info|debug|notice): /#) }, "\(lines)")
    }

    @Test("As JSON each line is an object with the same in fields")
    func json() throws {
        let lines = try told(.debug, .json)
        let objects = try lines.map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(objects.allSatisfy { $0["time"] is String && $0["level"] is String && $0["registry"] is String })
        let create = try #require(objects.first { $0["command"] as? String == "domain:create" })
        #expect(create["registrar"] as? String == "alpha" && create["session"] as? Int == 1)
        #expect(create["code"] as? Int == 1000 && create["name"] as? String == "new.example")
        #expect(create["milliseconds"] is Double && create["level"] as? String == "info")
        let refusal = try #require(objects.first { $0["code"] as? Int == 2201 })
        #expect(refusal["rule"] is String && refusal["section"] as? String == "RFC 5731 §3.2")
        #expect(objects.contains { ($0["frame"] as? String)?.contains("<clID>alpha</clID>") == true })
        #expect(!lines.contains { $0.contains("alpha-Pass1") })
    }

    @Test("Nothing is told of commands at notice, nothing at all when it is off")
    func quiet() throws {
        #expect(try told(.notice).isEmpty)
        #expect(try told(.off).isEmpty)
    }

    @Test("A name with line ends in it makes no line of its own")
    func lineEnds() throws {
        let lines = try told(.info, name: "a\n2026-01-01T00:00:00Z info: forged&#x85;b")
        #expect(lines.contains { $0.contains("forged") })
        #expect(!lines.contains { $0.contains("\n") || $0.contains("\u{85}") })
    }

    @Test("Without a journal there is nothing to make the log of")
    func journal() {
        var configuration = RunningTests.frozen()
        configuration.journalEntries = 0
        configuration.logLevel = .info
        let error = #expect(throws: SetupError.self) { _ = try MockRegistry.start(configuration) }
        #expect(error?.kind == .usage)
    }

    /// What a short conversation makes the log tell.
    private func told(_ level: LogLevel, _ format: LogFormat = .text, name: String = "new.example") throws -> [String] {
        let told = ToldLines()
        var configuration = RunningTests.frozen()
        configuration.logLevel = level
        configuration.logFormat = format
        configuration.logSink = told.take
        let registry = try MockRegistry.start(configuration)
        let context = try TLSContext(clientTrusting: PEM(registry.certificateAuthority))
        let client = try TestClient(context, port: registry.port)
        try client.login("alpha", "alpha-Pass1")
        _ = try client.create(name, authInfo: "hidden-Auth1")
        _ = try client.answer(to: Self.delete)
        try registry.faults.add(.answer(2400, to: "domain:create").times(1))
        _ = try client.create("other.example")
        registry.clock.advance(by: .days(5))
        registry.stop()
        return told.lines
    }

    private static let delete = """
        <delete><d:delete xmlns:d="urn:ietf:params:xml:ns:domain-1.0"><d:name>beta-1.example</d:name></d:delete></delete>
        """
}
