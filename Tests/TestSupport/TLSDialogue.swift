import EPP
import TLS

/// A session over TLS: a client that waits for its answers.
package final class TLSDialogue: Dialogue {
    private let socket: Socket
    private let connection: TLSConnection
    private var decoder = FrameDecoder(limit: .max)
    private var frames: [[UInt8]] = []
    private var hasEnded = false
    private var first: [UInt8] = []

    /// Connects and shakes hands.
    package init(port: Int, _ context: TLSContext) throws {
        let socket = try Socket.connected(to: "127.0.0.1", port: port)
        socket.setReceiveTimeout(milliseconds: 20_000)
        connection = try TLSConnection(context, over: socket, serverName: "localhost")
        self.socket = socket
        if case .failed(let error) = connection.handshake() { throw error }
        first = try next() ?? []
    }

    package func greeting() -> [UInt8] { first }

    package func ask(_ xml: [UInt8]) throws -> [UInt8]? {
        let bytes = FrameDecoder.header(forXMLOf: xml.count) + xml
        var sent = 0
        while sent < bytes.count {
            guard case .done(let count) = connection.write(bytes.span.extracting(sent..<bytes.count)) else {
                return nil
            }
            sent += count
        }
        return try next()
    }

    /// Found out by asking: a session that is not over answers a hello.
    package var isOver: Bool {
        get throws { try hasEnded || ask(Array("<epp xmlns='\(Namespace.epp)'><hello/></epp>".utf8)) == nil }
    }

    /// The next frame's XML; nil at the end of the connection.
    private func next() throws -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while frames.isEmpty {
            var span = buffer.mutableSpan
            guard case .done(let count) = connection.read(into: &span) else {
                hasEnded = true
                return nil
            }
            try decoder.receive(buffer.span.extracting(0..<count)) { frame in
                frames.append(frame.indices.map { frame[$0] })
                return true
            }
        }
        return frames.removeFirst()
    }
}
