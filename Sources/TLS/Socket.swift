private import CLinux
private import Glibc

/// Owns one stream socket and closes it at the end.
///
/// The connection it carries may be plain or TLS.
package struct Socket: ~Copyable, Sendable {
    /// The descriptor, for pollers.
    ///
    /// It stays the socket's.
    package let descriptor: Int32

    /// Takes over a descriptor.
    package init(adopting descriptor: Int32) { self.descriptor = descriptor }

    deinit { _ = close(descriptor) }

    /// Gives the descriptor up: the caller must see to it.
    package consuming func release() -> Int32 {
        let descriptor = self.descriptor
        discard self
        return descriptor
    }

    /// Reads what is there.
    package borrowing func read(into buffer: inout MutableSpan<UInt8>) -> Transfer {
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe recv(descriptor, bytes.baseAddress, bytes.count, 0)
        }
        if count > 0 { return .done(count) }
        return count == 0 ? .closed : Socket.obstacle(shim_errno(), .wantsRead)
    }

    /// Looks at what is there, and leaves it.
    package borrowing func peek(into buffer: inout MutableSpan<UInt8>) -> Transfer {
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe recv(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_PEEK))
        }
        if count > 0 { return .done(count) }
        return count == 0 ? .closed : Socket.obstacle(shim_errno(), .wantsRead)
    }

    /// Writes as much as the kernel takes.
    package borrowing func write(_ span: Span<UInt8>) -> Transfer {
        let count = unsafe span.withUnsafeBytes { bytes in unsafe shim_send(descriptor, bytes.baseAddress, bytes.count)
        }
        return count >= 0 ? .done(count) : Socket.obstacle(shim_errno(), .wantsWrite)
    }

    private static func obstacle(_ code: Int32, _ wants: Transfer) -> Transfer {
        if code == EAGAIN || code == EINTR { return wants }
        return .failed(.system(.connection, "the connection is broken", code: code))
    }

    /// Says that nothing more will be written; reading stays possible.
    package borrowing func finishWriting() { _ = shim_shutdown_write(descriptor) }

    /// Makes the coming close a reset (RST) instead of an orderly end.
    package borrowing func resetOnClose() { _ = shim_set_linger_zero(descriptor) }

    /// Chooses between waiting and returning at once.
    package borrowing func setBlocking(_ isBlocking: Bool) { _ = shim_set_blocking(descriptor, isBlocking ? 1 : 0) }

    /// How long a blocking read waits at most; zero means for ever.
    package borrowing func setReceiveTimeout(milliseconds: Int) {
        _ = shim_set_receive_timeout(descriptor, milliseconds)
    }

    /// Makes the kernel's buffers small, so that tests fill them soon.
    package borrowing func setBufferSizes(_ bytes: Int32) {
        _ = shim_set_option(descriptor, SOL_SOCKET, SO_RCVBUF, bytes)
        _ = shim_set_option(descriptor, SOL_SOCKET, SO_SNDBUF, bytes)
    }
}

extension Socket {
    /// Connects, waiting until it is done; the socket blocks.
    ///
    /// For tools and tests.
    package static func connected(to host: String, port: Int) throws(TLSError) -> Socket {
        var failure = TLSError(.address, "\(host) has no address")
        for address in try SocketAddress.resolve(host, port: port, forListening: false) {
            let descriptor = shim_stream_socket(address.family, 0)
            guard descriptor >= 0 else { throw .system(.system, "cannot make a socket") }
            let socket = Socket(adopting: descriptor)
            _ = shim_set_option(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
            if address.connect(descriptor) == 0 { return socket }
            failure = .system(.connection, "cannot connect to port \(port) of \(host)")
        }
        throw failure
    }

    /// This end's port; 0 if it has none.
    package var localPort: Int { SocketAddress.local(of: descriptor)?.port ?? 0 }

    /// The peer's numeric address and port; empty and 0 if there is none.
    package var peer: (address: String, port: Int) {
        guard let found = SocketAddress.peer(of: descriptor) else { return ("", 0) }
        return (found.host, found.port)
    }
}

extension Socket {
    /// What a listening socket has to say when asked for the next connection.
    package enum Accepted: Sendable, Equatable {
        /// A new connection's descriptor: non-blocking, closed on exec, and the asker's to own.
        case descriptor(Int32)
        /// None is waiting.
        case none
        /// The process has run out of descriptors: ask again later.
        case exhausted
    }

    /// Listens on an address.
    ///
    /// Port 0 lets the system choose: ask `localPort`.
    package static func listening(host: String, port: Int, backlog: Int32 = 4_096) throws(TLSError) -> Socket {
        // The name resolves to ::1 first on many machines, while half of the clients try 127.0.0.1 only.
        let addresses = try SocketAddress.resolve(
            host == "localhost" ? "127.0.0.1" : host,
            port: port,
            forListening: true
        )
        guard let address = addresses.first else { throw TLSError(.address, "\(host) has no address") }
        let descriptor = shim_stream_socket(address.family, shim_nonblocking_flag())
        guard descriptor >= 0 else { throw .system(.system, "cannot make a socket") }
        let socket = Socket(adopting: descriptor)
        _ = shim_set_option(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
        // Accepted sockets inherit it, which saves a call for each of them.
        _ = shim_set_option(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
        if address.family == AF_INET6 { _ = shim_set_option(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, 0) }
        guard address.bind(descriptor) == 0, listen(descriptor, backlog) == 0 else {
            throw refusal(host, port, shim_errno())
        }
        return socket
    }

    private static func refusal(_ host: String, _ port: Int, _ code: Int32) -> TLSError {
        if code == EADDRINUSE { return TLSError(.portInUse, "port \(port) of \(host) is in use by another program") }
        return .system(.address, "cannot listen on port \(port) of \(host)", code: code)
    }

    /// Takes the next waiting connection.
    package borrowing func accept() -> Accepted {
        while true {
            let descriptor = shim_accept(self.descriptor)
            if descriptor >= 0 { return .descriptor(descriptor) }
            switch shim_errno() {
            case EAGAIN: return .none
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
            case EBADF, EINVAL, ENOTSOCK: return .none
            default: continue  // that one connection has failed before we came: the next, please
            }
        }
    }
}
