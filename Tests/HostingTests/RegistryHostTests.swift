import Crypto
import EPP
import Faults
import Foundation
import Hosting
import Journal
import Locks
import MockRegistry
import Registry
import Seed
import Session
import TLS
import TestSupport
import Testing

@Suite("RegistryHost")
struct RegistryHostTests {
    private static let frozen = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)

    private static func plan(_ json: String) throws -> RegistryPlan {
        try RegistryPlan(Array(json.utf8))
    }

    /// Clients reach every third registry in another way.
    private static func reach(_ number: Int) -> (plan: String, serverName: String, client: String) {
        switch number % 3 {
        case 0: ("{\"port\": 0}", "localhost", "alpha")
        case 1: ("{\"serverName\": \"Lab\(number).registry.localhost\"}", "lab\(number).registry.localhost", "alpha")
        default: ("{\"suffix\": \"s\(number)\"}", "localhost", "alpha-s\(number)")
        }
    }

    @Test(
        "200 suites side by side on 200 registries of one process: none sees another's objects, messages, faults or time"
    )
    func isolation() throws {
        let process = try MockRegistry.start(Self.frozen)
        defer { process.stop() }
        let context = try TLSContext(clientTrusting: PEM(process.certificateAuthority))
        let before = process.seed()
        let failures = Locked<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 200) { number in
            do {
                let complaints = try Self.suite(number, process.registries, context)
                failures.withLock { $0 += complaints }
            } catch {
                failures.withLock { $0.append("\(number): \(error)") }
            }
        }
        #expect(failures.withLock(\.self) == [])
        #expect(process.registries.directory.all.count == 201)
        #expect(process.seed() == before)
        for number in 0..<200 { #expect(process.registries.delete("lab\(number)")) }
        #expect(process.registries.directory.all.map(\.id) == ["default"])
    }

    /// One test suite; what went wrong in it.
    private static func suite(
        _ number: Int,
        _ host: RegistryHost,
        _ context: TLSContext
    ) throws -> [String] {
        var complaints: [String] = []
        func expect(_ holds: Bool, _ what: String) { if !holds { complaints.append("\(number): \(what)") } }
        let way = reach(number)
        let registry = try host.create(
            plan(
                """
                {"id": "lab\(number)", "reach": \(way.plan), "clock": {"start": "2026-01-01T00:00:00Z", "speed": 0}}
                """
            )
        )
        let client = try TestClient(context, port: registry.port, serverName: way.serverName)
        expect(try client.login(way.client, "alpha-Pass1") == "1000", "login")
        expect(registry.server.live.all.map(\.client) == ["alpha"], "session")
        expect(try client.create("only-\(number).example") == "1000", "create")
        expect(try client.create("common.example") == "1000", "create what all create")
        let match = FaultMatch(command: "domain:create", name: Glob(rawValue: "faulty-\(number).example"))
        _ = registry.server.faults.add(FaultRule(match: match, effect: .result(code: 2400)))
        expect(try client.create("faulty-\(number).example") == "2400", "its own fault")
        expect(try client.create("faulty-\(number + 1).example") == "1000", "the fault of \(number + 1)")
        let sessions = Set(registry.server.journal?.entries().map(\.session) ?? [])
        // What the operator and the clock did is of no session.
        expect(sessions.subtracting([0]) == [1], "the journal tells of other sessions: \(sessions)")
        registry.server.store.operate { world, now in
            world.apply(.message(PollMessage.Draft("for \(number)", at: now), to: "alpha"))
        }
        registry.clock.advance(by: .days(number % 5))
        for other in [number - 1, number + 1] {
            expect(try client.isAvailable("only-\(other).example"), "sees the domain of \(other)")
        }
        expect(!(try client.isAvailable("only-\(number).example")), "does not see its own domain")
        let texts = registry.server.store.operate { world, _ in world.queues["alpha"]?.all.map(\.draft.text) ?? [] }
        expect(texts.filter { $0.hasPrefix("for ") } == ["for \(number)"], "messages: \(texts)")
        expect(try client.poll().contains("code=\"1301\""), "poll")
        expect(registry.clock.now == Instant("2026-01-01T00:00:00Z").map { $0 + .days(number % 5) }, "time")
        return complaints
    }

    @Test("A snapshot of 10,000 objects is restored in well under 50 ms")
    func restoringIsQuick() throws {
        let process = try MockRegistry.start(Self.frozen)
        defer { process.stop() }
        let registry = try process.registries.create(
            Self.plan(
                """
                {"seed": {"registrars": [{"id": "alpha", "password": "alpha-Pass1"}],
                "generated": {"domains": {"count": 10000, "name": "d{n}.example", "sponsor": "alpha"}}},
                "clock": {"start": "2026-01-01T00:00:00Z", "speed": 0}}
                """
            )
        )
        #expect(registry.note(as: "full"))
        registry.server.store.operate { world, _ in
            for number in 1...5000 { world.apply(.noDomain("d\(number).example")) }
        }
        let moment = try #require(registry.named["full"])
        let time = ContinuousClock().measure { registry.restore(moment) }
        #expect(registry.server.store.operate { world, _ in world.domains.count } == 10_000)
        // Unoptimised, and beside other tests.
        #expect(time < .milliseconds(500), "\(time)")
    }

    @Test("Equal seeds of randomness make equal codes, from the start and after a reset")
    func randomness() throws {
        let process = try MockRegistry.start(Self.frozen)
        defer { process.stop() }
        let registries = try (1...2).map { _ in try process.registries.create(Self.plan("{\"randomSeed\": 5}")) }
        func draw(_ registry: RegistryInstance) -> [UInt8] {
            registry.server.store.operate { world, _ in world.random.bytes(16) }
        }
        let first = draw(registries[0])
        #expect(draw(registries[1]) == first)
        #expect(draw(registries[0]) != first)
        registries[0].reset()
        #expect(draw(registries[0]) == first)
    }

    @Test("Who is logged in to a registry that is deleted hears 2500 for what has come", arguments: [0, 1, 2])
    func deleting(_ number: Int) throws {
        let process = try MockRegistry.start(Self.frozen)
        defer { process.stop() }
        let context = try TLSContext(clientTrusting: PEM(process.certificateAuthority))
        let way = Self.reach(number)
        let registry = try process.registries.create(Self.plan("{\"id\": \"lab\", \"reach\": \(way.plan)}"))
        let client = try TestClient(context, port: registry.port, serverName: way.serverName)
        #expect(try client.login(way.client, "alpha-Pass1") == "1000")
        let match = FaultMatch(command: "domain:check")
        _ = registry.server.faults.add(FaultRule(match: match, effect: .delay(milliseconds: 200)))
        for name in ["first.example", "second.example"] {
            client.send(
                """
                <epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command><check>\
                <d:check xmlns:d="urn:ietf:params:xml:ns:domain-1.0"><d:name>\(name)</d:name></d:check></check></command></epp>
                """
            )
            while registry.server.live.all.first?.frames == 1 {}
        }
        #expect(process.registries.delete("lab"))
        #expect(try client.frame().contains("code=\"1000\""))
        #expect(try client.frame().contains("code=\"2500\""))
        #expect(throws: TestClient.Ended.self) { try client.frame() }
        #expect(client.end == .closed)
    }

    @Test("A session is ended from outside, and those of a registrar that is gone end by themselves")
    func endingSessions() throws {
        let process = try MockRegistry.start(Self.frozen)
        defer { process.stop() }
        let context = try TLSContext(clientTrusting: PEM(process.certificateAuthority))
        let registry = try #require(process.registries.directory["default"])
        let (first, second) = (
            try TestClient(context, port: process.port), try TestClient(context, port: process.port)
        )
        #expect(try first.login("alpha", "alpha-Pass1") == "1000")
        #expect(try second.login("beta", "beta-Pass1") == "1000")
        registry.server.live.end { $0.client == "beta" }
        #expect(throws: TestClient.Ended.self) { try second.frame() }
        #expect(try first.isAvailable("free.example"))
        try registry.replace(by: Seed(registrars: [SeedRegistrar(id: "omega", password: "omega-Pass1")]))
        #expect(throws: TestClient.Ended.self) { try first.frame() }
    }
}
