import Synchronization

/// Gives out the server's transaction identifiers of one registry (RFC 5730 §2.5).
package final class TransactionNumbers: Sendable {
    private let given = Atomic<Int>(0)

    /// How many were given out.
    package var last: Int {
        get { given.load(ordering: .relaxed) }
        set { given.store(newValue, ordering: .relaxed) }
    }

    /// One that was not given out before: 3 to 64 characters.
    package func next() -> String { "SRV-" + String(given.add(1, ordering: .relaxed).newValue) }
}
