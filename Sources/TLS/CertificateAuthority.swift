/// The development certificates in a directory: an authority, the server's identity, and one for each registrar.
///
/// What is there and valid is used again; what is missing, expired or does not fit is made anew.
package struct CertificateAuthority {
    /// What the directory must hold.
    package struct Needs: Sendable {
        /// Names of the server beyond localhost, 127.0.0.1 and ::1.
        package var serverNames: [String]
        /// The identifiers of the registrars: each client's common name.
        package var clients: [String]

        package init(serverNames: [String] = [], clients: [String] = []) {
            self.serverNames = serverNames
            self.clients = clients
        }
    }

    private static let loopback = ["localhost", "127.0.0.1", "::1"]

    /// Where the files are.
    package let directory: String
    /// The server's identity.
    package private(set) var server: TLSIdentity
    /// The authority's certificate.
    package private(set) var certificate: PEM
    /// How many files had to be made.
    package private(set) var madeCount = 0

    /// Loads the directory's certificates and makes what is missing, by a clock in seconds since 1970.
    package init(directory: String, needs: Needs = Needs(), now: Int64) throws(TLSError) {
        self = try CertificateAuthority.prepare(directory, needs, now)
    }

    private static func prepare(_ directory: String, _ needs: Needs, _ now: Int64) throws(TLSError)
        -> CertificateAuthority
    {
        try FileSystem.makeDirectory("\(directory)/clients")
        return try FileSystem.withLock(on: directory) { () throws(TLSError) in
            var files = CertificateFiles(directory: directory, now: now)
            let issuer = try files.authority()
            let names = loopback + needs.serverNames.filter { !loopback.contains($0) }
            let server = try files.server(names, issuer)
            for client in needs.clients { try files.client(client, issuer) }
            return CertificateAuthority(directory, server, issuer.certificate, files.madeCount)
        }
    }

    private init(_ directory: String, _ server: TLSIdentity, _ certificate: PEM, _ madeCount: Int) {
        self.directory = directory
        self.server = server
        self.certificate = certificate
        self.madeCount = madeCount
    }

    /// The files of a client's certificate and key.
    package func clientFiles(of identifier: String) -> (certificate: String, key: String) {
        CertificateFiles.client(identifier, in: directory)
    }

    /// A client's identity, from its files.
    package func client(_ identifier: String) throws(TLSError) -> TLSIdentity {
        let files = clientFiles(of: identifier)
        return try TLSIdentity(chainFile: files.certificate, keyFile: files.key)
    }

    /// The authority itself, to issue certificates that are not kept: expired ones, for example.
    package func issuer() throws(TLSError) -> CertificateIssuer {
        try CertificateIssuer(certificate: certificate, key: PEM(file: "\(directory)/ca.key.pem"))
    }
}
