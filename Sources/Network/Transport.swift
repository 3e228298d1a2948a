import TLS

/// A socket with or without TLS over it.
struct Transport: ~Copyable {
    let socket: Socket
    var tls: TLSConnection?

    func read(into buffer: inout MutableSpan<UInt8>) -> Transfer {
        if let tls { tls.read(into: &buffer) } else { socket.read(into: &buffer) }
    }

    func write(_ bytes: Span<UInt8>) -> Transfer {
        if let tls { tls.write(bytes) } else { socket.write(bytes) }
    }

    /// Whether bytes wait where the poller does not see them.
    var hasPending: Bool { tls?.hasPending ?? false }
}
