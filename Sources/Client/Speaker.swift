import Arguments
import EPP
import JSON
import TLS
import XML

/// One account's session, and how its answers are shown.
final class Speaker {
    let session: ClientSession
    var format: ClientInvocation.Format
    private let isStrict: Bool
    /// What was sent and answered last.
    private(set) var last: (sent: [UInt8], answered: [UInt8]) = ([], [])
    private var hasEnded = false
    private let show: (String) -> Void

    init(
        _ session: ClientSession,
        _ format: ClientInvocation.Format,
        isStrict: Bool,
        show: @escaping (String) -> Void = { StandardStreams.tell($0) }
    ) {
        self.session = session
        self.format = format
        self.isStrict = isStrict
        self.show = show
    }

    /// Sends a command and tells the answer; a renewal without a date asks for it first, a poll may acknowledge.
    func perform(
        _ command: ClientCommand,
        _ operands: [String],
        _ fields: CommandFields,
        acknowledges: Bool
    ) throws(ArgumentError) -> ClientProgram.Status {
        var fields = fields
        if command.words.hasPrefix("renew"), fields.until == nil {
            guard let expiry = try expiry(of: operands[0]) else { return .refused }
            fields.until = expiry
        }
        let body = try command.write(operands, fields)
        let extensions = try fields.extensionElements(of: command)
        let answer = ask(session.document(body, extensions, clTRID: fields.clTRID))
        guard let answer else { return .disconnected }
        let status = tell(answer)
        guard acknowledges, let message = answer.queue?[attribute: "id"] else { return status }
        let acknowledgement = session.document(Markup("poll", ["op": "ack", "msgID": message]), [])
        return max(status, ask(acknowledgement).map(tell) ?? .disconnected)
    }

    /// The day on which a domain expires; tells the answer where there is none.
    private func expiry(of name: String) throws(ArgumentError) -> String? {
        guard let info = ClientCommand.all.first(where: { $0.words == "info [domain]" }),
            let answer = ask(session.document(try info.write([name], CommandFields()), []))
        else { return nil }
        if let date = answer.value("exDate") { return String(date.prefix(10)) }
        _ = tell(answer)
        if answer.code.map({ $0 < 2000 }) == true {
            StandardStreams.complain(
                "mock-registry epp: the info tells no expiry date to renew from; say it by --until\n"
            )
        }
        return nil
    }

    /// Sends a document as it is.
    func send(_ document: [UInt8]) -> ClientProgram.Status { ask(document).map(tell) ?? .disconnected }

    private func ask(_ document: [UInt8]) -> Answer? {
        do throws(ClientSession.Failure) {
            let answer = try session.ask(document)
            last = (document, answer.document)
            hasEnded = answer.code.flatMap(ResultCode.init)?.endsSession == true
            return answer
        } catch {
            hasEnded = true
            StandardStreams.complain("mock-registry epp: \(error)\n")
            return nil
        }
    }

    /// Shows an answer, and what is odd; gives what the process should end with.
    func tell(_ answer: Answer) -> ClientProgram.Status {
        switch format {
        case .text: show(answer.text)
        case .xml: show(String(decoding: answer.document, as: UTF8.self) + "\n")
        case .json: show(String(decoding: answer.json.bytes, as: UTF8.self) + "\n")
        }
        let oddities = session.takeOddities()
        for oddity in oddities { StandardStreams.complain("odd: \(oddity)\n") }
        if isStrict, !oddities.isEmpty { return .odd }
        guard let code = answer.code else { return answer.isGreeting ? .done : .odd }
        return code == 1001 ? .pending : code < 2000 ? .done : .refused
    }

    /// Logs out, without a word where all is well.
    func close() -> ClientProgram.Status {
        guard !hasEnded else { return .done }
        hasEnded = true
        do throws(ClientSession.Failure) {
            let answer = try session.logout()
            return answer.code == 1500 ? .done : tell(answer)
        } catch {
            StandardStreams.complain("mock-registry epp: \(error)\n")
            return .disconnected
        }
    }

    /// Whether the server has closed the session, or the connection is gone.
    var isOver: Bool { hasEnded }
}
