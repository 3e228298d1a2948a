import Foundation
import MockRegistry
import Registry
import Seed
import TLS
import TestSupport
import Testing

struct RunningTests {
    static func frozen(_ text: String? = nil) -> Configuration {
        var configuration = Configuration()
        configuration.time = .at("2026-01-01T00:00:00Z")
        configuration.speed = 0
        if let text { configuration.registry = .text(text) }
        return configuration
    }

    @Test func twoRegistriesInOneProcessShareNothing() throws {
        let first = try MockRegistry.start(Self.frozen())
        let second = try MockRegistry.start(Self.frozen())
        defer {
            first.stop()
            second.stop()
        }
        #expect(first.port != second.port)
        #expect(first.certificateAuthority != second.certificateAuthority)
        first.clock.advance(by: .days(5))
        #expect(first.clock.now == "2026-01-06T00:00:00.0Z")
        #expect(second.clock.now == "2026-01-01T00:00:00.0Z")
    }

    @Test func advancingTheClockDoesWhatIsDue() throws {
        let registry = try MockRegistry.start(Self.frozen())
        defer { registry.stop() }
        let before = try Seed(Array(registry.seed().utf8))
        #expect(before.domains?.first { $0.name == "pending.example" }?.sponsor == "alpha")
        registry.clock.advance(by: .days(4))
        let after = try Seed(Array(registry.seed().utf8))
        #expect(after.domains?.first { $0.name == "pending.example" }?.sponsor == "beta")
    }

    @Test func stoppedRegistryGivesItsPortBack() throws {
        let first = try MockRegistry.start(Self.frozen())
        var configuration = Self.frozen()
        configuration.port = first.port
        let error = #expect(throws: SetupError.self) { _ = try MockRegistry.start(configuration) }
        #expect(error?.kind == .unavailable)
        first.stop()
        let second = try MockRegistry.start(configuration)
        #expect(second.port == first.port)
        second.stop()
    }

    @Test func clientIsGreetedUnderTheRegistrysAuthority() throws {
        let registry = try MockRegistry.start(Self.frozen())
        defer { registry.stop() }
        let context = try TLSContext(clientTrusting: PEM(registry.certificateAuthority))
        let connection = try TestClient(context, port: registry.port)
        #expect(try connection.frame().contains("<svDate>2026-01-01T00:00:00.0Z</svDate>"))
    }

    @Test func certificatesAreKeptInTheirFolder() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        var configuration = Self.frozen()
        configuration.certificateDirectory = folder.path
        let first = try MockRegistry.start(configuration)
        first.stop()
        let file = try #require(first.certificateAuthorityFile)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == first.certificateAuthority)
        let second = try MockRegistry.start(configuration)
        second.stop()
        #expect(second.certificateAuthority == first.certificateAuthority)
    }

    @Test func demonstrationSeedIsTheFixture() throws {
        let registry = try MockRegistry.start(Self.frozen())
        defer { registry.stop() }
        #expect(DemonstrationSeed.text == String(decoding: try Fixtures.bytes("registry.json"), as: UTF8.self))
        #expect(try Seed(Array(registry.seed().utf8)).domains?.count == 10)
    }
}
