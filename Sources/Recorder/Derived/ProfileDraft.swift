import EPP
import JSON
import XML

/// How a server answers, as far as its answers tell: services, and for each command which codes came in which situation, with
/// which values, reasons and extensions.
struct ProfileDraft {
    private let server: String
    private let exchanges: [Exchange]

    init(of server: String, _ exchanges: [Exchange]) {
        self.server = server
        self.exchanges = exchanges
    }

    var profile: JSONValue {
        [
            "format": 1, "server": .string(server), "greeting": greeting, "commands": .object(commands),
            "policy": PolicyDraft(exchanges, zones: SeedDraft(exchanges, at: .last).zones).policy,
        ]
    }

    private var greeting: JSONValue {
        guard let greeting = exchanges.lazy.compactMap({ $0.answer?.root.first("greeting") }).first else { return nil }
        let menu = greeting.first("svcMenu")
        let texts = { (element: Element?, name: String) -> JSONValue in
            .array((element?.all(name) ?? []).map { .string($0.text.collapsed) })
        }
        return [
            "svID": greeting.first("svID").map { .string($0.text.collapsed) } ?? nil,
            "versions": texts(menu, "version"),
            "languages": texts(menu, "lang"), "objects": texts(menu, "objURI"),
            "extensions": texts(menu?.first("svcExtension"), "extURI"),
        ]
    }

    /// The situations of each command, with what was answered in them.
    private var commands: [String: JSONValue] {
        var knowledge = Knowledge()
        var answers: [String: [Situation: [[UInt8]: Int]]] = [:]
        for exchange in exchanges {
            guard let key = exchange.key, let answer = exchange.answer else { continue }
            let situation = knowledge.situation(of: exchange)
            answers[key.shortDescription, default: [:]][situation, default: [:]][
                Self.summary(answer.root).bytes,
                default: 0
            ] += 1
            knowledge.learn(from: exchange)
        }
        return answers.mapValues { situations in
            .array(
                situations.sorted { $0.key.words.joined() < $1.key.words.joined() }.map { situation, answers in
                    let list = answers.map { answer, count -> JSONValue in
                        guard case .object(var members) = (try? JSONParser.parse(answer)).map({ JSONValue($0) }) else {
                            return nil
                        }
                        members["times"] = .integer(Int64(count))
                        return .object(members)
                    }
                    return [
                        "situation": .array(situation.words.map { .string($0) }),
                        "answers": .array(list.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }),
                    ]
                }
            )
        }
    }

    /// Code, words, which values and reasons go with them, and the namespaces of data and extensions.
    private static func summary(_ root: Element) -> JSONValue {
        let response = root.first("response")
        let result = response?.first("result")
        var members: [String: JSONValue] = [
            "code": result?[attribute: "code"].flatMap { Int64($0) }.map { .integer($0) } ?? nil,
            "message": .string(result?.first("msg")?.text.collapsed ?? ""),
        ]
        let reasons = result?.all("extValue").compactMap { $0.first("reason")?.text.collapsed } ?? []
        if !reasons.isEmpty { members["reasons"] = .array(reasons.map { .string($0) }) }
        let values = (result?.children ?? []).compactMap { child -> String? in
            let value = child.name == "value" ? child : child.first("value")
            return ["value", "extValue"].contains(child.name) ? value?.firstChild?.name : nil
        }
        if !values.isEmpty { members["values"] = .array(values.map { .string($0) }) }
        for (name, field) in [("resData", "data"), ("extension", "extensions")] {
            let elements = response?.first(name)?.children ?? []
            if !elements.isEmpty { members[field] = .array(elements.map { .string("\($0.namespace) \($0.name)") }) }
        }
        if response?.first("msgQ") != nil { members["mentionsMessages"] = true }
        return .object(members)
    }

    /// What can be told of the circumstances of a command before it is answered.
    private struct Situation: Hashable {
        /// Such as `object of another`, `with code`, `status clientTransferProhibited`.
        var words: [String]
    }

    /// What the recording has told of objects so far.
    private struct Knowledge {
        private var sponsors: [String: String] = [:]
        private var statuses: [String: [String]] = [:]

        func situation(of exchange: Exchange) -> Situation {
            var words: [String] = []
            if exchange.client == nil { words.append("not logged in") }
            let object = exchange.request?.root.first("command")?.firstChild?.firstChild
            if let name = exchange.objects.first, let namespace = object?.namespace, exchange.key?.verb != .login {
                switch sponsors["\(namespace) \(name)"] {
                case nil: words.append("object not seen before")
                case exchange.client: words.append("own object")
                default: words.append("object of another")
                }
                words += (statuses["\(namespace) \(name)"] ?? []).map { "status \($0)" }
            }
            if object?.first("authInfo") != nil { words.append("with code") }
            words +=
                exchange.request?.root.first("command")?.first("extension")?.children.map { "with \($0.namespace)" }
                ?? []
            return Situation(words: words)
        }

        mutating func learn(from exchange: Exchange) {
            guard exchange.isSuccess, let key = exchange.key, let name = exchange.objects.first else { return }
            let object = "\(key.namespace) \(name)"
            switch key.verb {
            case .info:
                guard let data = exchange.data.first else { return }
                sponsors[object] = data.first("clID")?.text.collapsed
                statuses[object] = data.all("status").compactMap { $0[attribute: "s"]?.collapsed }.filter { $0 != "ok" }
                    .sorted()
            case .create: sponsors[object] = exchange.client
            case .delete: (sponsors[object], statuses[object]) = (nil, nil)
            default: break
            }
        }
    }
}
