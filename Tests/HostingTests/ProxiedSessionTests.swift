import EPP
import Faults
import Hosting
import Journal
import MockRegistry
import Network
import Session
import TLS
import TestSupport
import Testing

/// What a registry knows of clients who come through a proxy.
@Suite("Proxied sessions")
struct ProxiedSessionTests {
    private static let header = Array("PROXY TCP6 2001:db8::7 2001:db8::1 12345 700\r\n".utf8)

    @Test("Sessions, journal and faults at the acceptance see the client, not its proxy")
    func clients() throws {
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.trustedProxies = ["127.0.0.0/8", "::1"]
        let process = try MockRegistry.start(configuration)
        defer { process.stop() }
        let context = try TLSContext(clientTrusting: PEM(process.certificateAuthority))
        let server = process.registries.first.server
        let client = try TestClient(context, port: process.port, after: Self.header)
        #expect(try client.login("alpha", "alpha-Pass1") == "1000")
        #expect(server.live.all.map(\.peer.address) == ["2001:db8::7"])
        #expect(server.live.all.map(\.peer.port) == [12345])
        let opened = server.journal?.entries().compactMap { entry -> String? in
            guard case .opened(let peer) = entry.event else { return nil }
            return peer.address
        }
        #expect(opened == ["2001:db8::7"])
        let match = FaultMatch(name: Glob(rawValue: "2001:db8::*"))
        _ = server.faults.add(FaultRule(match: match, effect: .close(at: .beforeHandshake)))
        #expect(throws: TLSError.self) { _ = try TestClient(context, port: process.port, after: Self.header) }
        let other = Array("PROXY TCP4 192.0.2.7 192.0.2.1 1 700\r\n".utf8)
        #expect(try TestClient(context, port: process.port, after: other).login("beta", "beta-Pass1") == "1000")
    }

    @Test func blocksThatAreNoneAreNamed() {
        var configuration = Configuration()
        configuration.trustedProxies = ["somewhere"]
        let error = #expect(throws: SetupError.self) { _ = try MockRegistry.start(configuration) }
        #expect(error?.kind == .usage)
        #expect(error?.description.hasPrefix("\"somewhere\" is no address of a proxy") == true)
    }
}
