import Journal
import Locks
import Registry
import Scorecards

/// A registry's clients are being judged by a card: the journal is read when somebody asks, and in time before it forgets;
/// where the card is run, with every command as long as the operator has something to do, so that it is done before the
/// client's next one.
///
/// No lock that commands wait for is held while it judges.
package final class CardWatch: JournalFollower {
    /// Whether the operator acts, as the card says.
    package let isRun: Bool
    private let journal: Journal
    private let state: Locked<State>
    /// Carries an act out for a registrar.
    private let act: @Sendable (OperatorAct, ClientID, CardStep) -> Void

    private struct State {
        var judge: CardJudge
        var isOver = false
        var isActing = false
    }

    init(
        _ judge: CardJudge,
        _ journal: Journal,
        isRun: Bool,
        act: @escaping @Sendable (OperatorAct, ClientID, CardStep) -> Void
    ) {
        (self.journal, self.isRun, self.act) = (journal, isRun, act)
        state = Locked(State(judge: judge))
    }

    /// Begins: what the card has at its beginning is done, unless it has been.
    func start(isResumed: Bool) {
        if isResumed { state.withLock { state in _ = state.judge.takeDueActs() } }
        let acts = isRun && !isRelieved
        journal.follow(by: self, acts: acts)
        if acts { commandDecided() }
    }

    /// Ends it; what was not seen by now never is.
    package func stop() {
        journal.unfollow(self)
        state.withLock { [journal] state in
            guard !state.isOver else { return }
            state.judge.take(journal.readings(after: state.judge.through))
            state.judge.conclude()
            state.isOver = true
        }
    }

    /// Whether it goes on, and the operator has done all.
    private var isRelieved: Bool { state.withLock { !$0.isOver && !$0.judge.awaitsActs } }

    package var isOver: Bool { state.withLock(\.isOver) }

    /// How everything stands now.
    package var judge: CardJudge {
        catchUp()
        return state.withLock(\.judge)
    }

    package func catchUp() {
        state.withLock { [journal] state in
            guard !state.isOver else { return }
            state.judge.take(journal.readings(after: state.judge.through))
        }
    }

    package func commandDecided() {
        // What an act brings about is judged by the turn that it is a part of.
        let isFree = state.withLock { state in
            defer { state.isActing = true }
            return !state.isActing && !state.isOver
        }
        guard isFree else { return catchUp() }
        while true {
            catchUp()
            let due = state.withLock { state in
                let due = state.judge.takeDueActs()
                if due.isEmpty { state.isActing = false }
                return due
            }
            guard !due.isEmpty else {
                // Nothing is to be done any more: from now on it is enough to read when somebody asks.
                if isRelieved { journal.follow(by: self, acts: false) }
                return
            }
            for (registrar, step) in due { for one in step.acts { act(one, registrar, step) } }
        }
    }
}
