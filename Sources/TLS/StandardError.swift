private import Glibc

/// Where complaints go, without Foundation.
package enum StandardError {
    /// Writes a text; whether anyone reads it is not our business.
    package static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
