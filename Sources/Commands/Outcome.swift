import EPP
import Registry

/// A finished command, its types forgotten: what to change, what to answer.
package struct Outcome: Sendable {
    package let code: ResultCode
    /// Why the command was refused, where an extension has something to say about that.
    package let refusal: EPPError?
    package let changes: [Change]
    /// What goes into `<resData>`.
    package let answer: Fragment?
    /// What goes into `<extension>`: only for clients that listed the namespace.
    package let extensions: [Fragment]
    package let queue: QueueState?
    package let effect: SessionEffect

    init<C: Command>(_ decision: Decision<C.Subject>, of _: C.Type, _ extensions: [Fragment]) {
        let subject = decision.subject
        code = decision.code
        refusal = nil
        changes = decision.changes(subject) + decision.sideEffects
        answer = decision.answer.map { answer in
            Fragment(answer.namespace) { xml in answer.write(subject, &xml) }
        }
        self.extensions = extensions
        queue = decision.queue
        effect = decision.effect
    }

    /// A refusal that leaves a trace; 2200 is a failed login's code alone (RFC 5730 §3).
    init(refusing error: EPPError, _ changes: [Change], _ extensions: [Fragment]) {
        code = error.code
        refusal = error
        self.changes = changes
        answer = nil
        self.extensions = extensions
        queue = nil
        effect = error.code == .authenticationError ? .loginFailed : .none
    }
}
