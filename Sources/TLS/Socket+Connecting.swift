private import CLinux
private import Glibc

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
