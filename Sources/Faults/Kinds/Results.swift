import EPP

/// Answers with this result, without carrying the command out unless `carriesOut`.
struct ForceResult: FaultKind {
    static let name = "result"
    static let summary = "this result; the command takes effect only if `carriesOut`"
    static let parameters = [
        FaultParameter("code", .integer), FaultParameter("message", .text, isRequired: false),
        FaultParameter("carriesOut", .flag, isRequired: false),
    ]
    static let sample = ForceResult(code: 2400)

    var code: Int
    var message: String?
    var carriesOut: Bool?

    var resultCode: Int? { code }

    var stage: FaultStage { carriesOut == true ? .afterCommand : .beforeCommand }

    var intervention: Intervention {
        var intervention = Intervention()
        intervention.result = (code, message)
        intervention.carriesOut = carriesOut == true
        return intervention
    }
}

/// Leaves the command without an answer and the connection open.
struct NeverAnswer: FaultKind {
    static let name = "neverAnswer"
    static let summary = "no answer, and the connection stays open"
    static let parameters = [FaultParameter("undo", .flag, isRequired: false)]
    static let sample = NeverAnswer()

    /// Keeps the command from taking effect.
    var undo: Bool?

    var stage: FaultStage { .afterCommand }
    var losesAnswer: Bool { true }

    var intervention: Intervention {
        var intervention = Intervention()
        intervention.answers = false
        intervention.applies = undo != true
        return intervention
    }
}

extension FaultEffect {
    package static func result(code: Int, message: String? = nil, carriesOut: Bool? = nil) -> FaultEffect {
        FaultEffect(ForceResult(code: code, message: message, carriesOut: carriesOut))
    }

    package static func neverAnswer(undo: Bool? = nil) -> FaultEffect { FaultEffect(NeverAnswer(undo: undo)) }
}
