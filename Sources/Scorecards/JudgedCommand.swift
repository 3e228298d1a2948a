import EPP
import Journal
import Registry
import XML

/// Something that was said, and what can be asked of it; its frames are read when somebody asks, and once.
final class JudgedCommand {
    let reading: JournalReading
    let said: Saying
    let registrar: ClientID
    private let prefixes: [String: String]

    init(
        _ reading: JournalReading,
        _ said: Saying,
        prefixes: [String: String],
        by registrar: ClientID? = nil
    ) {
        (self.reading, self.said, self.prefixes) = (reading, said, prefixes)
        self.registrar = registrar ?? reading.registrar
    }

    /// As demands write it.
    var command: String { said.command }
    /// Nil for what has no result.
    var code: Int? { said.code }

    /// The objects that it names; of a call of the operator those that it has changed.
    private(set) lazy var names = said.names ?? (said.source == .operator ? reading.changedNames : reading.names)

    /// What the sequel of it is about: of an acknowledgement the message.
    private(set) lazy var subjects = command == "poll:ack" ? Self.message.map(request) ?? [] : names
    private static let message = XPath("//*[local-name()='poll']/@msgID")
    private lazy var request = reading.rawRequest.flatMap { XPathDocument($0, prefixes: prefixes) }
    private lazy var answer = reading.rawAnswer.flatMap { XPathDocument($0, prefixes: prefixes) }

    /// What the request has in a place.
    func request(_ path: XPath) -> [String] { request?.values(of: path) ?? [] }
    /// What the answer has.
    func answer(_ path: XPath) -> [String] { answer?.values(of: path) ?? [] }

    /// What came, in a line.
    var words: String {
        let object = names.first.map { " \($0)" } ?? ""
        let result = code.map { said.isLost ? " came to \($0), and its answer was lost" : " was answered \($0)" } ?? ""
        let call = said.call.map { " by \($0)" } ?? ""
        let reason = reading.reason.map { ": \($0)" } ?? ""
        return "\(command)\(object)\(call)\(result)\(reason)"
    }

    /// What is kept of it.
    var decision: Decision {
        Decision(reading, words)
    }
}

/// What decided a step: an entry of the journal.
package struct Decision: Sendable {
    private let reading: JournalReading
    /// What came, in a line.
    package let words: String

    init(_ reading: JournalReading, _ words: String) { (self.reading, self.words) = (reading, words) }

    package var entry: Int { reading.sequence }
    package var time: Instant { reading.time }
    package var session: Int { reading.session }
    /// The frames as they may be shown: made when somebody asks, as most decisions are made by another before that.
    package var request: String? { reading.shownRequest.map(Self.clipped) }
    package var answer: String? { reading.shownAnswer.map(Self.clipped) }

    /// Longer frames are cut.
    private static let mostCharacters = 16_384

    private static func clipped(_ frame: String) -> String {
        frame.utf8.count <= mostCharacters ? frame : "\(frame.prefix(mostCharacters))…"
    }
}
