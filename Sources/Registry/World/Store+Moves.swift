import EPP
private import Glibc
import Synchronization

/// Long ways of the clock, in slices: whatever becomes due on the way, others come in between.
///
/// The clock never stands ahead of what has happened: it moves to the next thing that is due, that is done, and so on. A
/// command that comes between two slices sees the world as it is at the time that the clock shows. One that has waited for a
/// pile of things due at one instant comes in before the clock goes on to the next.
extension Store {
    /// Moves the clock, and returns when all that fell due has happened, in order, with its poll messages queued.
    ///
    /// Time goes on by itself meanwhile, as the clock's speed has it. False where the store was closed on the way.
    @discardableResult
    package func advance(by span: TimeSpan) -> Bool {
        var rest = span
        while !isClosed {
            guard let left = slice(of: rest) else { return true }
            rest = left
            if isAwaited.load(ordering: .relaxed), !isDue { letThoseWhoWaitIn() } else { letOthersIn() }
        }
        return false
    }

    /// Stops until one who was told to wait has seen that time has acted, and for a moment more, in which it carries out what
    /// it came for; for no longer than twenty milliseconds, as it may have gone.
    private func letThoseWhoWaitIn() {
        for _ in 1...20 where isAwaited.load(ordering: .relaxed) { usleep(1000) }
        usleep(1000)
        isAwaited.store(false, ordering: .relaxed)
    }

    /// Sets the clock: forward as `advance` does, and back at once.
    @discardableResult
    package func set(to instant: Instant) -> Bool {
        let span = instant - clock.now
        guard span <= .zero else { return advance(by: span) }
        clock.set(to: instant)
        return advance(by: .zero)
    }

    /// Lets time act for a slice; false where there is more to do.
    ///
    /// Thousands of objects may be due in the same millisecond. Whoever is asked for a command then lets others in before it
    /// goes on, rather than have them all wait for the whole of it.
    package func catchUp() -> Bool {
        let isDone = !isDue || change { act(on: $0, until: ContinuousClock.now + Self.sliceTime) }
        if isAwaited.load(ordering: .relaxed) == isDone { isAwaited.store(!isDone, ordering: .relaxed) }
        return isDone
    }

    /// Does what is due, one thing after the other; false where there was more than time for it.
    private func act(on world: World, until end: ContinuousClock.Instant) -> Bool {
        var steps = 0
        while Lifecycle.step(world, by: clock.now) {
            steps += 1
            if steps.isMultiple(of: 32), ContinuousClock.now > end { return false }
        }
        return true
    }

    /// One slice: what is left of the way, or nil when it is done.
    private func slice(of span: TimeSpan) -> TimeSpan? {
        let (left, taken, witness) = change { world in
            let left = move(world, by: span)
            let taken = world.takeChanges()
            return (left, taken, taken == nil ? nil : world.witness)
        }
        if let taken { witness?.operated(taken.revision) }
        return left
    }

    private func move(_ world: World, by span: TimeSpan) -> TimeSpan? {
        let end = ContinuousClock.now + Self.sliceTime
        var rest = span
        while true {
            guard act(on: world, until: end) else { return rest }
            guard rest > .zero else { return nil }
            guard ContinuousClock.now <= end, !isAwaited.load(ordering: .relaxed) else { return rest }
            let next = world.dueQueue.first.map { min(rest, max($0 - clock.now, .zero)) } ?? rest
            clock.advance(by: next)
            rest = TimeSpan(milliseconds: rest.milliseconds - next.milliseconds)
        }
    }

    private static var sliceTime: Duration { .milliseconds(2) }
}
