import Client
import Lint
import Locks
import TLS

/// The server's end of one client's connection: a thread that moves bytes both ways, for the client's loop must never wait.
final class Upstream: Sendable {
    /// How the server has ended the connection, where it has.
    enum End: Sendable { case none, orderly, abrupt }

    private struct State {
        var toServer: [UInt8] = []
        var toClient: [UInt8] = []
        var end = End.none
        var isFinishing = false
    }

    /// More than this is kept for nobody.
    static let mostWaiting = 16 << 20

    private let state = Locked(State())
    private let poller: Poller
    private let thread: Locked<SystemThread?>

    /// Begins to connect; nil where the system has no thread left.
    init?(
        to server: ServerConnection.Address,
        _ connection: RelayedConnection,
        wake: @escaping @Sendable () -> Void
    ) {
        guard let poller = try? Poller() else { return nil }
        self.poller = poller
        thread = Locked(nil)
        let started = try? SystemThread { [self] in
            run(server, FrameTap(.server, tell: connection.tell), wake) { connection.tell(.unreachable($0)) }
            connection.leave()
        }
        guard let started else { return nil }
        thread.withLock { $0 = started }
    }

    /// Sends bytes to the server, soon; false where too many wait already.
    func send(_ bytes: Span<UInt8>) -> Bool {
        let fits = state.withLock { state in
            guard state.toServer.count + bytes.count <= Self.mostWaiting else { return false }
            for index in bytes.indices { state.toServer.append(bytes[index]) }
            return true
        }
        poller.wake()
        return fits
    }

    /// What the server has sent, and whether that is all.
    func takeBytes() -> (bytes: [UInt8], end: End) {
        state.withLock { state in
            defer { state.toClient = [] }
            return (state.toClient, state.end)
        }
    }

    /// The client has gone: what it has sent still goes out.
    func finish() {
        state.withLock { $0.isFinishing = true }
        poller.wake()
    }

    private func run(
        _ server: ServerConnection.Address,
        _ tap: FrameTap,
        _ wake: @Sendable () -> Void,
        _ fail: (String) -> Void
    ) {
        do throws(ServerConnection.Failure) {
            let transport = try ServerTransport(to: server)
            transport.socket.setBlocking(false)
            pump(transport, tap, wake)
        } catch {
            fail(error.description)
            end(.orderly)
        }
        wake()
    }

    private func end(_ end: End) { state.withLock { $0.end = end } }

    private func pump(_ transport: ServerTransport, _ tap: FrameTap, _ wake: @Sendable () -> Void) {
        var tap = tap
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let descriptor = transport.socket.descriptor
        guard (try? poller.add(descriptor, .read, tag: 0)) != nil else { return end(.orderly) }
        defer { tap.end() }
        var sending: [UInt8] = []
        while true {
            let hasAll = write(&sending, transport)
            switch read(&buffer, transport, &tap, wake) {
            case .none: break
            case let ended: return end(ended)
            }
            let isFinishing = state.withLock { $0.isFinishing && $0.toServer.isEmpty }
            if isFinishing, sending.isEmpty || !hasAll { return }
            poller.change(descriptor, hasAll ? .read : [.read, .write], tag: 0)
            let events = poller.wait(milliseconds: -1)
            for index in 0..<events where poller.event(index).tag == Poller.wakeTag { poller.acknowledgeWake() }
        }
    }

    /// Writes what the client has sent; false where the socket does not take all of it now.
    private func write(_ sending: inout [UInt8], _ transport: ServerTransport) -> Bool {
        while true {
            if sending.isEmpty {
                sending = state.withLock { state in
                    defer { state.toServer = [] }
                    return state.toServer
                }
            }
            guard !sending.isEmpty else { return true }
            guard case .done(let count) = transport.tls.write(sending.span) else { return false }
            sending.removeFirst(count)
        }
    }

    /// Reads what is there, and tells whether it was the last.
    private func read(
        _ buffer: inout [UInt8],
        _ transport: ServerTransport,
        _ tap: inout FrameTap,
        _ wake: @Sendable () -> Void
    ) -> End {
        while true {
            var span = buffer.mutableSpan
            switch transport.tls.read(into: &span) {
            case .done(let count):
                tap.take(buffer.span.extracting(..<count))
                state.withLock { $0.toClient += buffer[..<count] }
                wake()
            case .wantsRead, .wantsWrite: return .none
            case .closed: return .orderly
            case .failed: return .abrupt
            }
        }
    }
}
