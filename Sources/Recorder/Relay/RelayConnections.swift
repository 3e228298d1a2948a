import Locks
import TLS

/// The connections of a relay: their numbers, from 1, and when the last is over.
final class RelayConnections: Sendable {
    private let count = Locked(0)
    private let over: Latch

    init() throws(TLSError) { over = try Latch() }

    /// The number of a new connection.
    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }

    /// Says that nothing more will be told of one.
    func leave() { over.arrive() }

    /// Waits until nothing more will be told of any.
    func wait() { over.wait(for: count.withLock(\.self)) }
}

/// What is told of one connection: the last word belongs to whichever end leaves last.
final class RelayedConnection: Sendable {
    let tell: @Sendable (Relay.Event) -> Void
    private let connections: RelayConnections
    private let ends = Locked(2)

    init(_ connections: RelayConnections, _ observer: @escaping Relay.Observer) {
        let number = connections.next()
        self.connections = connections
        tell = { observer(number, $0) }
    }

    /// One end will tell nothing more.
    func leave() {
        let left = ends.withLock { ends in
            ends -= 1
            return ends
        }
        guard left == 0 else { return }
        tell(.closed)
        connections.leave()
    }
}
