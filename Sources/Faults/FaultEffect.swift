/// What goes wrong.
///
/// As JSON each is an object with one key: `{"delay": {"milliseconds": 500}}`. What is optional may be left out.
package enum FaultEffect: Sendable, Equatable, Codable {
    /// Waits before the TLS handshake.
    case delayHandshake(milliseconds: Int)
    /// Shows a certificate that is no good.
    case certificate(is: BadCertificate)
    /// Refuses the handshake with a fatal unrecognized_name alert.
    case refuseName
    /// Ends the connection; `undo` keeps the command from taking effect where its answer is lost.
    case close(at: FaultMoment, by: FaultEnding? = nil, undo: Bool? = nil)

    /// Answers with this result, without carrying the command out unless `carriesOut`.
    case result(code: Int, message: String? = nil, carriesOut: Bool? = nil)
    /// Answers a registrar's commands beyond so many a second with `code` (2400 by default).
    case rateLimit(perSecond: Int, code: Int? = nil, byRegistryClock: Bool? = nil)
    /// Answers 2502 to the login of a registrar that has so many sessions (RFC 5730 §3).
    case sessionLimit(sessions: Int)
    /// Answers every command but login and logout with 2400, or with 2500 and the end if `closes`.
    case maintenance(during: FaultWindow, closes: Bool? = nil)
    /// Leaves the command without an answer and the connection open; `undo` keeps it from taking effect.
    case neverAnswer(undo: Bool? = nil)

    /// Answers with another clTRID, or without one.
    case clientTransactionID(becomes: String? = nil)
    /// Answers about another object.
    case foreignObject(name: String? = nil)
    /// Writes the same answer in another, legal way.
    case style(as: [AnswerStyle])
    /// Writes an answer that is not valid by the schema, or not XML.
    case invalid(by: InvalidAnswer)

    /// Answers later; up to `jitter` more is drawn by lot.
    case delay(milliseconds: Int, jitter: Int? = nil)
    /// Answers each further error of a session so much later than the one before.
    case tarpit(milliseconds: Int)
    /// Sends the answer in drips.
    case slow(bytesPerWrite: Int, everyMilliseconds: Int)
    /// Sends so many bytes of the frame, the header's four included, and then ends the connection or, without `then`,
    /// goes silent.
    case truncate(after: Int, then: FaultEnding? = nil)
    /// Announces a length that is so much too great or too small.
    case wrongLength(difference: Int)
    /// Pads the answer with white space to this length.
    case oversized(bytes: Int)
    /// Sends a proper frame of random bytes.
    case garbage(bytes: Int)

    /// Where it acts.
    package var stage: FaultStage {
        switch self {
        case .delayHandshake: .accept
        case .certificate, .refuseName: .handshake
        case .close(let moment, _, _): Self.stage(of: moment)
        case .rateLimit, .sessionLimit, .maintenance: .beforeCommand
        case .result(_, _, let carriesOut): carriesOut == true ? .afterCommand : .beforeCommand
        case .neverAnswer: .afterCommand
        case .clientTransactionID, .foreignObject, .style, .invalid: .answer
        case .delay, .tarpit, .slow, .truncate, .wrongLength, .oversized, .garbage: .frame
        }
    }

    private static func stage(of moment: FaultMoment) -> FaultStage {
        switch moment {
        case .beforeHandshake: .accept
        case .beforeGreeting: .greeting
        case .beforeCommand: .beforeCommand
        case .beforeAnswer: .afterCommand
        }
    }
}
