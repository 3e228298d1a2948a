import Network

/// Ends the connection.
struct Close: FaultKind {
    static let name = "close"
    static let summary = "the connection ends. At `beforeAnswer` the command took effect, unless `undo`"
    static let parameters = [
        FaultParameter("at", .word(FaultMoment.allCases.map(\.rawValue))),
        FaultParameter(
            "by",
            .word(FaultEnding.allCases.map(\.rawValue)),
            isRequired: false,
            note: "`orderly` says close_notify"
        ),
        FaultParameter("undo", .flag, isRequired: false),
    ]
    static let sample = Close(at: .beforeAnswer)

    var at: FaultMoment
    var by: FaultEnding?
    /// Keeps the command from taking effect where its answer is lost.
    var undo: Bool?

    var stage: FaultStage {
        switch at {
        case .beforeHandshake: .accept
        case .beforeGreeting: .greeting
        case .beforeCommand: .beforeCommand
        case .beforeAnswer: .afterCommand
        }
    }

    var losesAnswer: Bool { at == .beforeAnswer }
    var admission: Admission { by == .reset ? .reset : .close }
    var endingInsteadOfGreeting: FaultEnding? { by ?? .orderly }

    var intervention: Intervention {
        var intervention = Intervention()
        intervention.answers = false
        intervention.carriesOut = at != .beforeCommand
        intervention.applies = undo != true
        intervention.ending = by ?? .orderly
        return intervention
    }
}

/// When a connection is closed on purpose; for the middle of an answer see `Truncate`.
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

extension FaultEffect {
    package static func close(at moment: FaultMoment, by ending: FaultEnding? = nil, undo: Bool? = nil) -> FaultEffect {
        FaultEffect(Close(at: moment, by: ending, undo: undo))
    }
}
