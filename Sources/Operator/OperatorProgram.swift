import Arguments
import EPP
import HTTP
import JSON
import TLS

/// The operator's commands: each call of the control API by name, for people and scripts.
package struct OperatorProgram {
    /// What the process ends with.
    package enum Status: Int32, Sendable, Comparable {
        case done = 0
        case refused = 1
        case disconnected = 3
        case usage = 64
        case unreadable = 66
        /// A file could not be written.
        case unwritable = 73

        package static func < (left: Status, right: Status) -> Bool { left.rawValue < right.rawValue }
    }

    private let environment: [String: String]
    private let tell: (String) -> Void
    private let complain: (String) -> Void

    /// `tell` is given what standard output would have, `complain` what standard error would.
    package init(
        environment: [String: String],
        tell: @escaping (String) -> Void = StandardStreams.tell,
        complain: @escaping (String) -> Void = StandardStreams.complain
    ) {
        (self.environment, self.tell, self.complain) = (environment, tell, complain)
    }

    /// Whether a command line is for this program.
    package static func takes(_ arguments: [String]) -> Bool {
        guard let first = arguments.first, !first.hasPrefix("-") else { return false }
        return first == "control" || OperatorCommand.firstWords.contains(first)
    }

    /// Does what the arguments ask for.
    package func run(_ arguments: [String]) -> Status {
        do throws(ArgumentError) { return try perform(arguments) } catch {
            complain("mock-registry: \(error.description)\n")
            return error.kind == .unreadable ? .unreadable : .usage
        }
    }

    private func perform(_ arguments: [String]) throws(ArgumentError) -> Status {
        if arguments.first == "control" || arguments.dropFirst().first == "help" {
            tell(Self.overview(of: arguments.first ?? ""))
            return .done
        }
        let (command, rest) = try OperatorCommand.named(arguments)
        var invocation = OperatorInvocation()
        let usage = OperatorInvocation.usage(of: command)
        _ = try usage.read(Array(rest), into: &invocation)
        guard !invocation.isHelp else {
            tell(usage.help)
            return .done
        }
        guard let file = invocation.outFile else { return try call(command, invocation) }
        var text = ""
        let inner = OperatorProgram(environment: environment, tell: { text += $0 }, complain: complain)
        let status = try inner.call(command, invocation)
        guard !text.isEmpty else { return status }
        do throws(TLSError) { try FileSystem.write(text, to: file, mode: command.tellsSecrets ? 0o600 : 0o644) } catch {
            complain("mock-registry: \(error.description)\n")
            return .unwritable
        }
        return status
    }

    private func call(_ command: OperatorCommand, _ invocation: OperatorInvocation) throws(ArgumentError) -> Status {
        let request = try OperatorRequest(command, invocation, environment: environment)
        let address = try invocation.address(environment)
        do throws(HTTPClientConnection.Failure) {
            return try call(command, invocation, request, address)
        } catch {
            complain("mock-registry: \(error)\n")
            return .disconnected
        }
    }

    /// The commands that begin with a word, or all.
    private static func overview(of noun: String) -> String {
        let commands = OperatorCommand.all.filter { noun == "control" || $0.first == noun }
        let heads = commands.map { "  mock-registry \($0.synopsis)" }
        let lines = zip(heads, commands).map { "\($0)\n      \($1.help)" }
        return "Commands for a running server, by its control API; --help behind one tells its options.\n\n"
            + lines.joined(separator: "\n") + "\n"
    }
}

/// Calls.
extension OperatorProgram {
    private func call(
        _ command: OperatorCommand,
        _ invocation: OperatorInvocation,
        _ request: OperatorRequest,
        _ address: ControlAddress
    ) throws(HTTPClientConnection.Failure) -> Status {
        var now: Instant?
        if request.needsTime {
            let clock = try answer(HTTPClientConnection.Request(target: "\(request.registryPath)/clock"), address)
            guard clock.head.status == 200 else { return refuse(clock.head, clock.body) }
            now = clock.json?["now"].flatMap { Instant(AnswerText.cell($0.value)) }
        }
        var bodies: [[UInt8]] = []
        for number in 1...max(1, invocation.count) {
            let made: HTTPClientConnection.Request
            do throws(ArgumentError) { made = try request.make(number: number, now: now) } catch {
                complain("mock-registry: \(error.description)\n")
                return error.kind == .unreadable ? .unreadable : .usage
            }
            if command.isTail { return try follow(made, invocation, address) }
            let answer = try answer(made, address)
            guard answer.head.status < 400 else { return refuse(answer.head, answer.body) }
            guard invocation.count > 1 else { return show(answer, command, invocation) }
            bodies.append(answer.body)
        }
        show(list: bodies, command, isJSON: invocation.isJSON)
        return .done
    }

    private struct Answer {
        let head: HTTPClientConnection.Head
        let body: [UInt8]

        /// Nil where it is none.
        var json: JSON? {
            guard head.fields["content-type"]?.contains("json") == true else { return nil }
            return try? JSONParser.parse(body)
        }
    }

    private func answer(
        _ request: HTTPClientConnection.Request,
        _ address: ControlAddress
    ) throws(HTTPClientConnection.Failure) -> Answer {
        let connection = try HTTPClientConnection(request, to: address)
        let head = try connection.head()
        return Answer(head: head, body: try connection.body())
    }

    /// A problem in one sentence (RFC 9457).
    private func refuse(_ head: HTTPClientConnection.Head, _ body: [UInt8]) -> Status {
        let problem = try? JSONParser.parse(body)
        func member(_ name: String) -> String? { problem?[name].map { AnswerText.cell($0.value) } }
        var sentence = member("detail") ?? member("title") ?? "The server answers with status \(head.status)."
        for name in ["field", "parameter"] {
            if let place = member(name), !place.isEmpty { sentence += " (\(name) \(place))" }
        }
        if head.status == 401 { sentence += " MOCK_REGISTRY_CONTROL_TOKEN or --token-file has the token." }
        complain("mock-registry: \(sentence)\n")
        return .refused
    }
}

/// Answers.
extension OperatorProgram {
    private func show(_ answer: Answer, _ command: OperatorCommand, _ invocation: OperatorInvocation) -> Status {
        guard !answer.body.isEmpty else {
            let said = command.route.answers.first { $0.status == answer.head.status }?.summary ?? "Done"
            if !invocation.isJSON { tell("\(said).\n") }
            return .done
        }
        // What is written to be read again is not for a table.
        let isDocument = ["Seed", "Policy", "OpenAPI", "Report"].contains(command.route.answers.first?.schema)
        guard let json = answer.json, !invocation.isJSON, !isDocument else {
            tell(String(decoding: answer.body, as: UTF8.self))
            let failed = answer.head.fields["claims-failed"] ?? "0"
            return failed == "0" ? answer.json.map(Self.status) ?? .done : .refused
        }
        tell(Self.text(json, command))
        return Self.status(json)
    }

    private static func text(_ json: JSON, _ command: OperatorCommand) -> String {
        switch command.route.answers.first?.schema {
        case "Journal":
            guard case .array(let entries)? = json["entries"]?.value.value else { return "" }
            return entries.map { JournalLine($0).text + "\n" }.joined()
        default: return AnswerText(json, columns: command.columns).text
        }
    }

    /// Claims that do not hold, a transfer that is not possible and a command that is refused are no success.
    private static func status(_ json: JSON) -> Status {
        for name in ["holds", "isPossible"] where json[name]?.value.value == .bool(false) { return .refused }
        if case .number(let code)? = json["code"]?.value.value, json["session"] != nil, Int(code) ?? 0 >= 2000 {
            return .refused
        }
        return .done
    }

    private func show(list bodies: [[UInt8]], _ command: OperatorCommand, isJSON: Bool) {
        let items = bodies.compactMap { try? JSONParser.parse($0) }
        let list = JSON(value: .array(items), line: 1)
        if isJSON { return tell(String(decoding: JSONValue(list).bytes, as: UTF8.self) + "\n") }
        let columns = OperatorCommand.all.first { $0.words == "registry list" }?.columns ?? []
        tell(AnswerText(list, columns: columns).text)
    }
}

/// Following.
extension OperatorProgram {
    /// What a tail shows unless kinds are named: what was decided, and what nobody asked for.
    private static let kinds = "verdict,fault,clock,operator,handshakeFailed"

    private func follow(
        _ request: HTTPClientConnection.Request,
        _ invocation: OperatorInvocation,
        _ address: ControlAddress
    ) throws(HTTPClientConnection.Failure) -> Status {
        var request = request
        if !invocation.query.contains(where: { $0.name == "kind" }) {
            request.target += "\(invocation.query.isEmpty ? "?" : "&")kind=\(Self.kinds)"
        }
        let connection = try HTTPClientConnection(request, to: address)
        let head = try connection.head()
        guard head.status == 200 else { return refuse(head, try connection.body()) }
        var (reader, left) = (EventReader(), invocation.lines ?? .max)
        while let bytes = try connection.next() {
            guard let events = reader.receive(bytes) else { throw .tooLong }
            for event in events {
                if event.name == "end" { return .done }
                guard show(event, isJSON: invocation.isJSON) else { continue }
                left -= 1
                if left == 0 { return .done }
            }
        }
        throw .closedEarly
    }

    /// Whether it was an entry.
    private func show(_ event: EventReader.Event, isJSON: Bool) -> Bool {
        guard let json = try? JSONParser.parse(event.data) else { return false }
        switch event.name {
        case "missed":
            complain("mock-registry: \(json["count"].map { AnswerText.cell($0.value) } ?? "") entries were missed.\n")
            return false
        case "entry":
            tell((isJSON ? String(decoding: event.data, as: UTF8.self) : JournalLine(json).text) + "\n")
            return true
        default: return false
        }
    }
}
