import EPP
import Network
import TLS
import XML

/// One kind of fault: its parameters, where it acts, what it does, and how the manual tells of it.
///
/// A kind is one type in one file and one line in `FaultEffect.kinds`: the JSON, its schema, the manual's table and the
/// samples follow. It implements what belongs to its stage; the rest has defaults that do nothing.
package protocol FaultKind: Codable, Equatable, Sendable {
    /// The key of the effect's JSON object: `delay` in `{"delay": {"milliseconds": 500}}`.
    static var name: String { get }
    /// What the client meets, for the manual.
    static var summary: String { get }
    /// The fields of the effect's JSON object, in the manual's order.
    static var parameters: [FaultParameter] { get }
    /// One that can be added as it is.
    static var sample: Self { get }

    /// Where it acts.
    var stage: FaultStage { get }

    /// Whether the client cannot read the answer at all.
    var losesAnswer: Bool { get }

    /// The result that it gives in place of the command's, where it gives one.
    var resultCode: Int? { get }

    /// Whether what the effect itself waits for has come about.
    func isDue(_ context: FaultContext, _ counts: inout CommandCounts) -> Bool

    /// Stage `accept`: what is done with the connection.
    var admission: Admission { get }
    /// Stage `handshake`: what is answered to the name that the client asks for.
    func choice(_ certificates: FaultCertificates?) -> TLSConnection.NameChoice
    /// Stage `greeting`: how the connection ends instead.
    var endingInsteadOfGreeting: FaultEnding? { get }
    /// Stages `beforeCommand` and `afterCommand`: what is done with the command.
    var intervention: Intervention { get }
    /// Stage `answer`: the answer written anew.
    func document(from answer: Element) -> [UInt8]
    /// Stage `frame`: how the answer goes out; `drawn` is this fault's random number, `errors` counts the session's.
    func delivery(of answer: [UInt8], drawn: UInt64, errors: Int) -> Delivery
}

extension FaultKind {
    package static var parameters: [FaultParameter] { [] }
    package var losesAnswer: Bool { false }
    package var resultCode: Int? { nil }
    package func isDue(_ context: FaultContext, _ counts: inout CommandCounts) -> Bool { true }
    package var admission: Admission { .accept }
    package func choice(_ certificates: FaultCertificates?) -> TLSConnection.NameChoice { .keep }
    package var endingInsteadOfGreeting: FaultEnding? { nil }
    package var intervention: Intervention { Intervention() }
    package func document(from answer: Element) -> [UInt8] { StyledWriter.document(answer) }
    package func delivery(of answer: [UInt8], drawn: UInt64, errors: Int) -> Delivery { Delivery(of: answer) }

    func equals(_ other: any FaultKind) -> Bool { other as? Self == self }
}

/// A field of an effect's JSON object.
package struct FaultParameter: Sendable {
    /// What its value is in JSON.
    package enum Value: Sendable, Equatable {
        case integer, text, flag
        /// One of these words.
        case word([String])
        /// A list of these words.
        case words([String])
        /// An object with `from` and `until`, dates in EPP's form.
        case window
    }

    package let name: String
    package let value: Value
    package let isRequired: Bool
    /// What the manual adds in parentheses: a unit, a default.
    package let note: String

    init(_ name: String, _ value: Value, isRequired: Bool = true, note: String = "") {
        self.name = name
        self.value = value
        self.isRequired = isRequired
        self.note = note
    }
}

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
    var choice: Choice {
        switch self {
        case .accept: .accept
        case .handshake: .handshake
        case .greeting: .greeting
        case .beforeCommand, .afterCommand: .command
        case .answer, .frame: .answer
        }
    }

    /// The moments at which the rules are asked; the first that matches is the one that acts.
    package enum Choice: Sendable { case accept, handshake, greeting, command, answer }
}
