import EPP
import Lint
import XML

/// A request of a recording and its answer.
struct Exchange: Sendable {
    let session: Int
    /// The number of its first frame: the order of all sessions' exchanges.
    let number: Int
    let time: Instant
    /// Who is logged in; nil before the login has succeeded.
    let client: String?
    /// Nil for the greeting that comes unasked.
    let request: Document?
    let answer: Document?
    /// What the request is; nil for a greeting, a hello, and what could not be read.
    let key: CommandKey?
    /// What the command is about, in lower case: names, identifiers, a message, the registrar that logs in.
    let objects: [String]

    /// A document and its tree.
    struct Document: Sendable {
        let bytes: [UInt8]
        let root: Element
    }

    /// The first result's code.
    var code: Int? { answer?.root.first("response")?.first("result")?[attribute: "code"].flatMap { Int($0) } }
    var isSuccess: Bool { code.map { $0 < 2000 } ?? false }
    /// The objects that the answer tells of.
    var data: [Element] { answer?.root.first("response")?.first("resData")?.children ?? [] }
    var extensions: [Element] { answer?.root.first("response")?.first("extension")?.children ?? [] }
    /// Whether it has changed something.
    var changes: Bool {
        isSuccess && key.map { !$0.verb.onlyAsks && !["login", "logout"].contains($0.verb.name) } ?? false
    }

    /// What a request is, if it is a command.
    static func key(of root: Element) -> CommandKey? {
        guard case .command(let envelope)? = try? Request(root) else { return nil }
        return (try? Action(envelope.action))?.key
    }

    /// What a command is about.
    static func objects(of root: Element) -> [String] {
        guard let action = root.first("command")?.firstChild else { return [] }
        switch action.name {
        case "login": return [action.first("clID")?.text.collapsed ?? ""]
        case "poll": return action[attribute: "msgID"].map { [$0.collapsed] } ?? []
        default: return action.firstChild?.objectNames.map { $0.lowercased() } ?? []
        }
    }
}

extension RecordedSession {
    /// The session's requests with their answers, which come in the order of the requests (RFC 5734 §3).
    func exchanges() -> [Exchange] {
        let reader = XMLReader()
        var waiting: [(frame: RecordedFrame, document: Exchange.Document?)] = []
        var client: String?
        var exchanges: [Exchange] = []
        for frame in frames {
            let document = (try? reader.read(frame.document)).map { Exchange.Document(bytes: frame.document, root: $0) }
            guard frame.sender == .server else {
                waiting.append((frame, document))
                continue
            }
            let asked = waiting.isEmpty ? nil : waiting.removeFirst()
            let request = asked?.document
            let exchange = Exchange(
                session: number,
                number: asked?.frame.number ?? frame.number,
                time: asked?.frame.time ?? frame.time,
                client: client,
                request: request,
                answer: document,
                key: request.flatMap { Exchange.key(of: $0.root) },
                objects: request.map { Exchange.objects(of: $0.root) } ?? []
            )
            exchanges.append(exchange)
            if exchange.key?.verb == .login, exchange.code == 1000 { client = exchange.objects.first }
        }
        return exchanges
    }
}

/// A whole recording, as exchanges.
struct Recording: Sendable {
    /// In the order of the requests, those of all sessions together.
    let exchanges: [Exchange]

    init(_ sessions: [RecordedSession]) {
        exchanges = sessions.flatMap { $0.exchanges() }.sorted { $0.number < $1.number }
    }

    /// When it begins.
    var start: Instant? { exchanges.first?.time }
}
