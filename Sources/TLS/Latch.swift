/// Lets one thread wait until others have arrived.
package final class Latch: Sendable {
    private let arrivals: Wakeup

    package init() throws(TLSError) { arrivals = try .counting() }

    /// Says that one has arrived.
    package func arrive() { arrivals.signal() }

    /// Waits until so many have arrived.
    package func wait(for count: Int = 1) {
        for _ in 0..<count { arrivals.consume() }
    }
}
