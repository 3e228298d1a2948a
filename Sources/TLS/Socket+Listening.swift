private import CLinux
private import Glibc

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
