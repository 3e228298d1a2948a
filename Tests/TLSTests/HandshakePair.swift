import TLS

/// Two ends of one connection within a test, connected over loopback.
final class HandshakePair {
    let serverSocket: Socket
    let clientSocket: Socket
    let server: TLSConnection
    let client: TLSConnection

    init(server: TLSContext, client: TLSContext, serverName: String? = "localhost") throws {
        let listening = try Socket.listening(host: "127.0.0.1", port: 0)
        let clientSocket = try Socket.connected(to: "127.0.0.1", port: listening.localPort)
        let serverSocket = try Socket(adopting: HandshakePair.accept(from: listening))
        clientSocket.setBlocking(false)
        self.server = try TLSConnection(server, over: serverSocket)
        self.client = try TLSConnection(client, over: clientSocket, serverName: serverName)
        self.clientSocket = clientSocket
        self.serverSocket = serverSocket
    }

    private static func accept(from listening: borrowing Socket) throws -> Int32 {
        while true {
            if case .descriptor(let descriptor) = listening.accept() { return descriptor }
        }
    }

    /// Lets both ends go on until both have come to a result.
    func shakeHands() -> (server: Transfer, client: Transfer) {
        var results = (server: Transfer.wantsRead, client: Transfer.wantsRead)
        while results.server == .wantsRead || results.client == .wantsRead {
            if results.client == .wantsRead { results.client = client.handshake() }
            if results.server == .wantsRead { results.server = server.handshake() }
            if case .failed = results.server, case .done = results.client { break }
        }
        return results
    }

    /// Sends from the client and reads at the server.
    func exchange(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard client.write(bytes.span) == .done(bytes.count) else { return "" }
        var buffer = [UInt8](repeating: 0, count: 1_000)
        while true {
            var span = buffer.mutableSpan
            switch server.read(into: &span) {
            case .done(let count): return String(decoding: buffer[..<count], as: UTF8.self)
            case .wantsRead: continue
            default: return ""
            }
        }
    }
}
