import Commands
import TLS

extension ClientCertificate {
    /// What the peer showed, as a login judges it (RFC 5734 §8).
    init(_ certificate: PeerCertificate) {
        self.init(
            commonName: certificate.commonName ?? "",
            fingerprint: certificate.fingerprint,
            isVerified: certificate.isVerified
        )
    }
}
