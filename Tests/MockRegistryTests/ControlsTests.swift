import MockRegistry
import TLS
import TestSupport
import Testing

@Suite("Controls of a running registry")
struct ControlsTests {
    private func connected(_ registry: MockRegistry) throws -> TestClient {
        try TestClient(TLSContext(clientTrusting: PEM(registry.certificateAuthority)), port: registry.port)
    }

    @Test("A fault acts as often as it is told to, on whom it is told to")
    func faults() async throws {
        let registry = try MockRegistry.start(RunningTests.frozen())
        try registry.faults.add(.answer(2400, to: "domain:create").of(registrar: "alpha").times(2))
        let (alpha, beta) = (try connected(registry), try connected(registry))
        try alpha.login("alpha", "alpha-Pass1")
        try beta.login("beta", "beta-Pass1")
        #expect(try beta.create("b-1.example") == "1000")
        #expect(try alpha.create("a-1.example") == "2400")
        #expect(try alpha.create("a-1.example") == "2400")
        #expect(try alpha.create("a-1.example") == "1000")
        let failed = try #require(await registry.journal.wait(for: "domain:create", registrar: "alpha"))
        let done = await registry.journal.wait(for: "domain:*", code: 1000, registrar: "alpha", after: failed)
        #expect(done?.command == "domain:create")
        #expect(await registry.journal.wait(for: "domain:delete", within: .zero) == nil)
        let made = try #require(registry.journal.verdicts(on: "domain:*", name: "b-*.example").first)
        #expect(made.registrar == "beta" && made.name == "b-1.example" && made.svTRID?.hasPrefix("SRV-") == true)
        #expect(registry.journal.verdicts(code: 1000, svTRID: made.svTRID).map(\.sequence) == [made.sequence])
        #expect(registry.journal.verdicts(code: 1000, registrar: "beta", svTRID: "SRV-none").isEmpty)
        #expect(!registry.journal.entries.contains { $0.text?.contains("alpha-Pass1") == true })
        registry.reset()
        #expect(registry.journal.entries.isEmpty)
        #expect(try alpha.create("a-1.example") == "1000")
    }

    @Test("A fault may be given as JSON; a wrong one is refused with its place")
    func faultsAsJSON() throws {
        let registry = try MockRegistry.start(RunningTests.frozen())
        let fault = try RegistryFault(
            json: "{\"match\": {\"command\": \"login\"}, \"effect\": {\"result\": {\"code\": 2502}}}"
        )
        let id = try registry.faults.add(fault)
        let client = try connected(registry)
        #expect(try client.login("alpha", "alpha-Pass1") == "2502")
        #expect(registry.faults.remove(id))
        #expect(!registry.faults.remove(id))
        let error = #expect(throws: SetupError.self) { _ = try RegistryFault(json: "{\"effect\": {\"delay\": {}}}") }
        #expect(error?.description.contains("milliseconds") == true)
    }

    @Test(
        "A fault that never could act is refused",
        arguments: [
            (RegistryFault.answer(9999, to: "domain:create"), "effect.result.code: there is no result 9999"),
            (
                .loseAnswer(to: "domain:transfr"),
                "match.command: No command is called domain:transfr; did you mean domain:transfer?"
            ),
        ]
    )
    func uselessFaults(_ fault: RegistryFault, _ sentence: String) throws {
        let registry = try MockRegistry.start(RunningTests.frozen())
        let error = #expect(throws: SetupError.self) { try registry.faults.add(fault) }
        #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
        #expect(throws: Never.self) { try registry.faults.add(.loseAnswer(to: "domain:transfer")) }
    }

    @Test("A holder says yes or no to a transfer, once")
    func holders() throws {
        let registry = try MockRegistry.start(.init(policy: .named("lu"), clock: .at("2026-01-01T00:00:00Z"), speed: 0))
        let beta = try connected(registry)
        try beta.login("beta", "beta-Pass1")
        #expect(!registry.confirmTransfer(of: "alpha-1.lu.example"))
        for name in ["alpha-1.lu.example", "thin.lu.example"] {
            #expect(try beta.answer(to: Say.transfer(name, nil)).contains("code=\"1001\""))
        }
        #expect(registry.confirmTransfer(of: "Alpha-1.lu.example") && registry.refuseTransfer(of: "thin.lu.example"))
        #expect(!registry.refuseTransfer(of: "alpha-1.lu.example") && !registry.confirmTransfer(of: "none.lu.example"))
        for (name, status) in [("alpha-1.lu.example", "serverApproved"), ("thin.lu.example", "serverCancelled")] {
            #expect(try beta.answer(to: Say.transfer("query", of: name)).contains(">\(status)<"))
        }
        #expect(registry.outbox.isEmpty, "the keys are no codes")
    }

    @Test("A snapshot brings back objects and time; a seed replaces everything")
    func snapshots() throws {
        let registry = try MockRegistry.start(RunningTests.frozen())
        let before = (registry.seed(), registry.clock.now)
        let snapshot = registry.snapshot()
        registry.clock.advance(by: .days(400))
        #expect(registry.seed() != before.0)
        registry.restore(snapshot)
        #expect(registry.seed() == before.0)
        #expect(registry.clock.now == before.1)
        try registry.replace(bySeed: "{\"registrars\": [{\"id\": \"solo\", \"password\": \"solo-Pass1\"}]}")
        #expect(!registry.seed().contains("alpha"))
        #expect(throws: SetupError.self) { try registry.replace(bySeed: "{}") }
        try registry.clock.set(to: "2030-01-01T00:00:00Z")
        #expect(registry.clock.now == "2030-01-01T00:00:00.0Z")
        #expect(throws: SetupError.self) { try registry.clock.set(to: "soon") }
    }

    @Test("A registry that nobody holds on to gives its port back")
    func release() throws {
        var registry: MockRegistry? = try MockRegistry.start(RunningTests.frozen())
        var configuration = RunningTests.frozen()
        configuration.port = try #require(registry?.port)
        configuration.control = Configuration.Control()
        registry = nil
        registry = try MockRegistry.start(configuration)
        #expect(registry?.port == configuration.port)
        registry = nil
        #expect(try MockRegistry.start(configuration).port == configuration.port)
    }

    @Test(
        "A seed or a policy that is no good is bad data",
        arguments: [
            Configuration(seed: .text("{}")), Configuration(policy: .text("{\"zones\": []}")),
        ]
    )
    func badDocuments(_ configuration: Configuration) {
        let error = #expect(throws: SetupError.self) { _ = try MockRegistry.start(configuration) }
        #expect(error?.kind == .badData)
        #expect(error?.description.contains(":1: ") == true)
    }

    @Test("A control API that others can reach needs a token")
    func token() throws {
        var configuration = RunningTests.frozen()
        configuration.control = Configuration.Control()
        configuration.control?.host = "0.0.0.0"
        let error = #expect(throws: SetupError.self) { _ = try MockRegistry.start(configuration) }
        #expect(error?.kind == .usage)
        configuration.control?.token = "open sesame"
        _ = try MockRegistry.start(configuration)
    }
}
