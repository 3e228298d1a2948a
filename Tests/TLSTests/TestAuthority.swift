import TLS

/// Certificates for tests, made in memory.
struct TestAuthority {
    static let now: Int64 = 1_800_000_000
    let issuer: CertificateIssuer
    let server: TLSIdentity

    init(names: [String] = ["localhost", "127.0.0.1"]) throws {
        issuer = try CertificateIssuer(newAuthority: "Test CA", validity: 0..<4_000_000_000)
        server = try issuer.server(names: names, validity: 0..<4_000_000_000)
    }

    func client(_ name: String, validity: Range<Int64> = 0..<4_000_000_000) throws -> TLSIdentity {
        try issuer.client(commonName: name, validity: validity)
    }
}
