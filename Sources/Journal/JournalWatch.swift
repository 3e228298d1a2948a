import Locks

/// Those who wait for the next entry of a journal.
///
/// Each is told once: a reader who is busy costs the writers nothing.
final class JournalWatches: Sendable {
    private let state = Locked(State())

    private struct State {
        var last = 0
        var waiting: [Int: @Sendable () -> Void] = [:]
    }

    func add(_ wake: @escaping @Sendable () -> Void) -> JournalWatch {
        state.withLock { state in
            state.last += 1
            state.waiting[state.last] = wake
            return JournalWatch(state.last, among: self)
        }
    }

    func remove(_ number: Int) { state.withLock { $0.waiting[number] = nil } }

    func wakeAll() {
        let waiting = state.withLock { state in
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for wake in waiting { wake() }
    }
}

/// That somebody waits for the next entry; nobody does once it is gone.
package final class JournalWatch: Sendable {
    private let number: Int
    private let watches: JournalWatches

    init(_ number: Int, among watches: JournalWatches) {
        self.number = number
        self.watches = watches
    }

    deinit { watches.remove(number) }
}
