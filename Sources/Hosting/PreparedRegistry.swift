import Crypto
import EPP
import JSON
import Registry
import Seed

/// A registry before anybody can reach it: what it knows, its time, and how both were at the beginning.
package struct PreparedRegistry: Sendable {
    package let store: Store
    package let policy: Policy
    /// What a reset goes back to.
    let beginning: Checkpoint
    /// Where codes and salts come from, if they are the same in every run.
    let random: SeededRandom?
    let randomSeed: UInt64?

    /// The world's source of randomness is to be `source(_:)` of the same seed.
    package init(_ world: sending World, clock: Clock, randomSeed: UInt64?) {
        policy = world.policy
        beginning = Checkpoint(world.snapshot, clock, at: clock.now)
        random = world.random as? SeededRandom
        // What reading the seed drew for its salts is drawn anew, as after a reset.
        random?.rewind()
        self.randomSeed = randomSeed
        store = Store(world, clock: clock)
    }

    /// Codes and salts that are the same in every run, or, without a seed, that nobody can foretell.
    package static func source(_ randomSeed: UInt64?) -> any RandomSource {
        randomSeed.map { SeededRandom(seed: $0) } ?? SystemRandom()
    }
}

extension RegistryPlan {
    /// The registry that is planned.
    func prepared() throws(JSONFault) -> PreparedRegistry {
        let clock = try clock.clock()
        return PreparedRegistry(try world(at: clock.now), clock: clock, randomSeed: randomSeed)
    }

    private func world(at start: Instant) throws(JSONFault) -> sending World {
        do throws(JSONFault) {
            let random = PreparedRegistry.source(randomSeed)
            return try seed.seed(under: policy.policy).world(policy: policy.policy, start: start, random: random)
        } catch {
            throw JSONFault(error.sentence, at: JSONPath([.name("seed")] + error.path.steps), missing: error.missing)
        }
    }
}
