import EPP
import Registry
import XML

/// What a command wants: an answer, and changes.
///
/// Extensions may amend both; nothing has happened yet.
package struct Decision<Subject: Sendable>: Sendable {
    package typealias Write = @Sendable (Subject, inout XMLWriter) -> Void

    package var code: ResultCode = .success
    package var subject: Subject
    /// What the subject becomes in the world.
    package var changes: @Sendable (Subject) -> [Change]
    /// What the answer carries in `<resData>`, and of which namespace it is.
    package var answer: (namespace: String, write: Write)?
    /// Nil where there is none of it, which is nearly always.
    private(set) var rareParts: Shared<RareParts>?

    /// A decision that changes the subject; its answer has no `<resData>`.
    package init(_ subject: consuming Subject, changes: @escaping @Sendable (Subject) -> [Change]) {
        self.subject = subject
        self.changes = changes
    }

    /// A decision that changes nothing.
    package init(_ subject: consuming Subject) { self.init(consume subject, changes: { _ in [] }) }

    /// A decision that changes nothing, and shows its subject.
    package init(showing subject: consuming Subject, in namespace: String, _ write: @escaping Write) {
        self.subject = consume subject
        changes = { _ in [] }
        answer = (namespace, write)
    }

    /// The same decision, with an answer.
    package consuming func answering(_ namespace: String, _ write: @escaping Write) -> Decision {
        answer = (namespace, write)
        return self
    }
}

/// What few decisions have.
struct RareParts: Sendable {
    var sideEffects: [Change] = []
    var queue: QueueState?
    var extensions: [Fragment] = []
    var effect = SessionEffect.none
    var remarks: [Remark] = []
}

extension Decision {
    /// What else will change.
    package var sideEffects: [Change] {
        get { rareParts?.value.sideEffects ?? [] }
        set { change { $0.sideEffects = newValue } }
    }
    /// The `<msgQ>` of a poll's answer.
    package var queue: QueueState? {
        get { rareParts?.value.queue }
        set { change { $0.queue = newValue } }
    }
    /// What extensions add to the answer at once, for clients that listed them.
    package var extensions: [Fragment] {
        get { rareParts?.value.extensions ?? [] }
        set { change { $0.extensions = newValue } }
    }
    /// What becomes of the session.
    package var effect: SessionEffect {
        get { rareParts?.value.effect ?? .none }
        set { change { $0.effect = newValue } }
    }
    /// What was put aside, told beside the success.
    package var remarks: [Remark] {
        get { rareParts?.value.remarks ?? [] }
        set { change { $0.remarks = newValue } }
    }

    private mutating func change(_ body: (inout RareParts) -> Void) {
        var parts = rareParts ?? Shared(RareParts())
        body(&parts.value)
        rareParts = parts
    }
}

extension Decision where Subject == Void {
    /// A decision about nothing that an extension could amend.
    package init(changes: [Change] = []) { self.init((), changes: { _ in changes }) }
}
