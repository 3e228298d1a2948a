import EPP
import Network
import TLS
import XML

/// A fault that acts now.
package struct Fault: Sendable, Equatable {
    /// The rule that asked for it, or `reserved:` and the name that did.
    package let id: String
    package let effect: FaultEffect
    /// The random number that was drawn for it: for jitter, for garbage.
    let drawn: UInt64
    /// Errors of this session so far.
    let errors: Int

    /// What is done with the connection that has just come.
    package var admission: Admission { effect.kind.admission }

    /// How the connection ends instead of a greeting; nil if it does not.
    package var endingInsteadOfGreeting: FaultEnding? { effect.kind.endingInsteadOfGreeting }

    /// What is done with the command beside, or instead of, carrying it out.
    package var intervention: Intervention { effect.kind.intervention }

    /// The answer's XML as this fault makes it; the answer itself where it acts elsewhere.
    package func rewrite(_ answer: [UInt8], _ reader: XMLReader) -> [UInt8] {
        guard effect.stage == .answer, let root = try? reader.read(answer) else { return answer }
        return effect.kind.document(from: root)
    }

    /// How the answer's frame goes out.
    package func delivery(of answer: [UInt8]) -> Delivery {
        effect.kind.delivery(of: answer, drawn: drawn, errors: errors)
    }
}

/// What a fault does with a command: whether it runs, whether that counts, and what is answered.
package struct Intervention: Sendable {
    package var carriesOut = true
    /// Otherwise it is decided and not applied.
    package var applies = true
    package var answers = true
    /// The answer in place of the command's own.
    package var result: (code: Int, message: String?)?
    package var ending: FaultEnding?

    /// A command without a fault.
    package init() {}

    /// A command that is answered with a code and not carried out.
    init(refusingWith code: Int) {
        result = (code, nil)
        carriesOut = false
    }
}

/// How an answer's frame goes out under a fault.
package struct Delivery: Sendable {
    package let steps: [Output.Step]
    /// How the connection ends after that, if it does.
    package let ending: FaultEnding?

    init(_ steps: [Output.Step], ending: FaultEnding? = nil) {
        self.steps = steps
        self.ending = ending
    }

    /// The usual way.
    init(of answer: [UInt8]) { self.init([.send(Self.frame(answer))]) }

    static func frame(_ answer: [UInt8]) -> [UInt8] { FrameDecoder.header(forXMLOf: answer.count) + answer }
}

/// How a connection is brought to its end.
package enum FaultEnding: String, Sendable, Equatable, Codable, CaseIterable {
    /// With close_notify, as RFC 5734 §9 has it.
    case orderly
    /// Without close_notify.
    case abort
    /// With a TCP reset.
    case reset

    package var step: Output.Step {
        switch self {
        case .orderly: .close
        case .abort: .abort
        case .reset: .reset
        }
    }
}
