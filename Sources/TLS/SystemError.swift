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
