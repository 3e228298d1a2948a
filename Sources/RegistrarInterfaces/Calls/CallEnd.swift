import Faults
import HTTP
import Network
import Session

/// Why a call ends before its answer is complete: the one error type of this target.
enum CallEnd: Error {
    /// The registry has refused a command.
    case refused(Refusal)
    /// The registry's answer can't be used, or there is no session: as if it could not be reached.
    case unreachable(String)
    /// A fault has kept the registry's answer away: the call's own answer is kept away in the same manner.
    case lost(FaultEnding)
    /// No answer of the registry's will come, and so none to the call.
    case silent
    /// The registry's answer is there at this time: the call is to be begun again then.
    case waiting(until: Monotonic)
    /// What the interface itself has to say.
    case problem(HTTPProblem)
}

/// What the registry says when it does not do something.
struct Refusal: Sendable, Equatable {
    /// Such as `domain:update`.
    let command: String
    let code: Int
    let message: String
    let reasons: [String]
    /// The domain that the command was about.
    let name: String

    /// In one sentence.
    var sentence: String { ([message] + reasons).joined(separator: ": ") }
}
