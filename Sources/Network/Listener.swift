import Locks
import TLS

/// One listening port.
package final class Listener: Sendable {
    package let host: String
    /// The actual port, also when the system has chosen it.
    package let port: Int
    let identifier: UInt32
    private let gates: [LoopGate]
    private let isStopping = Locked(false)

    init(host: String, port: Int, identifier: UInt32, gates: [LoopGate]) {
        self.host = host
        self.port = port
        self.identifier = identifier
        self.gates = gates
    }

    /// The loop that accepts.
    var home: Int { Int(identifier) % gates.count }

    /// Closes the port, and then its connections: in good order within the time, and at its end in any case.
    ///
    /// Returns when all are gone. Not to be called on a loop.
    package func stop(within time: Duration = .zero) { beginStop(within: time)() }

    /// Begins to stop, and returns what waits for its end.
    func beginStop(within time: Duration) -> () -> Void {
        let isFirst = isStopping.withLock { value in
            defer { value = true }
            return !value
        }
        guard isFirst, let latch = try? Latch() else { return {} }
        let (gates, identifier) = (gates, identifier)
        // The port first: a connection accepted later would come too late for its loop.
        gates[home].post { loop, _ in
            loop.stopAccepting(identifier)
            for gate in gates {
                gate.post { loop, workspace in
                    loop.stop(identifier, within: time, &workspace) { latch.arrive() }
                }
            }
        }
        return { latch.wait(for: gates.count) }
    }
}
