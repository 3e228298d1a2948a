/// What selects a command: `<create>` of a `domain-1.0`.
package struct CommandKey: Sendable, Hashable, CustomStringConvertible {
    package let verb: Verb
    /// The object's namespace; EPP's own for login, logout and poll.
    package let namespace: String

    package init(_ verb: Verb, _ namespace: String) {
        self.verb = verb
        self.namespace = namespace
    }

    package static func == (left: CommandKey, right: CommandKey) -> Bool {
        left.verb == right.verb && left.namespace == right.namespace
    }

    /// For example `domain:transfer request`.
    package var description: String {
        let operation =
            switch verb {
            case .transfer(let operation): " \(operation.rawValue)"
            case .poll(let operation): " \(operation.rawValue)"
            default: ""
            }
        return "\(Self.shortName(of: namespace)):\(verb.name)\(operation)"
    }

    /// As fault rules and the journal write it: `domain:create`, `login`, `poll:req`.
    package var shortDescription: String { Self.known[self] ?? writtenShortly }

    /// Those of the base protocol, written once: whoever judges by the journal asks for one with every command.
    private static let known: [CommandKey: String] = {
        let verbs: [Verb] = [.check, .info, .create, .delete, .renew, .update, .login, .logout]
        let keys = [Namespace.epp, Namespace.domain, Namespace.host, Namespace.contact].flatMap { namespace in
            verbs.map { CommandKey($0, namespace) }
        }
        return Dictionary(uniqueKeysWithValues: keys.map { ($0, $0.writtenShortly) })
    }()

    private var writtenShortly: String {
        guard namespace == Namespace.epp else { return description }
        if case .poll(let operation) = verb { return "poll:\(operation.rawValue)" }
        return verb.name
    }

    /// `domain` of `urn:ietf:params:xml:ns:domain-1.0`.
    package static func shortName(of namespace: String) -> String {
        let last = namespace.split(whereSeparator: { $0 == ":" || $0 == "/" }).last ?? ""
        return String(last.prefix { $0 != "-" })
    }
}

/// What a command does: the element inside `<command>`, a transfer's or poll's `op` included (RFC 5730 §2.9).
package enum Verb: Sendable, Hashable {
    case check, info, create, delete, renew, update, login, logout
    case transfer(TransferOperation)
    case poll(PollOperation)
    /// Of FRED, which has its commands in the place of EPP's own (RFC 5730 §2.7.1).
    case sendAuthInfo

    /// RFC 5730 §2.9.3.4.
    package enum TransferOperation: String, Sendable, CaseIterable { case request, query, approve, reject, cancel }

    /// RFC 5730 §2.9.2.3.
    package enum PollOperation: String, Sendable { case req, ack }

    /// Whether it asks without changing anything: a query command (RFC 5730 §2.9.2) other than a poll's acknowledgement.
    package var onlyAsks: Bool {
        switch self {
        case .check, .info, .poll(.req), .transfer(.query): true
        default: false
        }
    }

    /// Whether a protocol extension defines it: its namespace is the extension's, not that of an object.
    package var isOfExtension: Bool { self == .sendAuthInfo }

    /// The element's name.
    package var name: String {
        switch self {
        case .check: "check"
        case .info: "info"
        case .create: "create"
        case .delete: "delete"
        case .renew: "renew"
        case .update: "update"
        case .login: "login"
        case .logout: "logout"
        case .transfer: "transfer"
        case .poll: "poll"
        case .sendAuthInfo: "sendAuthInfo"
        }
    }
}
