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
    /// What else will change.
    package var sideEffects: [Change] = []
    /// What the answer carries in `<resData>`, and of which namespace it is.
    package var answer: (namespace: String, write: Write)?
    /// The `<msgQ>` of a poll's answer.
    package var queue: QueueState?
    /// What extensions add to the answer at once, for clients that listed them.
    package var extensions: [Fragment] = []
    package var effect = SessionEffect.none
    /// What was put aside, told beside the success.
    package var remarks: [Remark] = []

    /// A decision that changes the subject; its answer has no `<resData>`.
    package init(_ subject: Subject, changes: @escaping @Sendable (Subject) -> [Change]) {
        self.subject = subject
        self.changes = changes
    }

    /// A decision that changes nothing.
    package init(_ subject: Subject) { self.init(subject, changes: { _ in [] }) }

    /// The same decision, with an answer.
    package func answering(_ namespace: String, _ write: @escaping Write) -> Decision {
        var decision = self
        decision.answer = (namespace, write)
        return decision
    }
}

extension Decision where Subject == Void {
    /// A decision about nothing that an extension could amend.
    package init(changes: [Change] = []) { self.init((), changes: { _ in changes }) }
}
