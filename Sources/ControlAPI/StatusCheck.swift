import JSON

/// Which statuses an object can have together (RFC 5731 §2.3, RFC 5732 §2.3, RFC 5733 §2.2).
enum StatusCheck {
    private static let actions = ["Create", "Delete", "Renew", "Transfer", "Update"]

    /// Throws at statuses that contradict each other; `underWay` names the actions that really are under way.
    static func check(_ names: [String], underWay: Set<String> = []) throws(JSONFault) {
        let pending = actions.filter { names.contains("pending\($0)") }
        let path = JSONPath()["statuses"]
        guard pending.count <= 1 else {
            throw JSONFault("only one action can be pending: \(pending.joined(separator: ", "))", at: path)
        }
        for action in pending {
            for party in ["client", "server"] where names.contains("\(party)\(action)Prohibited") {
                throw JSONFault("pending\(action) and \(party)\(action)Prohibited contradict each other", at: path)
            }
            guard !["Delete", "Transfer"].contains(action) || underWay.contains(action) else {
                let field = action == "Delete" ? "deletion" : "transfer"
                throw JSONFault("pending\(action) comes with \"\(field)\"", at: path)
            }
        }
    }
}
