import EPP
import TLS

/// A client that waits for its answers.
package final class TestClient {
    private let socket: Socket
    private let tls: TLSConnection
    private var frames: [String] = []
    /// Why the last read found no more.
    package private(set) var end: Transfer?
    private var decoder = FrameDecoder(limit: 1 << 20)

    /// What a proxy would send before may come first.
    package init(_ context: TLSContext, port: Int, serverName: String = "localhost", after header: [UInt8] = []) throws
    {
        socket = try Socket.connected(to: "127.0.0.1", port: port)
        if !header.isEmpty { _ = socket.write(header.span) }
        socket.setReceiveTimeout(milliseconds: 20_000)
        tls = try TLSConnection(context, over: socket, serverName: serverName)
        if case .failed(let error) = tls.handshake() { throw error }
    }

    /// The certificate that the server has shown.
    package var serverFingerprint: String? { tls.peerCertificate?.fingerprint }

    /// Sends a document in a frame.
    package func send(_ xml: String) {
        send(bytes: FrameDecoder.header(forXMLOf: xml.utf8.count) + Array(xml.utf8))
    }

    /// Sends what may be no frame.
    package func send(bytes: [UInt8]) { _ = tls.write(bytes.span) }

    /// The next frame's document.
    package func frame() throws -> String {
        while frames.isEmpty {
            var chunk = [UInt8](repeating: 0, count: 65_536)
            var span = chunk.mutableSpan
            let transfer = tls.read(into: &span)
            guard case .done(let count) = transfer else {
                end = transfer
                throw Ended()
            }
            try decoder.receive(chunk.span.extracting(0..<count)) { frame in
                frames.append(String(decoding: frame.indices.map { frame[$0] }, as: UTF8.self))
                return true
            }
        }
        return frames.removeFirst()
    }

    /// The connection was closed before a frame was whole.
    package struct Ended: Error {}
}
