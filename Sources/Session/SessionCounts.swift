import Locks
import Registry

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
