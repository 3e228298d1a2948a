private import CLinux
private import COpenSSL

/// One end's settings: its identity and whom it trusts.
///
/// Shared by all its connections, and immutable after `init`.
@safe package final class TLSContext: @unchecked Sendable {
    // Safety: an SSL_CTX counts its references and locks itself; nothing is set after init.
    let pointer: OpaquePointer
    let isServer: Bool

    /// A server's settings.
    package convenience init(
        server identity: TLSIdentity,
        clients: ClientCertificates = .none,
        versions: ClosedRange<TLSVersion> = .v1_2 ... .v1_3,
        suites: CipherSuites = .authenticated
    ) throws(TLSError) {
        try self.init(isServer: true, versions)
        allow(suites)
        try use(identity)
        if let authority = clients.authority { try trust(authority) }
        askClients(clients)
        unsafe shim_SSL_CTX_set_servername_callback(pointer, TLSConnection.serverNameCallback)
    }

    /// A client's settings; without an authority any server is trusted.
    package convenience init(
        clientTrusting authority: PEM?,
        identity: TLSIdentity? = nil,
        versions: ClosedRange<TLSVersion> = .v1_2 ... .v1_3,
        suites: CipherSuites = .all
    ) throws(TLSError) {
        try self.init(isServer: false, versions)
        allow(suites)
        if let identity { try use(identity) }
        guard let authority else { return }
        try trust(authority)
        unsafe SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER, nil)
    }

    private init(isServer: Bool, _ versions: ClosedRange<TLSVersion>) throws(TLSError) {
        TLSContext.ignoreBrokenPipes
        ERR_clear_error()
        guard let context = unsafe SSL_CTX_new(isServer ? TLS_server_method() : TLS_client_method()) else {
            throw .drainingQueue(.system, "cannot make TLS settings")
        }
        unsafe pointer = context
        self.isServer = isServer
        _ = unsafe shim_SSL_CTX_set_min_proto_version(context, versions.lowerBound.rawValue)
        _ = unsafe shim_SSL_CTX_set_max_proto_version(context, versions.upperBound.rawValue)
        // Nothing older than 1.2 works above level 0; only a test that wants to be refused asks for it.
        if versions.lowerBound < .v1_2 { unsafe SSL_CTX_set_security_level(context, 0) }
        // RELEASE_BUFFERS: an idle connection costs 13.8 KiB instead of 30.5. MOVING: what is still to be sent may
        // have moved in memory when it is tried again.
        let modes = SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
        _ = unsafe shim_SSL_CTX_set_mode(context, Int(modes))
        unsafe shim_SSL_CTX_set_read_ahead(context, 1)
        _ = unsafe shim_SSL_CTX_set_session_cache_off(context)
        unsafe shim_SSL_CTX_set_usual_options(context)
        _ = unsafe SSL_CTX_set_num_tickets(context, 0)
    }

    private func allow(_ suites: CipherSuites) {
        if let list = suites.list { _ = unsafe SSL_CTX_set_cipher_list(pointer, list) }
    }

    /// SSL_set_fd writes with write(2), which cannot be told to leave SIGPIPE out: it is ignored once, for all.
    private static let ignoreBrokenPipes: Void = shim_ignore_broken_pipes()

    private func use(_ identity: TLSIdentity) throws(TLSError) {
        let chain = try Certificate.all(in: identity.chain)
        let key = try PrivateKey(identity.key)
        guard let leaf = chain.first, leaf.matches(key) else {
            throw TLSError(
                .key,
                "the key in \(identity.key.source) is not that of the certificate in \(identity.chain.source)"
            )
        }
        ERR_clear_error()
        guard unsafe SSL_CTX_use_certificate(pointer, leaf.pointer) == 1,
            unsafe SSL_CTX_use_PrivateKey(pointer, key.pointer) == 1
        else { throw .drainingQueue(.certificate, "cannot use the certificate in \(identity.chain.source)") }
        for issuer in chain.dropFirst() { _ = unsafe shim_SSL_CTX_add1_chain_cert(pointer, issuer.pointer) }
    }

    private func trust(_ authority: PEM) throws(TLSError) {
        let store = unsafe SSL_CTX_get_cert_store(pointer)
        for certificate in try Certificate.all(in: authority) {
            _ = unsafe X509_STORE_add_cert(store, certificate.pointer)
        }
        ERR_clear_error()
    }

    /// Where the login decides, the callback lets every certificate pass, and the verdict stays readable with the connection.
    private func askClients(_ clients: ClientCertificates) {
        switch clients {
        case .none: return
        case .optional: unsafe SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER, { _, _ in 1 })
        case .required: unsafe SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nil)
        }
    }

    deinit { unsafe SSL_CTX_free(pointer) }
}

/// Who an end of a connection claims to be: a certificate chain, leaf first, and the leaf's private key.
package struct TLSIdentity: Sendable {
    package let chain: PEM
    package let key: PEM

    /// An identity from PEM that is at hand already.
    package init(chain: PEM, key: PEM) {
        self.chain = chain
        self.key = key
    }

    /// An identity from two files.
    package init(chainFile: String, keyFile: String) throws(TLSError) {
        chain = try PEM(file: chainFile)
        key = try PEM(file: keyFile)
    }

    /// SHA-256 of the leaf, as a peer to whom it is shown has it.
    package var fingerprint: String {
        get throws(TLSError) {
            guard let leaf = try Certificate.all(in: chain).first else {
                throw TLSError(.certificate, "\(chain.source) holds no certificate")
            }
            return PeerCertificate.fingerprint(leaf)
        }
    }
}

/// The versions of the protocol that we can name.
package enum TLSVersion: Int32, Comparable, Sendable, CustomStringConvertible {
    case v1_0 = 0x0301
    case v1_1 = 0x0302
    case v1_2 = 0x0303
    case v1_3 = 0x0304

    package static func < (a: TLSVersion, b: TLSVersion) -> Bool { a.rawValue < b.rawValue }

    /// As OpenSSL spells it.
    package var description: String {
        switch self {
        case .v1_0: "TLSv1"
        case .v1_1: "TLSv1.1"
        case .v1_2: "TLSv1.2"
        case .v1_3: "TLSv1.3"
        }
    }
}

/// Which cipher suites of TLS 1.2 an end takes.
package enum CipherSuites: Sendable {
    /// Forward secret and authenticated as one: AES-GCM and ChaCha20-Poly1305 (RFC 9325 §4.2).
    case authenticated
    /// Whatever OpenSSL takes by itself, suites with CBC and without forward secrecy included.
    case all
    /// None that `authenticated` has: for a client that wants to be refused.
    case legacy

    /// As OpenSSL has it; nil for its own choice.
    ///
    /// TLS 1.3 has authenticated suites only.
    var list: String? {
        switch self {
        case .authenticated: "ECDHE+AESGCM:ECDHE+CHACHA20"
        case .all: nil
        case .legacy: "ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA:AES128-SHA"
        }
    }
}

/// What a server asks of its clients' certificates (RFC 5734 §9 asks for mutual authentication).
package enum ClientCertificates: Sendable {
    /// None is asked for.
    case none
    /// One is asked for. A client without one, or with one that our authority did not sign, gets its connection
    /// nevertheless: the peer's certificate says whether it is verified, and the login decides.
    case optional(authority: PEM)
    /// A client without one that our authority has signed, and that is valid now, fails in the handshake.
    case required(authority: PEM)

    var authority: PEM? {
        switch self {
        case .none: nil
        case .optional(let authority), .required(let authority): authority
        }
    }
}
