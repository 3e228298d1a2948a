import EPP
import Registry

/// What a login may ask about the connection it came by.
package struct ConnectionFacts: Sendable {
    /// The client's certificate, when it showed one.
    package var certificate: ClientCertificate?
    /// What the TLS handshake agreed on, as OpenSSL names it: `TLSv1.2`, `ECDHE-RSA-AES128-GCM-SHA256`.
    package var tlsProtocol: String?
    package var cipher: String?
    /// Who needs no password and no certificate, as the process itself vouches for it.
    package var vouchedFor: ClientID?
    /// Where the client is.
    package var address = ""
    /// What it has connected to; nil where commands are carried out without one.
    package var server: (any LoginServer)?

    package init() {}

    /// Whether a registrar must show a certificate of its own (RFC 5734 §8).
    package var needsCertificate: Bool { server?.needsCertificate ?? false }
    /// Namespaces of the objects and extensions that the greeting announces.
    package var announced: Services { server?.announced ?? Services() }

    /// What stands in the way of a registrar's logins from here at a moment, as too many have failed.
    package func lock(_ client: ClientID, _ now: Instant) -> LoginLock? {
        server?.lock(of: client, from: address, at: now)
    }

    /// Whether there is a place among the registrar's sessions (RFC 5730 §3, 2502).
    package func admits(_ client: ClientID) -> Bool { server?.admits(client) ?? true }
}

/// A server, as far as logins ask for it.
package protocol LoginServer: AnyObject, Sendable {
    /// Whether a registrar must show a certificate of its own (RFC 5734 §8).
    var needsCertificate: Bool { get }
    /// Namespaces of the objects and extensions that its greeting announces.
    var announced: Services { get }

    /// What stands in the way of a registrar's logins from an address at a moment.
    func lock(of client: ClientID, from address: String, at now: Instant) -> LoginLock?

    /// Whether a registrar may have one session more.
    func admits(_ client: ClientID) -> Bool
}

/// Logins are refused for a while, as too many have failed (policy session.registrarFailures, session.addressFailures).
package struct LoginLock: Sendable, Equatable {
    /// When it ends.
    package let until: Instant
    /// How many have failed.
    package let failures: Int
    /// How long a failure counts.
    package let span: TimeSpan

    package init(until: Instant, failures: Int, within span: TimeSpan) {
        (self.until, self.failures, self.span) = (until, failures, span)
    }
}

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

/// The namespaces that a client listed at login: they decide what may be sent in either direction
/// (RFC 5730 §2.9.1.1, RFC 9038 §2).
///
/// A class, as every command is handed them: one reference, not one for each list.
package final class Services: Sendable, Equatable {
    package let objects: Set<String>
    package let extensions: Set<String>

    /// The same as lists, domains first: they are short, and two literals are compared by their addresses.
    private let objectList: [String]
    private let extensionList: [String]
    /// Whether what is not listed is seen all the same, moved into `<extValue>` (RFC 9038 §2).
    package let includeUnhandledNamespaces: Bool

    package init(objects: Set<String> = [], extensions: Set<String> = []) {
        self.objects = objects
        self.extensions = extensions
        objectList = Namespace.objects.filter(objects.contains) + objects.subtracting(Namespace.objects).sorted()
        extensionList = extensions.sorted()
        includeUnhandledNamespaces = extensions.contains(Namespace.unhandledNamespaces)
    }

    package static func == (left: Services, right: Services) -> Bool {
        left === right || left.objects == right.objects && left.extensions == right.extensions
    }

    /// Whether the client understands the namespace.
    package func include(_ namespace: String) -> Bool {
        includesObject(namespace) || includesExtension(namespace)
    }

    /// Whether the client understands an extension.
    package func includesExtension(_ namespace: String) -> Bool { extensionList.contains(namespace) }

    /// Whether the client understands the objects of a namespace.
    package func includesObject(_ namespace: String) -> Bool { objectList.contains(namespace) }
}
