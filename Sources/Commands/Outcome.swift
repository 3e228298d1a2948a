import EPP
import Registry

/// A finished command, its types forgotten: what to change, what to answer.
package struct Outcome: Sendable {
    package let code: ResultCode
    package let changes: [Change]
    /// What goes into `<resData>`.
    package let answer: Fragment?
    /// What goes into `<extension>`.
    package let extensions: [Fragment]
    package let queue: QueueState?
    package let effect: SessionEffect

    init<C: Command>(_ decision: Decision<C.Subject>, of _: C.Type, _ extensions: [Fragment]) {
        let subject = decision.subject
        code = decision.code
        changes = decision.changes(subject) + decision.sideEffects
        answer = decision.answer.map { answer in
            Fragment(answer.namespace) { xml in answer.write(subject, &xml) }
        }
        self.extensions = extensions
        queue = decision.queue
        effect = decision.effect
    }
}
