import EPP
import XML

/// Codes, and the identifiers that go with them (RFC 5730 §2.5, §2.6, §3).
enum ResultRules {
    static let all: [Rules.Check] = [codes, count, fit, clientIdentifier, serverIdentifier]

    private static func codes(_ scene: Scene) -> [Flaw] {
        guard scene.isResponse else { return [] }
        return scene.content.all("result").compactMap { result in
            guard let code = result.code else {
                return Flaw(.resultCode, "the result has no code", line: result.line)
            }
            guard ResultCode(rawValue: code) == nil else { return nil }
            return Flaw(.resultCode, "\(code) is no code of EPP", line: result.line)
        }
    }

    private static func count(_ scene: Scene) -> [Flaw] {
        let results = scene.isResponse ? scene.content.all("result") : []
        guard results.count > 1, let success = results.first(where: { ($0.code ?? 2000) < 2000 }) else { return [] }
        let isMixed = results.contains { ($0.code ?? 0) >= 2000 }
        let words = isMixed ? "success and failure are mixed" : "a success has \(results.count) results"
        return [Flaw(.resultCount, words, line: success.line)]
    }

    private static func fit(_ scene: Scene) -> [Flaw] {
        guard let code = scene.code, let asked = scene.asked, let reason = misfit(code, asked) else { return [] }
        return [Flaw(.codeFitsCommand, "\(code) answers <\(asked.words)>: \(reason)", line: scene.content.line)]
    }

    private static let transforms: Set = ["create", "delete", "renew", "transfer", "update"]

    /// Why a code has no place after a command, if it has none.
    private static func misfit(_ code: Int, _ asked: AskedCommand) -> String? {
        let isPollRequest = asked.verb == "poll" && asked.operation == "req"
        switch code {
        case 1000 where isPollRequest: return "a poll request ends with 1300 or 1301"
        case 1000 where asked.verb == "logout": return "a logout ends with 1500"
        case 1001 where !transforms.contains(asked.verb) || asked.operation == "query":
            return "nothing is left to be done after it"
        case 1300 where !isPollRequest, 1301 where !isPollRequest: return "only a poll request ends so"
        case 1500 where asked.verb != "logout": return "only a logout ends so"
        case 2105 where asked.verb != "renew": return "only a renewal can be refused so"
        case 2106 where asked.verb != "transfer", 2301 where asked.verb != "transfer":
            return "only a transfer can be refused so"
        case 2300 where asked.verb != "transfer" || asked.operation != "request":
            return "only a request of a transfer can be refused so"
        case 2200 where asked.verb != "login", 2501 where asked.verb != "login", 2502 where asked.verb != "login":
            return "only a login can be refused so"
        case 2302 where !["create", "update"].contains(asked.verb): return "only what makes an object can be refused so"
        default: return nil
        }
    }

    private static func clientIdentifier(_ scene: Scene) -> [Flaw] {
        guard scene.isResponse, let asked = scene.asked, let identifiers = scene.content.first("trID") else {
            return []
        }
        let echoed = identifiers.first("clTRID")?.text.collapsed
        let line = identifiers.line
        guard let sent = asked.clientIdentifier else {
            return echoed.map { [Flaw(.clientIdentifierEcho, "clTRID \($0) comes, and none was sent", line: line)] }
                ?? []
        }
        // A command that could not be read may keep its identifier to itself.
        let mayBeUnread = scene.code == ResultCode.syntaxError.rawValue && echoed == nil
        guard (3...64).contains(sent.count), echoed != sent, !mayBeUnread else { return [] }
        let found = echoed.map { "as \($0)" } ?? "not at all"
        return [Flaw(.clientIdentifierEcho, "clTRID \(sent) comes back \(found)", line: line)]
    }

    private static func serverIdentifier(_ scene: Scene) -> [Flaw] {
        guard scene.isResponse else { return [] }
        let identifier = scene.content.first("trID")?.first("svTRID")?.text.collapsed ?? ""
        guard identifier.isEmpty else { return [] }
        return [Flaw(.serverIdentifier, "the response has no svTRID", line: scene.content.line)]
    }
}
