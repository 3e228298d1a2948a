import JSON
import Locks
import Registry

/// A call of the operator that is under way: one entry tells at its end what it was, and all that it has changed.
final class OperatorCall: Sendable {
    /// The one that this thread carries out.
    @TaskLocal static var current: OperatorCall?

    private let journal: Journal
    private let text: String
    private let state = Locked(State())

    private struct State {
        var changes = RecordedChanges()
        var isTold = false
    }

    init(_ text: String, _ journal: Journal) { (self.text, self.journal) = (text, journal) }

    /// The one that this thread carries out in the registry of a journal.
    static func current(of journal: Journal) -> OperatorCall? { current.flatMap { $0.journal === journal ? $0 : nil } }

    /// An entry has one revision: what was changed before is told first.
    func take(_ revision: Revision) {
        tell()
        state.withLock { $0.changes.revision = revision }
    }

    func take(_ setting: SettingChange) { state.withLock { $0.changes.settings.append(setting) } }

    /// Tells what has changed the registry's state so far, before something else does.
    func tell() {
        let changes = state.withLock { state -> RecordedChanges? in
            guard state.changes.revision != nil else { return nil }
            defer { state = State(isTold: true) }
            return state.changes
        }
        if let changes { journal.record(.operator(text, changes)) }
    }

    /// Tells of it, unless that is done; of one that is not to be told for itself, what it has changed.
    func end(isTold: Bool) {
        let (changes, wasTold) = state.withLock { ($0.changes, $0.isTold) }
        if isTold && !wasTold || changes.count > 0 { journal.record(.operator(text, changes)) }
    }
}

extension Journal {
    /// Carries out a call of the operator: whatever it changes in the registry, by whatever way, is told in its entry.
    ///
    /// One that fails, or that `isTold` says is none by itself, has an entry only if it has changed something.
    package func operate<Result, Failure: Error>(
        _ text: String,
        isTold: Bool = true,
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let call = OperatorCall(text, self)
        let result = OperatorCall.$current.withValue(call) { () -> Swift.Result<Result, Failure> in
            do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
        }
        if case .success = result { call.end(isTold: isTold) } else { call.end(isTold: false) }
        return try result.get()
    }

    /// Notes what the operator has changed and is no part of the registry's state; where no call is under way, in an entry
    /// with this text.
    package func note(_ setting: SettingChange, otherwise text: String) {
        if let call = OperatorCall.current(of: self) { return call.take(setting) }
        var changes = RecordedChanges()
        changes.settings = [setting]
        record(.operator(text, changes))
    }
}

extension Journal: WorldWitness {
    package func clockActed(_ action: DueAction, _ text: String, _ revision: Revision) {
        OperatorCall.current(of: self)?.tell()
        record(.acted(action, text, revision))
    }

    /// What changes something outside of all calls is the process that the registry is a part of.
    package func operated(_ revision: Revision) {
        if let call = OperatorCall.current(of: self) { return call.take(revision) }
        record(.operator("the process", RecordedChanges(revision)))
    }
}
