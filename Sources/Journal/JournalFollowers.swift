import Locks
import Synchronization

/// Those who follow a journal; a journal that nobody follows pays a look at two numbers for them.
final class JournalFollowers: Sendable {
    private struct Follower {
        weak var follower: (any JournalFollower)?
        let acts: Bool
    }

    private let followers = Locked<[Follower]>([])
    private let count = Atomic<Int>(0)
    private let acting = Atomic<Int>(0)
    /// Entries since all were called.
    private let fresh = Atomic<Int>(0)

    func add(_ follower: any JournalFollower, acts: Bool) {
        change { followers in
            followers.removeAll { $0.follower === follower }
            followers.append(Follower(follower: follower, acts: acts))
        }
    }

    func remove(_ follower: any JournalFollower) { change { $0.removeAll { $0.follower === follower } } }

    private func change(_ body: (inout [Follower]) -> Void) {
        followers.withLock { followers in
            body(&followers)
            followers.removeAll { $0.follower == nil }
            count.store(followers.count, ordering: .relaxed)
            acting.store(followers.count { $0.acts }, ordering: .relaxed)
        }
    }

    /// So many entries have been appended to a journal that holds `capacity`.
    func noteEntries(_ new: Int, of capacity: Int) {
        guard count.load(ordering: .relaxed) > 0 else { return }
        let (_, total) = fresh.add(new, ordering: .relaxed)
        guard total >= max(1, capacity / 4) else { return }
        fresh.store(0, ordering: .relaxed)
        for follower in all { follower.follower?.catchUp() }
    }

    /// A client's command has been decided.
    func noteDecision() {
        guard acting.load(ordering: .relaxed) > 0 else { return }
        for follower in all where follower.acts { follower.follower?.commandDecided() }
    }

    private var all: [Follower] { followers.withLock(\.self) }
}
