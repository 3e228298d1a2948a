import EPP
import TLS

/// A connection to an EPP server: TLS, and documents in frames (RFC 5734).
package final class ServerConnection {
    /// Where a server is, whom to trust, and who the client is.
    package struct Address: Sendable {
        package var host = "localhost"
        package var port = 700
        /// The certificates to trust; without them any server is taken.
        package var authority: PEM?
        package var identity: TLSIdentity?
        /// The name to ask for and to find in the certificate; the host unless it is given.
        package var serverName: String?
        /// How long any part of an answer may take, in milliseconds.
        package var patience = 60_000

        package init() {}
    }

    /// Why there is no answer.
    package enum Failure: Error, Equatable, CustomStringConvertible {
        case connection(TLSError)
        /// The server has closed the connection, in order or not.
        case closed
        case tooLate(milliseconds: Int)
        /// A length that no frame can have (RFC 5734 §4).
        case badFrame(FrameDecoder.Failure)

        package var description: String {
            switch self {
            case .connection(let error): error.description
            case .closed: "the server has closed the connection"
            case .tooLate(let milliseconds): "the server was silent for \(milliseconds) ms"
            case .badFrame(.tooShort(let length)): "the server sent a frame of \(length) bytes: too short (RFC 5734 §4)"
            case .badFrame(.tooLong(let length)): "the server sent a frame of \(length) bytes: too long to be read"
            }
        }
    }

    /// Longer answers are not taken: a check of thousands of names is a tenth of it.
    private static let longestFrame = 4 << 20

    // TLS first: members go in this order, and the socket must outlive it.
    private let tls: TLSConnection
    private let socket: Socket
    private let patience: Int
    private var decoder = FrameDecoder(limit: longestFrame)
    /// Documents that came together with one before.
    private var waiting: [[UInt8]] = []

    /// Connects, and waits for the end of the handshake.
    package init(to address: Address) throws(Failure) {
        do throws(TLSError) {
            let context = try TLSContext(clientTrusting: address.authority, identity: address.identity)
            let socket = try Socket.connected(to: address.host, port: address.port)
            socket.setReceiveTimeout(milliseconds: address.patience)
            tls = try TLSConnection(context, over: socket, serverName: address.serverName ?? address.host)
            self.socket = socket
        } catch {
            throw .connection(error)
        }
        patience = address.patience
        _ = try done(tls.handshake())
    }

    deinit { tls.shutdown() }

    /// The protocol's version and the cipher suite: `TLSv1.3 TLS_AES_256_GCM_SHA384`.
    package var security: String { "\(tls.protocolVersion) \(tls.cipher)" }

    /// Sends a document.
    package func send(_ document: [UInt8]) throws(Failure) {
        let frame = FrameDecoder.header(forXMLOf: document.count) + document
        var written = 0
        while written < frame.count { written += try done(tls.write(frame.span.extracting(written...))) }
    }

    /// The next document; waits for it as long as the address says.
    package func receive() throws(Failure) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while waiting.isEmpty {
            var span = buffer.mutableSpan
            let count = try done(tls.read(into: &span))
            do throws(FrameDecoder.Failure) {
                try decoder.receive(buffer.span.extracting(..<count)) { document in
                    waiting.append((0..<document.count).map { document[$0] })
                    return true
                }
            } catch {
                throw .badFrame(error)
            }
        }
        return waiting.removeFirst()
    }

    private func done(_ transfer: Transfer) throws(Failure) -> Int {
        switch transfer {
        case .done(let count): return count
        case .closed: throw .closed
        case .failed(let error) where error.kind == .truncated: throw .closed
        case .failed(let error): throw .connection(error)
        case .wantsRead, .wantsWrite: throw .tooLate(milliseconds: patience)
        }
    }
}
