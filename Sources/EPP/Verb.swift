/// What a command does: the element inside `<command>`, a transfer's or poll's `op` included (RFC 5730 §2.9).
package enum Verb: Sendable, Hashable {
    case check, info, create, delete, renew, update, login, logout
    case transfer(TransferOperation)
    case poll(PollOperation)

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
        }
    }
}
