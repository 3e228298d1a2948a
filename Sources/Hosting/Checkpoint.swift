import EPP
import JSON
import Registry
import Seed

/// A registry at one moment: all that it knew, and what time it was.
package struct Checkpoint: Sendable {
    package let world: WorldSnapshot
    package let time: Instant
    package let speed: Double
    /// Whether the clock was the machine's own.
    let followsMachine: Bool
    /// The machine's time.
    package let taken = MachineTime.now

    init(_ world: WorldSnapshot, _ clock: Clock, at now: Instant) {
        (self.world, time, speed, followsMachine) = (world, now, clock.speed, clock.followsMachine)
    }
}

extension Store {
    /// Makes world and time as they were then, the time unless it was the machine's.
    func restore(_ checkpoint: Checkpoint) {
        // What was there is given up outside the lock: that takes as long as there is much of it.
        let former = operate { [clock] world, _ in
            let former = world.snapshot
            world.restore(checkpoint.world)
            if checkpoint.followsMachine {
                // A clock that was the machine's is so again: at another time it would lag behind for good.
                clock.follow()
            } else {
                clock.run(at: checkpoint.speed)
                clock.set(to: checkpoint.time)
            }
            return former
        }
        withExtendedLifetime(former) {}
    }
}

/// A checkpoint as a document has it: what was known, and what time it was.
package struct WrittenCheckpoint: Sendable, Codable {
    /// Left out where it was the machine's own.
    var clock: PlannedClock?
    let seed: PlannedSeed

    init(_ checkpoint: Checkpoint) {
        clock = checkpoint.followsMachine ? nil : PlannedClock(at: checkpoint.time, speed: checkpoint.speed)
        seed = .world(checkpoint.world)
    }

    /// The checkpoint that is written, of a registry under this policy.
    func checkpoint(under policy: Policy) throws(JSONFault) -> Checkpoint {
        let clock = try (clock ?? PlannedClock()).clock()
        let now = clock.now
        do throws(JSONFault) {
            return Checkpoint(try seed.seed(under: policy).world(policy: policy, start: now).snapshot, clock, at: now)
        } catch { throw error.below(JSONPath()["seed"]) }
    }
}
