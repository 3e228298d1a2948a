import Locks

/// The memory that the bodies of all requests under way may take together, whoever sends them.
///
/// A body without its end costs its client nothing: without a common bound, a thousand of them would be a thousand times
/// the bound of one.
package final class BodyBudget: Sendable {
    /// In bytes.
    private let limit: Int
    private let taken = Locked(0)

    /// The usual limit is 256 MiB.
    package init(limit: Int = 256 << 20) { self.limit = limit }

    /// How many bytes are taken now.
    package var used: Int { taken.withLock { $0 } }

    fileprivate func take(_ count: Int) -> Bool {
        taken.withLock { taken in
            guard count <= limit - taken else { return false }
            taken += count
            return true
        }
    }

    fileprivate func giveBack(_ count: Int) { taken.withLock { $0 -= count } }
}

/// What one body has of the budget; it gives it back when it goes.
final class BodyShare {
    private let budget: BodyBudget
    private var count = 0

    init(of budget: BodyBudget) { self.budget = budget }

    deinit { budget.giveBack(count) }

    /// Takes more for bytes that have come.
    func grow(by more: Int) throws(HTTPProblem) {
        guard budget.take(more) else {
            throw HTTPProblem(
                503,
                "The bodies of all requests under way are too large together: send this one again later.",
                fields: ["Retry-After": "1"]
            )
        }
        count += more
    }
}
