private import COpenSSL

/// What went wrong in this room, as one readable sentence that names the file or the peer, and the reason.
package struct TLSError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What a caller may want to tell apart.
    package enum Kind: Sendable {
        case file, certificate, key, handshake, connection, truncated, address, portInUse, system
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
