import Crypto
import EPP
import Faults
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
    /// What goes wrong from the beginning, and after a reset again.
    package var faults: [FaultRule] = []
    /// What goes wrong instead, in a registry that goes on.
    var presentFaults: [FaultRule]?
    /// Whether reserved names make trouble now, where that is not as at the beginning.
    var reservedNamesApply: Bool?
    /// Who is let into this registry alone.
    private(set) var tokens: [RegistryTokens.Known] = []
    /// How many hints of its exercise have been told.
    private(set) var toldHints = 0
    /// Snapshots that are there at once, by name.
    package private(set) var snapshots: [String: Checkpoint] = [:]

    /// The world's source of randomness is to be `source(_:)` of the same seed.
    package init(_ world: sending World, clock: Clock, randomSeed: UInt64?) {
        policy = world.policy.whole
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

    /// Adds a snapshot that somebody has written.
    package mutating func add(_ written: WrittenCheckpoint, as name: String) throws(JSONFault) {
        guard RegistryInstance.isSnapshotName(name) else { throw JSONFault("\"\(name)\" is no name of a snapshot") }
        guard snapshots.count < RegistryInstance.mostSnapshots else {
            throw JSONFault("there are more than \(RegistryInstance.mostSnapshots) snapshots")
        }
        snapshots[name] = try written.checkpoint(under: policy)
    }

    /// Goes on where a registry was that has been kept.
    package mutating func resume(_ kept: KeptRegistry) throws(JSONFault) {
        for (name, written) in (kept.snapshots ?? [:]).sorted(by: { $0.key < $1.key }) {
            do throws(JSONFault) { try add(written, as: name) } catch {
                throw error.below(JSONPath()["snapshots"][name])
            }
        }
        do throws(JSONFault) {
            let present = try kept.present.moment.checkpoint(under: policy)
            for (index, fault) in kept.present.faults.enumerated() {
                try fault.check(at: JSONPath()["faults"][index])
            }
            store.restore(present)
        } catch { throw error.below(JSONPath()["now"]) }
        (tokens, toldHints) = (kept.tokens ?? [], kept.hints ?? 0)
        presentFaults = kept.present.faults
        reservedNamesApply = kept.present.reservedNamesApply
        store.transactions.last = kept.present.transactions
    }
}

extension RegistryPlan {
    /// The registry that is planned, under a policy of these or one of the program's.
    func prepared(among policies: [String: Policy]) throws(JSONFault) -> PreparedRegistry {
        let clock = try clock.clock()
        let policy = try policy.policy(among: policies)
        var registry = PreparedRegistry(try world(policy, at: clock.now), clock: clock, randomSeed: randomSeed)
        registry.faults = faults
        return registry
    }

    private func world(_ policy: Policy, at start: Instant) throws(JSONFault) -> sending World {
        do throws(JSONFault) {
            let random = PreparedRegistry.source(randomSeed)
            return try seed.seed(under: policy).world(policy: policy, start: start, random: random)
        } catch { throw error.below(JSONPath()["seed"]) }
    }
}
