import Locks
import Synchronization
import TLS

/// What other threads hold of a loop: its epoll set, and a queue of closures that run on the loop's thread.
final class LoopHandle: Sendable {
    typealias Task = @Sendable (EventLoop, inout Workspace) -> Void

    let poller: Poller
    private let tasks = Locked<[Task]>([])
    private let hasTasks = Atomic<Bool>(false)

    init() throws(TLSError) { poller = try Poller() }

    /// Lets the loop run a task soon; from any thread.
    func post(_ task: @escaping Task) {
        tasks.withLock { $0.append(task) }
        hasTasks.store(true, ordering: .releasing)
        poller.wake()
    }

    /// All tasks that have been posted since the last call.
    func collect() -> [Task] {
        guard hasTasks.exchange(false, ordering: .acquiringAndReleasing) else { return [] }
        return tasks.withLock { tasks in
            defer { tasks = [] }
            return tasks
        }
    }
}
