import Locks
import Synchronization
import TLS

/// The door of a loop, which any thread may use: its epoll set, and letters that its own thread opens.
final class LoopGate: Sendable {
    typealias Letter = @Sendable (EventLoop, inout Workspace) -> Void

    let poller: Poller
    private let letters = Locked<[Letter]>([])
    private let hasLetters = Atomic<Bool>(false)

    init() throws(TLSError) { poller = try Poller() }

    /// Asks the loop to do something soon.
    func post(_ letter: @escaping Letter) {
        letters.withLock { $0.append(letter) }
        hasLetters.store(true, ordering: .releasing)
        poller.wake()
    }

    /// All letters that have come.
    func collect() -> [Letter] {
        guard hasLetters.exchange(false, ordering: .acquiringAndReleasing) else { return [] }
        return letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
    }
}
