private import Glibc

/// Standard output and standard error, without a buffer: a line that was told is told even if the process ends.
package enum StandardStreams {
    /// Writes to standard output.
    package static func tell(_ text: String) { write(text, to: 1) }

    /// Writes to standard error.
    package static func complain(_ text: String) { write(text, to: 2) }

    private static func write(_ text: String, to descriptor: Int32) {
        _ = FileSystem.write(Array(text.utf8), to: descriptor)
    }
}

/// Where complaints go, without Foundation.
package enum StandardError {
    /// Writes a text; whether anyone reads it is not our business.
    package static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
