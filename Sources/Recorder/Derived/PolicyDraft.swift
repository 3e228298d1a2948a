import EPP
import JSON
import XML

/// The fields of a policy that a recording tells, for a registry that answers alike.
struct PolicyDraft {
    private let exchanges: [Exchange]
    private let zones: [String]

    init(_ exchanges: [Exchange], zones: [String]) {
        self.exchanges = exchanges
        self.zones = zones
    }

    /// The fields that differ from the policy `classic`, or may.
    var policy: JSONValue {
        var members: [String: JSONValue] = ["name": "recorded"]
        if !zones.isEmpty { members["zones"] = .array(zones.map { .string($0) }) }
        if let greeting {
            if let name = greeting.first("svID")?.text.collapsed, (3...64).contains(name.count) {
                members["serverID"] = .string(name)
            }
            members["hasHostObjects"] = .bool(objects.contains(Namespace.host))
        }
        if let digits { members["fractionDigits"] = .integer(Int64(digits)) }
        if let suffix { members["roidSuffix"] = .string(suffix) }
        if let mentions { members["poll"] = ["isMentionedInAnswers": .bool(mentions)] }
        return .object(members)
    }

    private var greeting: Element? { exchanges.lazy.compactMap { $0.answer?.root.first("greeting") }.first }

    private var objects: [String] { greeting?.first("svcMenu")?.all("objURI").map(\.text.collapsed) ?? [] }

    /// Digits behind the seconds of the first date of an answer.
    private var digits: Int? {
        let dates = exchanges.lazy.flatMap(\.data).flatMap(\.children).filter { $0.name == "crDate" }
        guard let text = dates.first?.text.collapsed, Instant(text) != nil else { return nil }
        guard let point = text.firstIndex(of: ".") else { return 0 }
        return min(3, text[text.index(after: point)...].prefix(while: \.isNumber).count)
    }

    private var suffix: String? {
        let roids = exchanges.lazy.flatMap(\.data).compactMap { $0.first("roid")?.text.collapsed }
        guard let suffix = roids.first?.split(separator: "-").last.map(String.init), (1...8).contains(suffix.count),
            suffix.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else { return nil }
        return suffix
    }

    /// Whether answers that are not about messages tell that some wait; nil where it cannot be told.
    private var mentions: Bool? {
        var waits: Set<String> = []
        for exchange in exchanges {
            guard let client = exchange.client, let key = exchange.key else { continue }
            let queue = exchange.answer?.root.first("response")?.first("msgQ")
            if case .poll = key.verb {
                if queue != nil { waits.insert(client) } else { waits.remove(client) }
            } else if queue != nil {
                return true
            } else if waits.contains(client), exchange.isSuccess {
                return false
            }
        }
        return nil
    }
}
