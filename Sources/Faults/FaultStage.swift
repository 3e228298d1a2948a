/// Where on the way of a connection or a frame a fault acts.
package enum FaultStage: String, Sendable, CaseIterable {
    /// The connection has come; nothing is said yet.
    case accept
    /// TLS is being spoken.
    case handshake
    /// TLS stands, and the greeting would be next (RFC 5734 §2).
    case greeting
    /// A command has been read and not carried out.
    case beforeCommand
    /// A command has been carried out, and its answer would be next.
    case afterCommand
    /// The answer's XML is rewritten.
    case answer
    /// The answer's bytes are sent in another way.
    case frame

    /// When faults of this stage are chosen.
    ///
    /// What happens after a command must be known before it, since it may keep the command from taking effect.
    package var choice: Choice {
        switch self {
        case .accept: .accept
        case .handshake: .handshake
        case .greeting: .greeting
        case .beforeCommand, .afterCommand: .command
        case .answer, .frame: .answer
        }
    }

    /// The moments at which the rules are asked; the first that matches is the one that acts.
    package enum Choice { case accept, handshake, greeting, command, answer }
}
