import Locks

/// Where the threads leave what they have counted.
final class Results: Sendable {
    private let tally = Locked(Tally())

    func add(_ other: Tally) { tally.withLock { $0.merge(other) } }

    var total: Tally { tally.withLock { $0 } }
}
