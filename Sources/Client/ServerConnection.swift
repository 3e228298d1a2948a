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
    package static let longestFrame = 4 << 20

    private let transport: ServerTransport
    private let patience: Int
    private var decoder = FrameDecoder(limit: longestFrame)
    /// Documents that came together with one before.
    private var waiting: [[UInt8]] = []

    /// Connects, and waits for the end of the handshake.
    package init(to address: Address) throws(Failure) {
        transport = try ServerTransport(to: address)
        patience = address.patience
    }

    /// The protocol's version and the cipher suite: `TLSv1.3 TLS_AES_256_GCM_SHA384`.
    package var security: String { transport.security }

    /// Sends a document.
    package func send(_ document: [UInt8]) throws(Failure) {
        let frame = FrameDecoder.header(forXMLOf: document.count) + document
        var written = 0
        while written < frame.count { written += try done(transport.tls.write(frame.span.extracting(written...))) }
    }

    /// The next document; waits for it as long as the address says.
    package func receive() throws(Failure) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while waiting.isEmpty {
            var span = buffer.mutableSpan
            let count = try done(transport.tls.read(into: &span))
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

    private func done(_ transfer: Transfer) throws(Failure) -> Int { try transfer.count(within: patience) }
}
