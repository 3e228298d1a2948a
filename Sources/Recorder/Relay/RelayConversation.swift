import Client
import EPP
import Lint
import Network

/// A client's end of a relay: hands what comes to the server's end, and that one's bytes to the client.
final class RelayConversation: Conversation {
    private let connection: RelayedConnection
    private let server: ServerConnection.Address
    private var tap: FrameTap
    private var upstream: Upstream?

    init(_ connection: RelayedConnection, _ server: ServerConnection.Address) {
        self.connection = connection
        self.server = server
        tap = FrameTap(.client, tell: connection.tell)
    }

    func open(_ peer: Peer, at now: Monotonic, _ output: inout Output) {
        connection.tell(.opened)
        upstream = Upstream(to: server, connection, wake: peer.wake)
        guard upstream == nil else { return }
        connection.leave()
        output.close()
    }

    func receive(_ bytes: Span<UInt8>, at now: Monotonic, _ output: inout Output) {
        tap.take(bytes)
        // A server that takes nothing must not let a client fill the memory.
        if upstream?.send(bytes) != true { output.close() }
    }

    func wake(at now: Monotonic, _ output: inout Output) {
        guard let upstream else { return }
        let (bytes, end) = upstream.takeBytes()
        output.bytes += bytes
        switch end {
        case .none: break
        case .orderly: output.close()
        case .abrupt: output.steps.append(.abort)
        }
    }

    func closed(at now: Monotonic) {
        upstream?.finish()
        tap.end()
        connection.leave()
    }
}

/// Cuts a copy of one side's bytes into documents, and tells of them.
struct FrameTap {
    private var decoder = FrameDecoder(limit: ServerConnection.longestFrame)
    private var hasFailed = false
    private let sender: Sender
    private let tell: @Sendable (Relay.Event) -> Void

    init(_ sender: Sender, tell: @escaping @Sendable (Relay.Event) -> Void) {
        self.sender = sender
        self.tell = tell
    }

    mutating func take(_ bytes: Span<UInt8>) {
        guard !hasFailed else { return }
        do throws(FrameDecoder.Failure) {
            try decoder.receive(bytes) { document in
                tell(.document((0..<document.count).map { document[$0] }, from: sender))
                return true
            }
        } catch {
            hasFailed = true
            tell(.badLength(error, from: sender))
        }
    }

    /// The connection has ended.
    func end() {
        if decoder.isInsideFrame, !hasFailed { tell(.unfinished(bytes: decoder.bytesWaiting, from: sender)) }
    }
}
