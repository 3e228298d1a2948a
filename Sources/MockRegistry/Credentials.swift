import EPP
import Faults
import Hosting
import Marks
import Session
import TLS

/// Who the server claims to be, and whom it trusts.
package struct Credentials: Sendable {
    private(set) var server: TLSIdentity
    /// The development authority's certificate, in PEM.
    package let authority: PEM
    /// Its file, unless it lives in memory only.
    package let authorityFile: String?
    /// Opens the authority, to issue certificates that are no good, and students' own.
    let issuer: @Sendable () throws(TLSError) -> CertificateIssuer

    /// What a certificate of the server's is for.
    private let names: [String]
    /// What a client without a certificate of the authority meets, and which suites are spoken.
    private let terms: Terms

    package init(_ configuration: Configuration, registrars: [String]) throws(SetupError) {
        do throws(TLSError) {
            let own = try configuration.identity?.identity
            if let directory = configuration.certificateDirectory {
                try self.init(directory, own, Terms(configuration), names: Self.names(of: configuration), registrars)
            } else {
                try self.init(own, Terms(configuration), names: Self.names(of: configuration))
            }
        } catch {
            throw SetupError(error)
        }
        if !configuration.allowsReadableKeys { try configuration.refuseReadableKeys() }
    }

    /// The same, read again from the files, as far as there are any.
    func reread(_ configuration: Configuration, registrars: [String]) throws(SetupError) -> Credentials {
        if configuration.certificateDirectory != nil { return try Credentials(configuration, registrars: registrars) }
        if !configuration.allowsReadableKeys { try configuration.refuseReadableKeys() }
        var again = self
        do throws(TLSError) {
            if let own = try configuration.identity?.identity { again.server = own }
        } catch {
            throw SetupError(error)
        }
        return again
    }

    /// Kept in files, made where they are missing.
    private init(
        _ directory: String,
        _ own: TLSIdentity?,
        _ terms: Terms,
        names: [String],
        _ registrars: [String]
    ) throws(TLSError) {
        let needs = CertificateAuthority.Needs(serverNames: names, clients: registrars)
        let made = try CertificateAuthority(directory: directory, needs: needs, now: Self.now)
        (self.terms, self.names) = (terms, Self.everyName(names))
        server = own ?? made.server
        authority = made.certificate
        authorityFile = "\(directory)/ca.pem"
        let keyFile = "\(directory)/ca.key.pem"
        issuer = { [authority] () throws(TLSError) in
            try CertificateIssuer(certificate: authority, key: PEM(file: keyFile))
        }
    }

    /// Made anew, for one run.
    private init(_ own: TLSIdentity?, _ terms: Terms, names: [String]) throws(TLSError) {
        (self.terms, self.names) = (terms, Self.everyName(names))
        let validity = Self.now - 3600..<Self.now + 30 * 86_400
        let issuer = try CertificateIssuer(newAuthority: "Mock Registry CA of one run", validity: validity)
        if let own { server = own } else { server = try issuer.server(names: self.names, validity: validity) }
        authority = issuer.certificate
        authorityFile = nil
        let (certificate, key) = (issuer.certificate, issuer.keyPEM)
        self.issuer = { () throws(TLSError) in try CertificateIssuer(certificate: certificate, key: key) }
    }

    private static var now: Int64 { MachineTime.now.milliseconds / 1000 }

    /// What registries that are reached by name may be called.
    private static let registryNames = ["*.registry.localhost"]

    /// An address that means "all" is no name of a server.
    private static func names(of configuration: Configuration) -> [String] {
        let hasName = !["0.0.0.0", "::", "localhost", "127.0.0.1", "::1"].contains(configuration.host)
        return registryNames + (hasName ? [configuration.host] : []) + configuration.hostNames
    }

    private static func everyName(_ names: [String]) -> [String] { ["localhost", "127.0.0.1", "::1"] + names }

    private var clients: ClientCertificates {
        terms.refusesStrangers ? .required(authority: authority) : .optional(authority: authority)
    }

    /// The server's certificates under faults.
    var faulty: FaultCertificates {
        FaultCertificates(clients: clients, names: names, issuer: issuer)
    }

    /// What https is set up with: no certificate is asked for, as browsers would ask their users.
    var contextOfControl: TLSContext {
        get throws(SetupError) {
            do throws(TLSError) {
                return try TLSContext(server: server, clients: .none, suites: terms.suites)
            } catch {
                throw SetupError(error)
            }
        }
    }

    /// What TLS is set up with: the certificates of clients are always asked for; where strangers are not refused in the
    /// handshake, they decide at login.
    package var context: TLSContext {
        get throws(SetupError) {
            do throws(TLSError) {
                return try TLSContext(server: server, clients: clients, suites: terms.suites)
            } catch {
                throw SetupError(error)
            }
        }
    }
}

extension Credentials {
    /// What is the same whoever the server claims to be.
    fileprivate struct Terms: Sendable {
        let refusesStrangers: Bool
        let suites: CipherSuites

        init(_ configuration: Configuration) {
            refusesStrangers = configuration.requiresClientCertificate && !configuration.admitsStrangersToLogin
            suites = configuration.allowsLegacyTLS ? .all : .authenticated
        }
    }
}

extension Configuration.Identity {
    fileprivate var identity: TLSIdentity {
        get throws(TLSError) { try TLSIdentity(chainFile: certificateFile, keyFile: privateKeyFile) }
    }
}

extension Configuration {
    /// Whoever reads the authority's key can make certificates that clients trust, so it counts too.
    fileprivate func refuseReadableKeys() throws(SetupError) {
        let files = ["ca.key.pem", "server.key.pem", MarkAuthority.fileName]
        let directory = certificateDirectory.map { directory in files.map { "\(directory)/\($0)" } } ?? []
        let own = identity.map { [$0.privateKeyFile] } ?? []
        guard let file = (own + directory).first(where: FileSystem.isReadableByOthers) else { return }
        throw SetupError(
            .badData,
            "The private key \(file) can be read by others than its owner: chmod 600 \(file), or --allow-readable-keys."
        )
    }
}

extension SetupError {
    fileprivate init(_ error: TLSError) { self.init(error.kind == .file ? .unreadable : .badData, "\(error).") }
}
