private import COpenSSL
private import Glibc

/// TLS over one socket.
///
/// It belongs to one thread at a time, and the socket must outlive it.
@safe package final class TLSConnection {
    /// What to do about the name a client asks for (RFC 6066 §3).
    package enum NameChoice {
        case keep
        case context(TLSContext)
        /// A fatal unrecognized_name alert.
        case refuse
    }

    private let ssl: OpaquePointer
    private let isServer: Bool
    private var context: TLSContext
    private var hasFailed = false

    /// Asked once, during the handshake, by the name that the client gives or without one.
    package var chooseByName: ((String?) -> NameChoice)?

    /// Prepares a connection.
    ///
    /// A client that names its server checks the certificate against that name.
    package init(_ context: TLSContext, over socket: borrowing Socket, serverName: String? = nil) throws(TLSError) {
        ERR_clear_error()
        guard let ssl = unsafe SSL_new(context.pointer) else {
            throw .drainingQueue(.system, "cannot make a connection")
        }
        unsafe self.ssl = ssl
        self.context = context
        isServer = context.isServer
        guard unsafe SSL_set_fd(ssl, socket.descriptor) == 1 else {
            throw .drainingQueue(.system, "cannot use the socket")
        }
        if isServer { unsafe SSL_set_accept_state(ssl) } else { unsafe SSL_set_connect_state(ssl) }
        if let serverName { expect(serverName) }
    }

    private func expect(_ name: String) {
        let isAddress = unsafe X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), name) == 1
        if isAddress { return }
        ERR_clear_error()
        _ = unsafe SSL_set1_host(ssl, name)
        _ = unsafe shim_SSL_set_tlsext_host_name(ssl, name)
    }

    /// Goes on with the handshake.
    package func handshake() -> Transfer {
        // The callback finds its way back here only while we are in here.
        unsafe SSL_set_ex_data(ssl, 0, Unmanaged.passUnretained(self).toOpaque())
        defer { unsafe SSL_set_ex_data(ssl, 0, nil) }
        ERR_clear_error()
        let code = unsafe SSL_do_handshake(ssl)
        if code != 1 { return obstacle(code, during: .handshake) }
        chooseByName = nil
        return .done(0)
    }

    /// Reads decrypted bytes, from one record at most.
    package func read(into buffer: inout MutableSpan<UInt8>) -> Transfer {
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe SSL_read(ssl, bytes.baseAddress, Int32(clamping: bytes.count))
        }
        return count > 0 ? .done(Int(count)) : obstacle(count, during: .connection)
    }

    /// Whether bytes wait inside, of which the poller knows nothing.
    package var hasPending: Bool { unsafe SSL_has_pending(ssl) == 1 }

    /// Whether anything has come from the other end, readable or not.
    package var hasReceived: Bool { unsafe BIO_number_read(SSL_get_rbio(ssl)) > 0 }

    /// Writes as much as the socket takes.
    ///
    /// What was not taken must come first next time.
    package func write(_ span: Span<UInt8>) -> Transfer {
        if span.isEmpty { return .done(0) }
        let count = unsafe span.withUnsafeBytes { bytes in
            unsafe SSL_write(ssl, bytes.baseAddress, Int32(clamping: bytes.count))
        }
        return count > 0 ? .done(Int(count)) : obstacle(count, during: .connection)
    }

    /// Sends close_notify, if that is possible without waiting.
    package func shutdown() {
        if hasFailed { return }
        ERR_clear_error()
        _ = unsafe SSL_shutdown(ssl)
        ERR_clear_error()
    }

    /// Leaves OpenSSL's queue of errors empty, so that nobody has to empty it before.
    private func obstacle(_ code: Int32, during kind: TLSError.Kind) -> Transfer {
        let systemCode = errno
        defer { ERR_clear_error() }
        switch unsafe SSL_get_error(ssl, code) {
        case SSL_ERROR_WANT_READ: return .wantsRead
        case SSL_ERROR_WANT_WRITE: return .wantsWrite
        case SSL_ERROR_ZERO_RETURN: return .closed
        case SSL_ERROR_SYSCALL where systemCode != 0:
            hasFailed = true
            return .failed(.system(kind, "the connection is broken", code: systemCode))
        default:
            hasFailed = true
            return .failed(reason(kind))
        }
    }

    private func reason(_ kind: TLSError.Kind) -> TLSError {
        let code = ERR_peek_error()
        if code == 0 || shim_is_unexpected_eof(code) != 0 {
            ERR_clear_error()
            return TLSError(.truncated, "the peer has gone without saying so")
        }
        return .drainingQueue(
            kind,
            kind == .handshake ? "the TLS handshake has failed" : "the TLS connection has failed"
        )
    }

    /// The name that the client asked for.
    package var serverName: String? {
        guard let name = unsafe SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name) else { return nil }
        return unsafe String(cString: name)
    }

    /// The other end's certificate, with our verdict on it.
    package var peerCertificate: PeerCertificate? {
        guard let certificate = unsafe SSL_get1_peer_certificate(ssl) else { return nil }
        defer { ERR_clear_error() }
        return unsafe PeerCertificate(Certificate(adopting: certificate), verdict: SSL_get_verify_result(ssl))
    }

    /// As OpenSSL spells it: TLSv1.3.
    package var protocolVersion: String { unsafe String(cString: SSL_get_version(ssl)) }

    /// The cipher suite's name.
    package var cipher: String { unsafe String(cString: shim_SSL_get_cipher_name(ssl)) }

    static let serverNameCallback:
        @convention(c) (OpaquePointer?, UnsafeMutablePointer<Int32>?, UnsafeMutableRawPointer?) -> Int32 = {
            ssl,
            _,
            _ in
            guard let ssl = unsafe ssl, let data = unsafe SSL_get_ex_data(ssl, 0) else { return SSL_TLSEXT_ERR_OK }
            return unsafe Unmanaged<TLSConnection>.fromOpaque(data).takeUnretainedValue().answerName()
        }

    private func answerName() -> Int32 {
        switch chooseByName?(serverName) ?? .keep {
        case .keep: return SSL_TLSEXT_ERR_OK
        case .refuse: return SSL_TLSEXT_ERR_ALERT_FATAL
        case .context(let other):
            context = other
            return unsafe SSL_set_SSL_CTX(ssl, other.pointer) == nil ? SSL_TLSEXT_ERR_ALERT_FATAL : SSL_TLSEXT_ERR_OK
        }
    }

    deinit { unsafe SSL_free(ssl) }
}

/// How far a non-blocking operation came.
package enum Transfer: Sendable, Equatable {
    /// So many bytes were moved; a handshake that is over moved none.
    case done(Int)
    /// Nothing more until the socket can be read.
    case wantsRead
    /// Nothing more until the socket can be written.
    case wantsWrite
    /// The peer has ended its side in good order.
    case closed
    /// The connection is beyond use.
    case failed(TLSError)
}
