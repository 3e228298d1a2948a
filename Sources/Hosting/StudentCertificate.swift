import EPP
import JSON
import Locks
import Registry
import Scorecards
import Session
import TLS

/// Certificates of students: of the development authority, and each good for the one account that it was made for.
extension RegistryHost {
    /// What makes them; throws where the authority's key is not at hand.
    func clientIssuer() throws(JSONFault) -> CertificateIssuer {
        do throws(TLSError) { return try settings.clientIssuer() } catch {
            throw JSONFault("no certificate can be made: \(error)", at: JSONPath()["certificates"])
        }
    }

    /// Makes a student's certificate anew: from now on it is the only one with which the account is opened, where one is shown.
    package func renewCertificate(in registry: RegistryInstance) throws(JSONFault) -> TLSIdentity {
        let (identity, fingerprint) = try clientIssuer().student(registry.studentAccount)
        registry.tell(identity, fingerprint)
        registry.admitCertificate()
        return identity
    }
}

extension CertificateIssuer {
    private static let (hour, year): (Int64, Int64) = (3600, 365 * 86_400)

    /// A certificate and its key for an account, with what names it.
    func student(_ account: String) throws(JSONFault) -> (identity: TLSIdentity, fingerprint: String) {
        let now = MachineTime.now.milliseconds / 1000
        do throws(TLSError) {
            let validity = now - Self.hour..<max(now, min(now + Self.year, notAfter))
            let identity = try client(commonName: account, validity: validity)
            return (identity, try identity.fingerprint)
        } catch { throw JSONFault("no certificate can be made: \(error)", at: JSONPath()["certificates"]) }
    }
}

extension RegistryInstance {
    /// The account's name as a student logs in with it.
    package var studentAccount: String { endpoint.account(Exercise.registrar) }

    /// The student's certificate and key, where there are any and they were made since the process has begun.
    package var studentCertificate: TLSIdentity? { certificate.withLock { $0?.identity } }

    func tell(_ identity: TLSIdentity, _ fingerprint: String) { certificate.withLock { $0 = (identity, fingerprint) } }

    /// The certificate that the student has opens the account, whatever the world was before it was made.
    func admitCertificate() {
        guard let fingerprint = certificate.withLock({ $0?.fingerprint }) else { return }
        server.store.operate { world, _ in
            guard var registrar = world.registrars[Exercise.registrar], registrar.certificate != fingerprint else {
                return
            }
            registrar.certificate = fingerprint
            world.apply(.registrar(registrar))
        }
    }
}

extension Endpoint {
    /// How a registrar logs in here.
    func account(_ registrar: String) -> String {
        guard case .suffix(let suffix) = self else { return registrar }
        return "\(registrar)-\(suffix)"
    }
}
