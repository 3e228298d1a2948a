/// When a connection is closed on purpose; for the middle of an answer see `FaultEffect.truncate`.
package enum FaultMoment: String, Sendable, Equatable, Codable, CaseIterable {
    /// Before a byte of TLS.
    case beforeHandshake
    /// TLS stands, and no greeting follows.
    case beforeGreeting
    /// The command is not carried out.
    case beforeCommand
    /// The command is carried out, and its answer is lost: the client cannot tell (RFC 5734 §3).
    case beforeAnswer
}
