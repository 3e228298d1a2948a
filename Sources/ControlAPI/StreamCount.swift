import Synchronization

/// How many event streams are open, and how many may be.
final class StreamCount: Sendable {
    private let limit: Int
    private let value = Atomic<Int>(0)

    init(limit: Int) { self.limit = limit }

    /// A place among them, if one is free; it is given back when nobody holds it any more.
    func enter() -> Place? {
        guard value.add(1, ordering: .relaxed).newValue <= limit else {
            value.subtract(1, ordering: .relaxed)
            return nil
        }
        return Place(in: self)
    }

    /// The place of one stream.
    final class Place: Sendable {
        private let count: StreamCount

        fileprivate init(in count: StreamCount) { self.count = count }

        deinit { count.value.subtract(1, ordering: .relaxed) }
    }
}
