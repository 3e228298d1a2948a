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

    /// Clients that take the first address of `localhost` are served whichever that is.
    @Test(.enabled(if: RunningTests.hasIPv6)) func bothLoopbackAddressesAreListenedOn() throws {
        var configuration = Self.frozen()
        configuration.control = Configuration.Control()
        let registry = try MockRegistry.start(configuration)
        let control = try #require(registry.controlPort)
        #expect(registry.host == "127.0.0.1")
        for address in ["127.0.0.1", "::1"] {
            for port in [registry.port, control] { _ = try Socket.connected(to: address, port: port) }
        }
        registry.stop()
        for address in ["127.0.0.1", "::1"] {
            #expect(throws: TLSError.self) { _ = try Socket.connected(to: address, port: registry.port) }
        }
        configuration.host = "127.0.0.1"
        let narrow = try MockRegistry.start(configuration)
        #expect(throws: TLSError.self) { _ = try Socket.connected(to: "::1", port: narrow.port) }
        narrow.stop()
    }

    private static let hasIPv6: Bool = {
        do {
            _ = try Socket.listening(host: "::1", port: 0)
            return true
        } catch { return false }
    }()

    @Test func sessionsAndFailedLoginsAreLimited() throws {
        var configuration = Self.frozen()
        (configuration.limits.sessionsPerRegistrar, configuration.limits.failedLogins) = (1, 0)
        let registry = try MockRegistry.start(configuration)
        let context = try TLSContext(clientTrusting: PEM(registry.certificateAuthority))
        let first = try TestClient(context, port: registry.port)
        #expect(try first.login("alpha", "alpha-Pass1") == "1000")
        #expect(try TestClient(context, port: registry.port).login("alpha", "alpha-Pass1") == "2502")
        #expect(try TestClient(context, port: registry.port).login("beta", "beta-Pass1") == "1000")
        #expect(try TestClient(context, port: registry.port).login("beta", "wrong-Pass1") == "2501")
        registry.stop()
    }

    @Test func twoListenersAtOnePortAreToldApart() throws {
        var configuration = Self.frozen()
        configuration.port = 65_535
        configuration.control = Configuration.Control()
        configuration.control?.port = 65_535
        let error = #expect(throws: SetupError.self) { _ = try MockRegistry.start(configuration) }
        #expect(error?.kind == .usage)
        #expect(error?.description.contains("The control API needs a port of its own") == true)
    }

    @Test func aFolderWithoutEPPsOwnSchemaIsToldAtTheStart() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let schema = "<schema xmlns='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:mine'/>"
        try Data(schema.utf8).write(to: folder.appending(path: "mine.xsd"))
        var configuration = Self.frozen()
        configuration.schemaDirectory = folder.path
        let error = #expect(throws: SetupError.self) { _ = try MockRegistry.start(configuration) }
        #expect(error?.kind == .badData && error?.description.contains("epp-1.0.xsd") == true)
    }

    @Test func theDemonstrationLiesInTheZonesOfThePolicy() throws {
        var configuration = Self.frozen()
        configuration.rules = .text("{\"zones\": [\"com\"]}")
        let registry = try MockRegistry.start(configuration)
        #expect(registry.seed().contains("\"alpha-1.com\"") && !registry.seed().contains(".example\""))
        registry.stop()
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

    /// The first command was carried out, so it is answered however slow that was to be; the second has come too late.
    @Test func whoStopsTellsTheClientsThatWait() throws {
        let registry = try MockRegistry.start(Self.frozen())
        let context = try TLSContext(clientTrusting: PEM(registry.certificateAuthority))
        let busy = try TestClient(context, port: registry.port)
        let silent = try TestClient(context, port: registry.port)
        try busy.login("alpha", "alpha-Pass1")
        try silent.login("beta", "beta-Pass1")
        try registry.faults.add(.delay(.seconds(3600), of: "domain:create").times(1))
        busy.send(Self.create("new.example"))
        while !registry.seed().contains("\"new.example\"") {}
        busy.send(Self.create("late.example"))
        registry.stop(within: .seconds(1))
        #expect(try busy.frame().contains("code=\"1000\""))
        #expect(try busy.frame().contains("code=\"2500\""))
        #expect(throws: TestClient.Ended.self) { try busy.frame() }
        #expect(throws: TestClient.Ended.self) { try silent.frame() }
        #expect(busy.end == .closed && silent.end == .closed)
        #expect(!registry.seed().contains("\"late.example\""))
    }

    private static func create(_ name: String) -> String {
        """
        <epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command><create>\
        <domain:create xmlns:domain="urn:ietf:params:xml:ns:domain-1.0"><domain:name>\(name)</domain:name>\
        <domain:authInfo><domain:pw>2fooBAR</domain:pw></domain:authInfo></domain:create></create></command></epp>
        """
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
