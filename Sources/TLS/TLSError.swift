private import CLinux
private import COpenSSL
private import Glibc

/// What went wrong with TLS, a socket or a certificate, as one readable sentence that names the file or the peer, and the reason.
package struct TLSError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What a caller may want to tell apart.
    package enum Kind: Sendable {
        case file, certificate, key, handshake, connection, truncated, silent, address, portInUse, proxy, system
    }

    package let kind: Kind
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    /// OpenSSL keeps errors in a queue per thread: it is drained at once, on the thread that failed.
    static func drainingQueue(_ kind: Kind, _ operation: String) -> TLSError {
        var reasons: [String] = []
        while case let code = ERR_get_error(), code != 0 {
            if let reason = unsafe ERR_reason_error_string(code) { reasons.append(unsafe String(cString: reason)) }
        }
        return TLSError(kind, reasons.isEmpty ? operation : "\(operation): \(reasons.joined(separator: ", "))")
    }
}

/// Text in and out of OpenSSL's memory BIOs.
enum OpenSSLText {
    /// Runs the body on a BIO that reads the bytes.
    static func reading<Value>(_ pem: PEM, _ body: (OpaquePointer) -> Value?) -> Value? {
        unsafe pem.bytes.withUnsafeBytes { bytes in
            guard let bio = unsafe BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
            defer { unsafe BIO_free(bio) }
            return unsafe body(bio)
        }
    }

    /// What the body has written into a BIO.
    static func written(_ body: (OpaquePointer) -> Int32) -> String? {
        guard let bio = unsafe BIO_new(BIO_s_mem()) else { return nil }
        defer { unsafe BIO_free(bio) }
        guard unsafe body(bio) == 1 else { return nil }
        var start: UnsafeMutablePointer<CChar>?
        let count = unsafe shim_BIO_get_mem_data(bio, &start)
        guard let start = unsafe start, count >= 0 else { return nil }
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
        return unsafe String(decoding: bytes, as: UTF8.self)
    }
}

extension TLSError {
    /// The error that the last system call left behind; call it before anything else can.
    static func system(_ kind: Kind, _ operation: String, code: Int32 = shim_errno()) -> TLSError {
        TLSError(kind, "\(operation): \(reason(code))")
    }

    private static func reason(_ code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }
}

/// How many files and sockets the process may have open.
package enum OpenFiles {
    /// Raises the limit as far as the system allows; returns it.
    package static func raiseLimit() -> Int {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
        limit.rlim_cur = limit.rlim_max
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return Int(clamping: limit.rlim_cur)
    }
}

/// The system's clock that never goes back.
package enum SystemClock {
    /// Nanoseconds since some moment before the process began.
    package static var monotonicNanoseconds: UInt64 { shim_monotonic() }

    /// How long processors have worked for this process, on all its threads together.
    package static var processorTime: Duration { .nanoseconds(Int64(clamping: shim_processor_time())) }

    /// Seconds since 1970, as the machine tells the time.
    package static var unixTime: Int64 { Int64(time(nil)) }
}
