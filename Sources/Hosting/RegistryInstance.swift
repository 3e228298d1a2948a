import Commands
import Crypto
import EPP
import Faults
import JSON
import Journal
import Locks
import Network
import Registry
import Scorecards
import Seed
import Session
import TLS

/// One of the registries of a process, as its operator sees it.
package final class RegistryInstance: Sendable {
    package let id: String
    package let server: EPPServer
    /// How clients come to it.
    package let endpoint: Endpoint
    /// Where it listens: its own port, or the shared one.
    package let port: Int
    /// How it was when it was made.
    package let beginning: Checkpoint
    /// What codes and salts were made of, if they are the same in every run.
    package let randomSeed: UInt64?
    let listener: Listener?
    private let random: SeededRandom?
    private let labelled = Locked<String?>(nil)
    private let snapshots: Locked<[String: Checkpoint]>
    /// Holders who fetch codes themselves; forgotten whenever everything is made as it was.
    let holders = Locked(HolderAccess())
    /// By what clients are being judged, by the names of the cards.
    let watches = Locked<[String: CardWatch]>([:])
    /// What somebody is to do here.
    package let exercise: Exercise?
    /// With what the student comes, where that is wanted.
    let certificate = Locked<(identity: TLSIdentity, fingerprint: String)?>(nil)
    /// How many of its hints have been told.
    let toldHints: Locked<Int>
    /// Cards besides those of the program.
    let ownCards = Locked<[String: Scorecard]>([:])
    /// Who is let into this registry alone.
    package let tokens: RegistryTokens
    /// Each holds on to everything that has changed since.
    package static let mostSnapshots = 100

    init(
        _ id: String,
        _ registry: PreparedRegistry,
        _ server: EPPServer,
        _ endpoint: Endpoint,
        port: Int,
        listener: Listener?,
        exercise: Exercise? = nil
    ) {
        self.id = id
        self.server = server
        self.endpoint = endpoint
        self.port = port
        beginning = registry.beginning
        randomSeed = registry.randomSeed
        snapshots = Locked(registry.snapshots)
        tokens = RegistryTokens(registry.tokens)
        toldHints = Locked(registry.toldHints)
        self.listener = listener
        self.exercise = exercise
        random = registry.random
    }

    /// What people call it.
    package var label: String? {
        get { labelled.withLock(\.self) }
        set {
            let former = labelled.withLock { label in
                defer { label = newValue }
                return label
            }
            if former != newValue { note(.label, id, former, newValue, "the label") }
        }
    }

    package var clock: Clock { server.store.clock }

    /// As it is now.
    package var checkpoint: Checkpoint {
        server.store.operate { [clock] world, now in Checkpoint(world.snapshot, clock, at: now) }
    }

    /// Makes everything as it was then, the time included unless it was the machine's; sessions of registrars that are gone are ended.
    package func restore(_ checkpoint: Checkpoint) {
        let former = ClockSetting(clock)
        server.store.restore(checkpoint)
        admitCertificate()
        let present = ClockSetting(clock)
        if former != present { note(.clock, "clock", former, present, "the clock is set back") }
        holders.withLock { $0 = HolderAccess() }
        server.attempts.removeAll()
        endStraySessions()
    }

    /// Everything as it was when the registry was made, with the faults of then and an empty journal; only snapshots stay.
    package func reset() {
        changeFaults { $0.reset() }
        random?.rewind()
        restore(beginning)
        server.journal?.removeAll()
        toldHints.withLock { $0 = 0 }
        resetCards()
    }

    /// Puts a seed in the place of everything that the registry knows.
    package func replace(by seed: Seed) throws(JSONFault) {
        // Built beside the world, so that commands wait only for its taking its place.
        let (policy, random, now) = server.store.operate { world, now in (world.policy.whole, world.random, now) }
        let fresh = try seed.world(policy: policy, start: now, random: random).snapshot
        // What was there is given up outside the lock: that takes as long as there is much of it.
        let former = server.store.operate { world, _ in
            let former = world.snapshot
            world.restore(fresh)
            return former
        }
        withExtendedLifetime(former) {}
        holders.withLock { $0 = HolderAccess() }
        server.attempts.removeAll()
        endStraySessions()
    }

    /// Ends the sessions of registrars that the registry no longer knows.
    package func endStraySessions() {
        let known = server.store.operate { world, _ in Set(world.registrars.keys) }
        server.live.end { session in session.client.map { !known.contains($0) } ?? false }
    }
}

/// Checkpoints that have names.
extension RegistryInstance {
    /// All of them.
    package var named: [String: Checkpoint] { snapshots.withLock(\.self) }

    /// Whether a snapshot may be called so.
    package static func isSnapshotName(_ name: String) -> Bool {
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.isASCII && $0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0)
        }
        return isPlain && (1...64).contains(name.utf8.count)
    }

    /// What a snapshot may be called.
    package static let snapshotNames = "A name is 1 to 64 letters, digits, hyphens, dots and underscores."

    /// Notes the present under a name; false, when there are too many.
    package func note(as name: String) -> Bool {
        let checkpoint = checkpoint
        let (isNoted, former) = snapshots.withLock { snapshots -> (Bool, Checkpoint?) in
            guard snapshots[name] != nil || snapshots.count < Self.mostSnapshots else { return (false, nil) }
            return (true, snapshots.updateValue(checkpoint, forKey: name))
        }
        if isNoted { note(.snapshot, name, former.map(SnapshotTimes.init), SnapshotTimes(checkpoint), "a snapshot") }
        return isNoted
    }

    /// Forgets a snapshot; false, when there is none of this name.
    package func forget(_ name: String) -> Bool {
        guard let former = snapshots.withLock({ $0.removeValue(forKey: name) }) else { return false }
        note(.snapshot, name, SnapshotTimes(former), SnapshotTimes?.none, "a snapshot is forgotten")
        return true
    }
}
