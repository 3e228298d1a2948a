import EPP

/// What a fault does with a command: whether it runs, whether that counts, and what is answered.
package struct Intervention {
    package var carriesOut = true
    /// Otherwise it is decided and not applied.
    package var applies = true
    package var answers = true
    /// The answer in place of the command's own.
    package var result: (code: Int, message: String?)?
    package var ending: FaultEnding?

    /// A command without a fault.
    package init() {}

    package init(_ effect: FaultEffect) {
        switch effect {
        case .result(let code, let message, let carriesOut):
            result = (code, message)
            self.carriesOut = carriesOut == true
        case .rateLimit(_, let code, _): refuse(code ?? ResultCode.commandFailed.rawValue)
        case .sessionLimit: refuse(ResultCode.sessionLimitClosing.rawValue)
        case .maintenance(_, let closes):
            refuse((closes == true ? ResultCode.commandFailedClosing : .commandFailed).rawValue)
        case .neverAnswer(let undo):
            answers = false
            applies = undo != true
        case .close(let moment, let ending, let undo):
            answers = false
            carriesOut = moment != .beforeCommand
            applies = undo != true
            self.ending = ending ?? .orderly
        default: break
        }
    }

    private mutating func refuse(_ code: Int) {
        result = (code, nil)
        carriesOut = false
    }
}
