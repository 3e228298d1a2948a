import Locks
import Registry
import Scorecards
import Session

/// What somebody is to do in a registry, and how much help there was.
extension RegistryInstance {
    /// Brings the exercise's card in, and runs it; in a registry that goes on, what the card has at its beginning was done then.
    func beginExercise(isResumed: Bool) {
        guard let exercise, bring(exercise.card) else { return }
        _ = start(exercise.card, only: Exercise.registrar, isRun: true, isResumed: isResumed)
    }

    /// The hints that have been told.
    package var hints: [String] { (exercise?.hints ?? []).prefix(toldHints.withLock(\.self)).map(\.self) }

    /// Tells the next hint; false where there is none left.
    package func tellHint() -> Bool {
        let most = exercise?.hints.count ?? 0
        return toldHints.withLock { told in
            guard told < most else { return false }
            told += 1
            return true
        }
    }

    /// With what the student logs in.
    package var studentPassword: String? {
        server.store.operate { world, _ in world.registrars[Exercise.registrar]?.password.revealed }
    }
}
