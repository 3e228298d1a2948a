import EPP
import Locks
import Synchronization

/// The world behind a lock: a command is one critical section, so commands are atomic.
///
/// Those that change something are serialised; those that only ask run beside each other.
package final class Store: Sendable {
    package let clock: Clock
    private let world: ReadWriteLocked<World>
    package let transactions = TransactionNumbers()
    private let closed = Atomic<Bool>(false)
    /// When time acts next, in milliseconds, for who has to know it without the lock.
    private let nextDue: Atomic<Int64>
    /// Somebody has been told to wait until time has acted on all that is due: a long way of the clock stops for it.
    let isAwaited = Atomic<Bool>(false)

    package init(_ world: sending World, clock: Clock) {
        nextDue = Atomic(world.nextDue)
        self.world = ReadWriteLocked(world)
        self.clock = clock
    }

    /// What is to change; what else was decided, `Decide` keeps for itself.
    package typealias Decide = (World, Instant) throws(EPPError) -> [Change]

    /// Lets time act, decides, then applies.
    ///
    /// A throw leaves the world as time left it: nothing was applied yet. What has changed is told to `tell`, where the
    /// world has a witness.
    package func transact(_ decide: Decide, tell: (Revision) -> Void = { _ in }) throws(EPPError) {
        let taken = try world.change { world throws(EPPError) in
            defer { nextDue.store(world.nextDue, ordering: .relaxed) }
            let now = clock.now
            Lifecycle.settle(world, by: now)
            for change in try decide(world, now) { world.apply(change) }
            return world.takeChanges()
        }
        if let taken { tell(taken.revision) }
    }

    /// Decides what is expected to change nothing, beside others that do.
    ///
    /// Where time has to act first, or the decision is to change something after all, it is made once more, alone.
    package func inquire(_ decide: Decide, tell: (Revision) -> Void = { _ in }) throws(EPPError) {
        let isDecided = try world.read { world throws(EPPError) in
            let now = clock.now
            if isDue(at: now) { return false }
            return try decide(world, now).isEmpty
        }
        if !isDecided { try transact(decide, tell: tell) }
    }

    /// Carries a command out: beside others where it only asks.
    package func carryOut(isInquiry: Bool, _ decide: Decide, tell: (Revision) -> Void) throws(EPPError) {
        if isInquiry { try inquire(decide, tell: tell) } else { try transact(decide, tell: tell) }
    }

    /// Reads or changes the world as its operator, past the protocol; what is due by the clock is done first.
    ///
    /// The world's witness is told what has changed.
    package func operate<Result: Sendable>(_ body: (World, Instant) -> Result) -> Result {
        let (result, taken, witness) = change { world in
            let now = clock.now
            Lifecycle.settle(world, by: now)
            let result = body(world, now)
            let taken = world.takeChanges()
            return (result, taken, taken == nil ? nil : world.witness)
        }
        if let taken { witness?.operated(taken.revision) }
        return result
    }

    /// The world as it is now, as a value to read outside the lock; what is due by the clock is done first.
    ///
    /// Takes the same time however much there is, so nobody waits for a long list.
    package func observe() -> (world: WorldSnapshot, now: Instant) {
        let current = world.read { world -> (WorldSnapshot, Instant)? in
            let now = clock.now
            return isDue(at: now) ? nil : (world.snapshot, now)
        }
        return current ?? operate { world, now in (world.snapshot, now) }
    }

    /// Reads what time does not act on, such as registrars and their keys: what is due stays due.
    package func inspect<Result: Sendable>(_ body: (World) -> Result) -> Result { world.read { body($0) } }

    /// Whether long work on the world is to end on its way.
    package var isClosed: Bool { closed.load(ordering: .relaxed) }

    /// Lets long work end: the registry is about to go.
    package func close() { closed.store(true, ordering: .relaxed) }

    /// Changes the world past its clock, for whoever moves that.
    func change<Result: Sendable>(_ body: (World) -> Result) -> Result {
        world.change { world in
            defer { nextDue.store(world.nextDue, ordering: .relaxed) }
            return body(world)
        }
    }

    /// Whether something is due by now; what another is about to change may be missed.
    var isDue: Bool { isDue(at: clock.now) }

    /// Exact for whoever holds the lock, as it is noted before that is given back.
    private func isDue(at now: Instant) -> Bool { now.milliseconds >= nextDue.load(ordering: .relaxed) }

    /// Gives those who wait for the world their turn, between two slices of long work.
    package func letOthersIn() { world.letOthersIn() }
}

extension World {
    /// When time acts next, in milliseconds: beyond all time where nothing is due.
    fileprivate var nextDue: Int64 { dueQueue.first?.milliseconds ?? .max }
}
