import Synchronization

/// How far a run is, seen by all its threads.
final class Progress: Sendable {
    enum Phase: Int { case opening, warmingUp, measuring, stopping }

    private let current = Atomic<Int>(Phase.opening.rawValue)
    private let opened = Atomic<Int>(0)
    private let lost = Atomic<Int>(0)

    var phase: Phase {
        get { Phase(rawValue: current.load(ordering: .relaxed)) ?? .stopping }
        set { current.store(newValue.rawValue, ordering: .relaxed) }
    }

    var openCount: Int { opened.load(ordering: .relaxed) }
    var lostCount: Int { lost.load(ordering: .relaxed) }

    func oneOpened() { opened.add(1, ordering: .relaxed) }
    func oneLost() { lost.add(1, ordering: .relaxed) }
}
