import Registry

/// What a login may ask about the connection it came by.
package struct ConnectionFacts: Sendable {
    /// The client's certificate, when it showed one.
    package var certificate: ClientCertificate?
    /// What the TLS handshake agreed on, as OpenSSL names it: `TLSv1.2`, `ECDHE-RSA-AES128-GCM-SHA256`.
    package var tlsProtocol: String?
    package var cipher: String?
    /// Whether a registrar must show a certificate of its own (RFC 5734 §8).
    package var needsCertificate = false
    /// Namespaces of the objects and extensions that the greeting announces.
    package var announced = Services()
    /// Takes a place among the registrar's sessions, when one is free (RFC 5730 §3, 2502).
    package var admits: @Sendable (ClientID) -> Bool = { _ in true }

    package init() {}
}
