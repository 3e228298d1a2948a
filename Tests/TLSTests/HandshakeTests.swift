import TLS
import Testing

@Suite struct HandshakeTests {
    let authority: TestAuthority

    init() throws { authority = try TestAuthority() }

    private func client(_ identity: TLSIdentity? = nil, versions: ClosedRange<TLSVersion> = .v1_2 ... .v1_3) throws
        -> TLSContext
    {
        try TLSContext(clientTrusting: authority.issuer.certificate, identity: identity, versions: versions)
    }

    private func isDone(_ results: (server: Transfer, client: Transfer)) -> Bool {
        results.server == .done(0) && results.client == .done(0)
    }

    @Test(arguments: [TLSVersion.v1_2, .v1_3])
    func bothVersionsCarryBytes(_ version: TLSVersion) throws {
        let pair = try HandshakePair(
            server: TLSContext(server: authority.server),
            client: client(versions: version...version)
        )
        #expect(isDone(pair.shakeHands()))
        #expect(pair.server.protocolVersion == version.description)
        #expect(!pair.server.cipher.isEmpty)
        #expect(pair.exchange("hello") == "hello")
        #expect(pair.server.peerCertificate == nil)
        #expect(pair.client.peerCertificate?.commonName == "localhost")
    }

    @Test func version1_1IsRefused() throws {
        let pair = try HandshakePair(
            server: TLSContext(server: authority.server),
            client: client(versions: .v1_0 ... .v1_1)
        )
        let results = pair.shakeHands()
        guard case .failed(let error) = results.server else { Issue.record("\(results)"); return }
        #expect(error.kind == .handshake)
        #expect(error.description.contains("unsupported protocol"))
    }

    @Test func suitesWithoutAuthenticationAreRefusedUnlessAllowed() throws {
        let old = try TLSContext(
            clientTrusting: authority.issuer.certificate,
            versions: .v1_2 ... .v1_2,
            suites: .legacy
        )
        let strict = try HandshakePair(server: TLSContext(server: authority.server), client: old)
        guard case .failed(let error) = strict.shakeHands().server else { Issue.record("accepted"); return }
        #expect(error.description.contains("no shared cipher"))
        let lenient = try HandshakePair(server: TLSContext(server: authority.server, suites: .all), client: old)
        #expect(isDone(lenient.shakeHands()))
        #expect(!lenient.server.cipher.contains("GCM"))
    }

    @Test(arguments: [TLSVersion.v1_2, .v1_3])
    func aForeignClientCertificateFailsWhereOneIsRequired(_ version: TLSVersion) throws {
        let foreign = try TestAuthority().client("registrar-a")
        let pair = try HandshakePair(
            server: server(.required(authority: authority.issuer.certificate)),
            client: client(foreign, versions: version...version)
        )
        guard case .failed(let error) = pair.shakeHands().server else { Issue.record("accepted"); return }
        #expect(error.description.contains("certificate verify failed"))
    }

    @Test func aClientChecksTheServersName() throws {
        let pair = try HandshakePair(
            server: TLSContext(server: authority.server),
            client: client(),
            serverName: "other.example"
        )
        guard case .failed(let error) = pair.shakeHands().client else { Issue.record("accepted"); return }
        #expect(error.description.contains("certificate verify failed"))
    }

    @Test func theServerLearnsTheNameAskedFor() throws {
        let pair = try HandshakePair(server: TLSContext(server: authority.server), client: client())
        #expect(isDone(pair.shakeHands()))
        #expect(pair.server.serverName == "localhost")
    }

    @Test func anotherIdentityCanBeChosenByName() throws {
        let other = try TLSContext(
            server: authority.issuer.server(names: ["other.example"], validity: 0..<4_000_000_000)
        )
        let pair = try HandshakePair(
            server: TLSContext(server: authority.server),
            client: client(),
            serverName: "other.example"
        )
        pair.server.chooseByName = { $0 == "other.example" ? .context(other) : .refuse }
        #expect(isDone(pair.shakeHands()))
        #expect(pair.client.peerCertificate?.commonName == "other.example")
    }

    @Test func aNameCanBeRefused() throws {
        let pair = try HandshakePair(server: TLSContext(server: authority.server), client: client())
        pair.server.chooseByName = { _ in .refuse }
        guard case .failed(let error) = pair.shakeHands().client else { Issue.record("accepted"); return }
        #expect(error.description.contains("unrecognized name"))
    }

    private func server(_ clients: ClientCertificates) throws -> TLSContext {
        try TLSContext(server: authority.server, clients: clients)
    }

    @Test func aGoodClientCertificateIsVerified() throws {
        let pair = try HandshakePair(
            server: server(.required(authority: authority.issuer.certificate)),
            client: client(authority.client("registrar-a", validity: 0..<3_000_000_000))
        )
        #expect(isDone(pair.shakeHands()))
        let peer = try #require(pair.server.peerCertificate)
        #expect(peer.isVerified)
        #expect(peer.commonName == "registrar-a")
        #expect(peer.subject == "CN=registrar-a,O=Mock Registry")
        #expect(peer.notAfter == 3_000_000_000)
        #expect(peer.fingerprint.count == 64)
        #expect(peer.reason == nil)
    }

    @Test(arguments: [TLSVersion.v1_2, .v1_3])
    func aForeignClientCertificateIsReported(_ version: TLSVersion) throws {
        let foreign = try TestAuthority().client("registrar-a")
        let pair = try HandshakePair(
            server: server(.optional(authority: authority.issuer.certificate)),
            client: client(foreign, versions: version...version)
        )
        #expect(isDone(pair.shakeHands()))
        #expect(pair.exchange("still here") == "still here")
        let peer = try #require(pair.server.peerCertificate)
        #expect(!peer.isVerified)
        #expect(peer.reason != nil)
    }

    @Test func anExpiredClientCertificateIsReported() throws {
        let expired = try authority.client("registrar-a", validity: 0..<1_000_000_000)
        let pair = try HandshakePair(
            server: server(.optional(authority: authority.issuer.certificate)),
            client: client(expired)
        )
        #expect(isDone(pair.shakeHands()))
        #expect(pair.server.peerCertificate?.reason == "certificate has expired")
    }

    @Test func aServersCertificateIsNoClientCertificate() throws {
        let pair = try HandshakePair(
            server: server(.optional(authority: authority.issuer.certificate)),
            client: client(authority.server)
        )
        #expect(isDone(pair.shakeHands()))
        #expect(pair.server.peerCertificate?.isVerified == false)
    }

    @Test func noClientCertificateIsFineWhereItIsOptional() throws {
        let pair = try HandshakePair(
            server: server(.optional(authority: authority.issuer.certificate)),
            client: client()
        )
        #expect(isDone(pair.shakeHands()))
        #expect(pair.server.peerCertificate == nil)
    }

    @Test func noClientCertificateFailsWhereItIsRequired() throws {
        let pair = try HandshakePair(
            server: server(.required(authority: authority.issuer.certificate)),
            client: client()
        )
        guard case .failed = pair.shakeHands().server else { Issue.record("accepted"); return }
    }

    @Test func anOrderlyEndIsToldFromADisorderlyOne() throws {
        let pair = try HandshakePair(server: TLSContext(server: authority.server), client: client())
        #expect(isDone(pair.shakeHands()))
        pair.client.shutdown()
        pair.clientSocket.finishWriting()
        #expect(readUntilEnd(pair) == .closed)
        let rude = try HandshakePair(server: TLSContext(server: authority.server), client: client())
        #expect(isDone(rude.shakeHands()))
        rude.clientSocket.finishWriting()
        guard case .failed(let error) = readUntilEnd(rude) else { Issue.record("orderly"); return }
        #expect(error.kind == .truncated)
    }

    private func readUntilEnd(_ pair: HandshakePair) -> Transfer {
        var buffer = [UInt8](repeating: 0, count: 100)
        while true {
            var span = buffer.mutableSpan
            let result = pair.server.read(into: &span)
            if result != .wantsRead { return result }
        }
    }

    @Test func theKeyMustFitTheCertificate() throws {
        let key = try authority.client("x").key
        let error = #expect(throws: TLSError.self) {
            try TLSContext(server: TLSIdentity(chain: authority.server.chain, key: key))
        }
        #expect(error?.kind == .key)
        #expect(error?.description == "the key in key of x is not that of the certificate in certificate of localhost")
    }

    @Test func aKeyIsNeverPrinted() {
        let pem = PEM("secret", source: "key.pem")
        #expect("\(pem)" == "PEM(key.pem)")
        var dumped = ""
        dump(pem, to: &dumped)
        #expect(!dumped.contains("secret") && !dumped.contains("115"))
    }
}
