import Synchronization

/// Counts a session's frames, for whoever looks on.
final class FrameCount: Sendable {
    private let count = Atomic<Int>(0)

    var value: Int { count.load(ordering: .relaxed) }
    func increase() { count.add(1, ordering: .relaxed) }
}
