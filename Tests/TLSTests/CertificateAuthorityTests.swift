import Foundation
import TLS
import Testing

@Suite final class CertificateAuthorityTests {
    private static let now: Int64 = 1_800_000_000
    private static let year: Int64 = 365 * 86_400
    private let directory = NSTemporaryDirectory() + "authority-\(UUID().uuidString)/certs"

    deinit { try? FileManager.default.removeItem(atPath: (directory as NSString).deletingLastPathComponent) }

    private func authority(
        _ clients: [String] = ["registrar-a"],
        names: [String] = [],
        now: Int64 = CertificateAuthorityTests.now
    ) throws -> CertificateAuthority {
        try CertificateAuthority(
            directory: directory,
            needs: CertificateAuthority.Needs(serverNames: names, clients: clients),
            now: now
        )
    }

    private func mode(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(directory)/\(name)")
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test func everythingIsMadeAndKeysArePrivate() throws {
        let made = try authority(["registrar-a", "registrar-b"])
        #expect(made.madeCount == 4)
        for key in ["ca.key.pem", "server.key.pem", "clients/registrar-a.key.pem", "clients/registrar-b.key.pem"] {
            #expect(try mode(key) == 0o600)
        }
        #expect(try mode("server.pem") == 0o644)
        let chain = made.server.chain.text
        #expect(chain.components(separatedBy: "BEGIN CERTIFICATE").count == 3)
        let names = try FileManager.default.subpathsOfDirectory(atPath: directory)
        #expect(names.filter { $0.hasSuffix(".tmp") } == [])
    }

    @Test func whatIsThereIsUsedAgain() throws {
        let first = try authority()
        let second = try authority()
        #expect(second.madeCount == 0)
        #expect(second.server.chain.text == first.server.chain.text)
        #expect(try authority(["registrar-a", "registrar-b"]).madeCount == 1)
    }

    @Test func whatHasExpiredIsRenewed() throws {
        let first = try authority()
        let later = try authority(now: CertificateAuthorityTests.now + 2 * CertificateAuthorityTests.year)
        #expect(later.madeCount == 2)
        #expect(later.certificate.text == first.certificate.text)
        #expect(later.server.chain.text != first.server.chain.text)
        #expect(try authority(now: CertificateAuthorityTests.now + 11 * CertificateAuthorityTests.year).madeCount == 3)
    }

    @Test func aKeyThatDoesNotFitIsReplaced() throws {
        _ = try authority()
        try FileManager.default.removeItem(atPath: "\(directory)/server.key.pem")
        try FileManager.default.copyItem(
            atPath: "\(directory)/clients/registrar-a.key.pem",
            toPath: "\(directory)/server.key.pem"
        )
        #expect(try authority().madeCount == 1)
    }

    @Test func aKeyThatCannotBeReadIsReplaced() throws {
        let made = try authority()
        let key = made.clientFiles(of: "registrar-a").key
        try Data(made.server.chain.text.utf8).write(to: URL(fileURLWithPath: key))
        #expect(try authority().madeCount == 1)
        #expect(try made.client("registrar-a").key.text.contains("PRIVATE KEY"))
    }

    /// The public key at a key's end is a short way only: a key without it is read as a whole.
    @Test func aKeyWithoutItsPublicKeyServes() throws {
        let made = try authority()
        let file = "\(directory)/server.key.pem"
        let short = try #require(Self.withoutPublicKey(made.server.key.text))
        try Data(short.utf8).write(to: URL(fileURLWithPath: file))
        let again = try authority()
        #expect(again.madeCount == 0)
        #expect(again.server.key.text == short)
        #expect(throws: Never.self) { try TLSContext(server: again.server) }
    }

    /// The 138 bytes of PKCS #8 about a key on P-256, less its last 70, which tell the public key.
    private static func withoutPublicKey(_ pem: String) -> String? {
        let lines = pem.split(separator: "\n").filter { !$0.hasPrefix("-----") }
        guard var bytes = Data(base64Encoded: lines.joined()), bytes.count == 138 else { return nil }
        bytes.removeLast(70)
        // The lengths of what held it: the whole (two bytes, of which one goes), the octets and the sequence in them.
        bytes.replaceSubrange(0..<3, with: [0x30, 0x41])
        bytes[27] -= 70
        bytes[29] -= 70
        return "-----BEGIN PRIVATE KEY-----\n\(bytes.base64EncodedString())\n-----END PRIVATE KEY-----\n"
    }

    @Test func anotherAuthorityRenewsAll() throws {
        _ = try authority()
        try FileManager.default.removeItem(atPath: "\(directory)/ca.pem")
        #expect(try authority().madeCount == 3)
    }

    @Test func rubbishIsReplaced() throws {
        _ = try authority()
        try Data("rubbish".utf8).write(to: URL(fileURLWithPath: "\(directory)/clients/registrar-a.pem"))
        #expect(try authority().madeCount == 1)
    }

    @Test func moreNamesMakeANewServerCertificate() throws {
        _ = try authority()
        #expect(try authority(names: ["epp.example"]).madeCount == 1)
        #expect(try authority(names: ["epp.example"]).madeCount == 0)
        #expect(throws: TLSError.self) { try self.authority(names: ["a,DNS:b"]) }
    }

    @Test func identifiersCannotLeaveTheDirectory() throws {
        let made = try authority(["../../evil", "a b"])
        #expect(made.clientFiles(of: "../../evil").certificate == "\(directory)/clients/%2E%2E%2F%2E%2E%2Fevil.pem")
        #expect(FileManager.default.fileExists(atPath: made.clientFiles(of: "a b").key))
        #expect(try made.client("../../evil").chain.text.contains("BEGIN CERTIFICATE"))
    }

    @Test func theFilesServeAHandshake() throws {
        let made = try authority(names: ["epp.example"], now: Int64(Date().timeIntervalSince1970))
        for name in ["localhost", "127.0.0.1", "::1", "epp.example"] {
            let pair = try HandshakePair(
                server: TLSContext(server: made.server, clients: .optional(authority: made.certificate)),
                client: TLSContext(clientTrusting: made.certificate, identity: made.client("registrar-a")),
                serverName: name
            )
            let results = pair.shakeHands()
            #expect(results.server == .done(0) && results.client == .done(0))
            #expect(pair.server.peerCertificate?.commonName == "registrar-a")
            #expect(pair.server.peerCertificate?.isVerified == true)
        }
    }

    @Test func theIssuerCanBeHadAgain() throws {
        let made = try authority(now: Int64(Date().timeIntervalSince1970))
        let expired = try made.issuer().client(commonName: "late", validity: 0..<1_000)
        let pair = try HandshakePair(
            server: TLSContext(server: made.server, clients: .optional(authority: made.certificate)),
            client: TLSContext(clientTrusting: made.certificate, identity: expired)
        )
        #expect(pair.shakeHands().server == .done(0))
        #expect(pair.server.peerCertificate?.reason == "certificate has expired")
    }

    @Test func anErrorNamesTheFileAndTheReason() {
        let error = #expect(throws: TLSError.self) { try PEM(file: "/nowhere/key.pem") }
        #expect(error?.description == "cannot read /nowhere/key.pem: No such file or directory")
    }
}
