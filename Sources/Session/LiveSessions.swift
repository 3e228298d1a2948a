import EPP
import Locks
import Network
import Registry

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

    /// Ends the sessions that fit, in good order and without waiting for it; says which they are.
    @discardableResult
    package func end(where fits: (LiveSession) -> Bool) -> [Int] {
        let ending = all.filter(fits)
        for session in ending { session.peer.end() }
        return ending.map(\.id)
    }

    func open(_ peer: Peer, at now: Instant) -> LiveSession {
        state.withLock { state in
            state.last += 1
            let session = LiveSession(id: state.last, peer: peer, opened: now)
            state.sessions[state.last] = session
            return session
        }
    }

    func loggedIn(_ client: ClientID, _ id: Int) { state.withLock { $0.sessions[id]?.client = client } }
    func close(_ id: Int) { state.withLock { $0.sessions[id] = nil } }
}
