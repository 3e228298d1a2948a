import Foundation
import MockRegistry
import TLS
import TestSupport
import Testing

struct ManualExample {
    // Manual: in a Swift test
    @Test func aLostAnswerIsFoundAgain() async throws {
        let registry = try MockRegistry.start(.init(policy: .tac, clock: .at("2026-01-01T00:00:00Z"), speed: 0))
        try registry.faults.add(.loseAnswer(to: "domain:create").times(1))

        // Your client connects to localhost, `registry.port`, and trusts `registry.certificateAuthority`.
        try YourClient(registry).create("lost.example")

        let created = await registry.journal.wait(for: "domain:create", code: 1000)
        #expect(created?.registrar == "alpha")
        #expect(registry.seed().contains("lost.example"))
        registry.clock.advance(by: .days(5))
        #expect(registry.outbox.isEmpty)
    }
    // Manual: end

    @Test func theManualHasIt() throws {
        let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
        let parts = source.components(separatedBy: "    // Manual" + ": ")
        let example = try #require(parts.count == 3 ? parts[1] : nil).split(separator: "\n").dropFirst()
            .map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
        let lines = try Manual.page("SwiftTests").text.split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex(of: example[0]))
        #expect(Array(lines[start..<min(start + example.count, lines.count)]) == example)
    }
}

/// The client under test.
private struct YourClient {
    private let client: TestClient

    init(_ registry: MockRegistry) throws {
        client = try TestClient(TLSContext(clientTrusting: PEM(registry.certificateAuthority)), port: registry.port)
        try client.login("alpha", "alpha-Pass1")
    }

    func create(_ name: String) throws {
        #expect(throws: TestClient.Ended.self) { try client.create(name, authInfo: "") }
    }
}
