private import CLinux
private import Glibc

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
}
