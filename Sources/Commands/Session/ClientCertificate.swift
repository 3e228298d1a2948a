import EPP

/// The certificate that a client showed in the TLS handshake.
package struct ClientCertificate: Sendable, Equatable {
    /// The subject's common name.
    package let commonName: String
    /// SHA-256 of the DER, in lower-case hex.
    package let fingerprint: String
    /// Whether it was issued by the authority that this server trusts, and is valid now.
    package let isVerified: Bool

    /// When it ends to be valid, where that is known.
    package let expires: Instant?

    package init(commonName: String, fingerprint: String, isVerified: Bool, expires: Instant? = nil) {
        self.commonName = commonName
        self.fingerprint = fingerprint
        self.isVerified = isVerified
        self.expires = expires
    }
}
