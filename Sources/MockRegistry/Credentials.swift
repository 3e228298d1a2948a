import EPP
import Faults
import Hosting
import Session
import TLS

/// Who the server claims to be, and whom it trusts.
package struct Credentials: Sendable {
    let server: TLSIdentity
    /// The development authority's certificate, in PEM.
    let authority: PEM
    /// Its file, unless it lives in memory only.
    package let authorityFile: String?
    /// Opens the authority, to issue certificates that are no good.
    private let issuer: @Sendable () throws(TLSError) -> CertificateIssuer

    package init(_ configuration: Configuration, registrars: [String]) throws(SetupError) {
        do throws(TLSError) {
            let own = try configuration.identity.map { files throws(TLSError) in
                try TLSIdentity(chainFile: files.certificateFile, keyFile: files.privateKeyFile)
            }
            if let directory = configuration.certificateDirectory {
                try self.init(directory, own, names: Self.names(of: configuration), registrars)
            } else {
                try self.init(own, names: Self.names(of: configuration))
            }
        } catch {
            throw SetupError(error.kind == .file ? .unreadable : .badData, "\(error).")
        }
    }

    /// Kept in files, made where they are missing.
    private init(
        _ directory: String,
        _ own: TLSIdentity?,
        names: [String],
        _ registrars: [String]
    ) throws(TLSError) {
        let needs = CertificateAuthority.Needs(serverNames: names, clients: registrars)
        let made = try CertificateAuthority(directory: directory, needs: needs, now: Self.now)
        server = own ?? made.server
        authority = made.certificate
        authorityFile = "\(directory)/ca.pem"
        let keyFile = "\(directory)/ca.key.pem"
        issuer = { [authority] () throws(TLSError) in
            try CertificateIssuer(certificate: authority, key: PEM(file: keyFile))
        }
    }

    /// Made anew, for one run.
    private init(_ own: TLSIdentity?, names: [String]) throws(TLSError) {
        let validity = Self.now - 3600..<Self.now + 30 * 86_400
        let issuer = try CertificateIssuer(newAuthority: "Mock Registry CA of one run", validity: validity)
        let names = ["localhost", "127.0.0.1", "::1"] + names
        if let own { server = own } else { server = try issuer.server(names: names, validity: validity) }
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

    /// The server's certificates under faults.
    var faulty: FaultCertificates {
        FaultCertificates(clients: .optional(authority: authority), issuer: issuer)
    }

    /// What https is set up with: no certificate is asked for, as browsers would ask their users.
    var contextOfControl: TLSContext {
        get throws(SetupError) {
            do throws(TLSError) {
                return try TLSContext(server: server, clients: .none)
            } catch {
                throw SetupError(.badData, "\(error).")
            }
        }
    }

    /// What TLS is set up with: the certificates of clients are always asked for and decide at login.
    var context: TLSContext {
        get throws(SetupError) {
            do throws(TLSError) {
                return try TLSContext(server: server, clients: .optional(authority: authority))
            } catch {
                throw SetupError(.badData, "\(error).")
            }
        }
    }
}
