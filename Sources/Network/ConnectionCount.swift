import Synchronization

/// How many connections there are in all loops together, and how many there may be.
final class ConnectionCount: Sendable {
    private let limit: Int
    private let value = Atomic<Int>(0)

    init(limit: Int) { self.limit = limit }

    var current: Int { value.load(ordering: .relaxed) }

    /// Takes a place if one is free.
    func enter() -> Bool {
        if value.add(1, ordering: .relaxed).newValue <= limit { return true }
        leave()
        return false
    }

    func leave() { value.subtract(1, ordering: .relaxed) }
}
