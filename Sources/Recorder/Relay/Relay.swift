import Client
import EPP
import Lint
import Network
import TLS

/// Stands between clients and a server: what either side says passes as it is, byte for byte, and is told to an observer
/// first.
package final class Relay: Sendable {
    /// What the observer is told, in the order in which it comes about; connections are counted from 1.
    package enum Event: Sendable, Equatable {
        case opened
        /// A whole document.
        case document([UInt8], from: Sender)
        /// A length that no frame can have; what this side sends from now on cannot be cut into frames any more.
        case badLength(FrameDecoder.Failure, from: Sender)
        /// The connection ended inside a frame of which so many bytes had come.
        case unfinished(bytes: Int, from: Sender)
        /// The server could not be reached.
        case unreachable(String)
        case closed
    }

    /// Takes the events of all connections; calls come from several threads, those of one connection one after the other.
    package typealias Observer = @Sendable (_ connection: Int, Event) -> Void

    /// Each has a thread of its own.
    private static let mostConnections = 1_000

    private let loops: EventLoops
    private let listener: Listener
    private let connections: RelayConnections

    /// Listens, and leads each client to the server.
    package init(
        host: String,
        port: Int,
        _ context: TLSContext,
        to server: ServerConnection.Address,
        _ observer: @escaping Observer
    ) throws(TLSError) {
        let connections = try RelayConnections()
        self.connections = connections
        loops = try EventLoops(threads: 1, connectionLimit: Self.mostConnections)
        listener = try loops.listen(host: host, port: port, tls: context) { _ in
            RelayService { RelayConversation(RelayedConnection(connections, observer), server) }
        }
    }

    /// The port that clients come to.
    package var port: Int { listener.port }

    /// Ends all connections, and waits until the observer has been told everything.
    package func stop() {
        loops.stop()
        connections.wait()
    }
}

/// Makes a relay's conversations.
private final class RelayService: Service {
    private let make: () -> any Conversation

    init(_ make: @escaping () -> any Conversation) { self.make = make }

    func conversation() -> any Conversation { make() }
}
