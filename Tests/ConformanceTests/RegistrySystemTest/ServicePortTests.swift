import EPP
import Network
import Session
import TLS
import TestSupport
import Testing
import XML

/// epp-01 and epp-03, so far as they are the server's: which TLS it speaks, and who may log in with which certificate.
///
/// Addresses in the DNS and a certificate of a public authority are not a server's on one's own machine.
@Suite struct ServicePortTests {
    static let cases = ["epp-01", "epp-03"]

    private static let validity: Range<Int64> = 0..<4_000_000_000

    /// A server that asks for certificates, and those who issue them.
    private struct Port {
        let issuer: CertificateIssuer
        let loops: EventLoops
        let listener: Listener

        init(_ registry: DemoRegistry) throws {
            issuer = try CertificateIssuer(newAuthority: "Test CA", validity: validity)
            let context = try TLSContext(
                server: issuer.server(names: ["localhost"], validity: validity),
                clients: .optional(authority: issuer.certificate)
            )
            let server = EPPServer(registry.store, registry.router, needsCertificate: true)
            loops = try EventLoops(threads: 1)
            listener = try loops.listen(host: "127.0.0.1", port: 0, tls: context) { _ in
                EPPService(server)
            }
        }

        func dialogue(_ identity: TLSIdentity?, _ versions: ClosedRange<TLSVersion> = .v1_2 ... .v1_3) throws
            -> TLSDialogue
        {
            let context = try TLSContext(clientTrusting: issuer.certificate, identity: identity, versions: versions)
            return try TLSDialogue(port: listener.port, context)
        }
    }

    @Test(arguments: [TLSVersion.v1_2, .v1_3])
    func theServerSpeaksWhatItMust(_ version: TLSVersion) throws {
        let port = try Port(DemoRegistry(Mode.all[0].policy))
        defer { port.listener.stop() }
        #expect(try !port.dialogue(nil, version...version).greeting().isEmpty)
    }

    @Test(arguments: [TLSVersion.v1_0, .v1_1])
    func theServerSpeaksNothingOlder(_ version: TLSVersion) throws {
        let port = try Port(DemoRegistry(Mode.all[0].policy))
        defer { port.listener.stop() }
        #expect(throws: (any Error).self) { _ = try port.dialogue(nil, version...version).greeting() }
    }

    @Test func onlyTheRightClientMayLogIn() throws {
        let registry = try DemoRegistry(Mode.all[0].policy)
        let port = try Port(registry)
        defer { port.listener.stop() }
        let stranger = try CertificateIssuer(newAuthority: "Another CA", validity: Self.validity)
        let own = try port.issuer.client(commonName: "alpha", validity: Self.validity)
        let right = String(decoding: registry.login("alpha"), as: UTF8.self)
        let tries: [(String, TLSIdentity?, Int)] = [
            (right.replacing("<clID>alpha<", with: "<clID>nobody<"), own, 2200),
            (right.replacing("alpha-Pass1", with: "alpha-Pass2"), own, 2200),
            (right, try stranger.client(commonName: "alpha", validity: Self.validity), 2200),
            (right, try port.issuer.client(commonName: "beta", validity: Self.validity), 2200),
            (right, nil, 2200), (right, own, 1000),
        ]
        for (login, identity, code) in tries {
            let answer = try #require(try port.dialogue(identity).ask(Array(login.utf8)))
            #expect(Stage.code(of: answer) == code)
        }
    }
}
