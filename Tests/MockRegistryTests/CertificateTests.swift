import Foundation
import MockRegistry
import TLS
import TestSupport
import Testing

/// Whom a running registry lets in, and what it shows of itself.
@Suite struct CertificateTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    private func configuration() -> Configuration {
        var configuration = RunningTests.frozen()
        configuration.certificateDirectory = folder.path
        return configuration
    }

    private func client(_ registry: MockRegistry, _ identity: TLSIdentity? = nil) throws -> TestClient {
        let context = try TLSContext(clientTrusting: PEM(registry.certificateAuthority), identity: identity)
        return try TestClient(context, port: registry.port)
    }

    @Test func strangersFailInTheHandshakeUnlessTheyAreLetAsFarAsLogin() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var configuration = configuration()
        configuration.requiresClientCertificate = true
        let strict = try MockRegistry.start(configuration)
        defer { strict.stop() }
        // In TLS 1.3 the client's own handshake is over before the server has seen its certificate.
        #expect(throws: (any Error).self) { try client(strict).frame() }
        let own = try TLSIdentity(
            chainFile: folder.appending(path: "clients/alpha.pem").path,
            keyFile: folder.appending(path: "clients/alpha.key.pem").path
        )
        #expect(try client(strict, own).frame().contains("<greeting>"))
        configuration.admitsStrangersToLogin = true
        let lenient = try MockRegistry.start(configuration)
        defer { lenient.stop() }
        #expect(try client(lenient).frame().contains("<greeting>"))
    }

    @Test func suitesOfOldAreSpokenWhereTheyAreAllowed() throws {
        var configuration = RunningTests.frozen()
        for isAllowed in [false, true] {
            configuration.allowsLegacyTLS = isAllowed
            let registry = try MockRegistry.start(configuration)
            defer { registry.stop() }
            let context = try TLSContext(
                clientTrusting: PEM(registry.certificateAuthority),
                versions: .v1_2 ... .v1_2,
                suites: .legacy
            )
            let greeting = Result { try TestClient(context, port: registry.port).frame() }
            #expect((try? greeting.get())?.contains("<greeting>") == (isAllowed ? true : nil))
        }
    }

    @Test func aKeyThatOthersCanReadIsRefused() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var configuration = configuration()
        try MockRegistry.start(configuration).stop()
        let key = folder.appending(path: "server.key.pem").path
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: key)
        let error = #expect(throws: SetupError.self) { try MockRegistry.start(configuration) }
        #expect(error?.kind == .badData)
        #expect(
            error?.description
                == "The private key \(key) can be read by others than its owner: chmod 600 \(key), or --allow-readable-keys."
        )
        configuration.allowsReadableKeys = true
        try MockRegistry.start(configuration).stop()
    }

    @Test func certificatesAreReadAgain() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let registry = try MockRegistry.start(configuration())
        defer { registry.stop() }
        let before = try client(registry)
        _ = try before.frame()
        for name in ["server.pem", "server.key.pem"] {
            try FileManager.default.removeItem(at: folder.appending(path: name))
        }
        try registry.rereadCertificates()
        let after = try client(registry)
        _ = try after.frame()
        #expect(before.serverFingerprint != after.serverFingerprint)
        // Who was there before stays.
        before.send("<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><hello/></epp>")
        #expect(try before.frame().contains("<greeting>"))
        // What cannot be used changes nothing.
        let key = folder.appending(path: "server.key.pem").path
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        #expect(throws: SetupError.self) { try registry.rereadCertificates() }
        #expect(try client(registry).frame().contains("<greeting>"))
    }
}
