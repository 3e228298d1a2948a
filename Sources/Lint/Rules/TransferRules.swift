import EPP
import XML

/// How far a transfer is, and the code that says so (RFC 5731 §3.2.4, RFC 5733 §3.2.4).
enum TransferRules {
    static let all: [Rules.Check] = [status]

    private static let decisions = [
        "approve": ["clientApproved", "serverApproved"], "reject": ["clientRejected"], "cancel": ["clientCancelled"],
    ]

    private static func status(_ scene: Scene) -> [Flaw] {
        guard let code = scene.code, let asked = scene.asked, asked.verb == "transfer", let operation = asked.operation,
            let data = scene.data.first, data.name == "trnData", let status = data.first("trStatus")
        else { return [] }
        let text = status.text.collapsed
        let source = "\(Namespace.mapping(of: data.namespace)) §3.2.4"
        if operation == "request", (1000...1001).contains(code), (code == 1001) != (text == "pending") {
            return [Flaw(.transferStatus, "\(code) comes with trStatus \(text)", line: status.line, source: source)]
        }
        guard code == 1000, let fitting = decisions[operation], !fitting.contains(text) else { return [] }
        return [Flaw(.transferStatus, "op=\(operation) ends with trStatus \(text)", line: status.line, source: source)]
    }
}
