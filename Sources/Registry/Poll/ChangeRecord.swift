import EPP

/// What the registry did to an object by itself, as the object's sponsor is told (RFC 8590 §3.1.2).
package struct ChangeRecord: Sendable, Equatable {
    /// Whether the message shows the object before the change or after it.
    package enum State: String, Sendable, Codable { case before, after }

    /// RFC 8590's operations, so far as time brings them about.
    package enum Operation: Sendable, Equatable {
        case transfer(String)
        case update
        case purge
        case autoRenew
    }

    package let state: State
    package let operation: Operation
    package let date: Instant
    /// In the registry's words.
    package let reason: String

    package init(_ state: State, _ operation: Operation, at date: Instant, _ reason: String) {
        self.state = state
        self.operation = operation
        self.date = date
        self.reason = reason
    }
}
