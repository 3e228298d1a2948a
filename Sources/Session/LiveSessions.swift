import EPP
import Locks
import Network
import Registry
import Synchronization

/// The sessions of one registry that are open now, over all event loops.
package final class LiveSessions: Sendable {
    private let state = Locked(State())

    private struct State {
        var last = 0
        var sessions: [Int: LiveSession] = [:]
    }

    package init() {}

    /// All of them, oldest first.
    package var all: [LiveSession] {
        state.withLock { state in state.sessions.values.sorted { $0.id < $1.id } }
    }

    /// How many there are.
    package var count: Int { state.withLock(\.sessions.count) }

    /// Ends the sessions that fit, in good order and without waiting for it; says which they are.
    @discardableResult
    package func end(where fits: (LiveSession) -> Bool) -> [Int] {
        let ending = all.filter(fits)
        for session in ending { session.peer.end() }
        return ending.map(\.id)
    }

    func open(_ peer: Shared<Peer>, at now: Instant) -> LiveSession {
        state.withLock { state in
            state.last += 1
            let session = LiveSession(id: state.last, sharedPeer: peer, opened: now)
            state.sessions[state.last] = session
            return session
        }
    }

    func loggedIn(_ client: ClientID, _ id: Int) { state.withLock { $0.sessions[id]?.client = client } }
    func close(_ id: Int) { state.withLock { $0.sessions[id] = nil } }
}

/// A session as whoever runs the registry sees it.
package struct LiveSession: Sendable {
    /// Counted from 1 in each registry.
    package let id: Int
    /// Whose it is.
    package var peer: Peer { sharedPeer.value }
    fileprivate let sharedPeer: Shared<Peer>
    /// When it was opened, by the registry's clock.
    package let opened: Instant
    /// Who is logged in.
    package var client: ClientID?
    let frameCount = FrameCount()
    /// When the last frame came, or the session was opened.
    package var lastActivity: Monotonic { frameCount.last }

    /// Frames received.
    package var frames: Int { frameCount.value }
}

/// Counts a session's frames and notes when the last one came, for whoever looks on.
final class FrameCount: Sendable {
    private let count = Atomic<Int>(0)

    private let moment = Atomic<UInt64>(Monotonic.now().nanoseconds)

    var value: Int { count.load(ordering: .relaxed) }
    /// When the last one came.
    var last: Monotonic { Monotonic(nanoseconds: moment.load(ordering: .relaxed)) }

    func increase(at now: Monotonic) {
        count.add(1, ordering: .relaxed)
        moment.store(now.nanoseconds, ordering: .relaxed)
    }
}

/// How many sessions each registrar has open, over all event loops.
package final class SessionCounts: Sendable {
    private let counts = Locked<[ClientID: Int]>([:])

    package init() {}

    package func count(of client: ClientID) -> Int { counts.withLock { $0[client] ?? 0 } }
    func open(_ client: ClientID) { counts.withLock { $0[client, default: 0] += 1 } }

    func close(_ client: ClientID) {
        counts.withLock { counts in
            let rest = (counts[client] ?? 1) - 1
            counts[client] = rest > 0 ? rest : nil
        }
    }
}
