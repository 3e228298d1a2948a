import EPP
import Registry
import XML

/// A finished command, its types forgotten: what to change, and the answer as it is written already.
///
/// A class, as it is handed out of the lock and through several hands: one reference, not a dozen.
package final class Outcome: Sendable {
    package let code: ResultCode
    /// Why the command was refused, where an extension has something to say about that.
    package let refusal: EPPError?
    package let changes: [Change]
    /// What the session becomes.
    package let effect: SessionEffect
    /// The answer's XML; empty for a refusal, which the session words.
    package let answer: [UInt8]
    /// What extensions say about a refusal, for clients that listed them.
    package let extensions: [Fragment]

    /// What was decided, and how that is answered.
    init<Subject>(_ decision: borrowing Decision<Subject>, _ answer: Response) {
        code = decision.code
        refusal = nil
        let sideEffects = decision.sideEffects
        let own = decision.changes(decision.subject)
        changes = sideEffects.isEmpty ? own : own + sideEffects
        effect = decision.effect
        self.answer = answer.bytes
        extensions = []
    }

    /// A refusal that leaves a trace; 2200 is a failed login's code alone (RFC 5730 §3).
    init(refusing error: EPPError, _ changes: [Change], _ extensions: [Fragment]) {
        code = error.code
        refusal = error
        self.changes = changes
        effect = error.code == .authenticationError ? .loginFailed : .none
        answer = []
        self.extensions = extensions
    }

    private init(_ outcome: Outcome, adding more: [Change]) {
        (code, refusal, changes) = (outcome.code, outcome.refusal, outcome.changes + more)
        (effect, answer, extensions) = (outcome.effect, outcome.answer, outcome.extensions)
    }

    /// The same, with more that changes.
    func adding(_ more: [Change]) -> Outcome { more.isEmpty ? self : Outcome(self, adding: more) }
}

/// An element that was put aside although the command succeeded, and why: an `<extValue>` of the answer (RFC 5730 §2.6).
package struct Remark: Sendable, Equatable {
    package let item: Item
    package let reason: String

    package init(_ item: Item, _ reason: String) {
        self.item = item
        self.reason = reason
    }
}

/// What a command does to the session it came by.
package enum SessionEffect: Sendable, Equatable {
    case none
    /// The client is logged in from now on.
    case loggedIn(ClientID, Services)
    /// A login failed: enough of these close the connection (RFC 5730 §2.9.1.1).
    case loginFailed
}

/// `<msgQ>`: how many messages wait, and which is meant (RFC 5730 §2.6).
package struct QueueState: Sendable, Equatable {
    package let count: Int
    package let id: Int
    /// Date and text go into the answer to a poll request and nowhere else.
    package let message: Message?

    package struct Message: Sendable, Equatable {
        package let queued: Instant
        package let text: String

        package init(queued: Instant, text: String) {
            self.queued = queued
            self.text = text
        }
    }

    package init(count: Int, id: Int, message: Message? = nil) {
        self.count = count
        self.id = id
        self.message = message
    }
}

/// A part of an answer: its namespace, and how it is written.
package struct Fragment: Sendable {
    package typealias Write = @Sendable (inout XMLWriter) -> Void

    package let namespace: String
    package let write: Write

    package init(_ namespace: String, _ write: @escaping Write) {
        self.namespace = namespace
        self.write = write
    }
}

extension QueueState {
    /// What waits for a registrar, and which message is the first; nil where none waits.
    package init?(of client: ClientID, in world: World) {
        guard let queue = world.queues[client], let first = queue.first else { return nil }
        self.init(count: queue.count, id: first.id)
    }
}
