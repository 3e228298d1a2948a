import TLS

/// TLS over a socket that leads to a server; both wait until something is there, unless the socket is told otherwise.
package final class ServerTransport {
    // TLS first: members go in this order, and the socket must outlive it.
    package let tls: TLSConnection
    package let socket: Socket

    /// Connects, and waits for the end of the handshake.
    package init(to address: ServerConnection.Address) throws(ServerConnection.Failure) {
        do throws(TLSError) {
            let context = try TLSContext(clientTrusting: address.authority, identity: address.identity)
            let socket = try Socket.connected(to: address.host, port: address.port)
            socket.setReceiveTimeout(milliseconds: address.patience)
            tls = try TLSConnection(context, over: socket, serverName: address.serverName ?? address.host)
            self.socket = socket
        } catch {
            throw .connection(error)
        }
        _ = try tls.handshake().count(within: address.patience)
    }

    deinit { tls.shutdown() }

    /// The protocol's version and the cipher suite: `TLSv1.3 TLS_AES_256_GCM_SHA384`.
    package var security: String { "\(tls.protocolVersion) \(tls.cipher)" }
}

extension Transfer {
    /// How many bytes were moved, on a socket that waits for so many milliseconds.
    func count(within patience: Int) throws(ServerConnection.Failure) -> Int {
        switch self {
        case .done(let count): return count
        case .closed: throw .closed
        case .failed(let error) where error.kind == .truncated: throw .closed
        case .failed(let error): throw .connection(error)
        case .wantsRead, .wantsWrite: throw .tooLate(milliseconds: patience)
        }
    }
}
