import Arguments
import EPP
import Faults
import JSON

/// A fault as people say it: `slow domain:transfer 2s`, `2400 once`, `gone for 5m`; or an effect by its own name.
struct FaultWords {
    private enum Effect {
        case fixed(JSONValue)
        /// Refuses everybody for so long from now on, by the registry's clock.
        case gone(TimeSpan)
    }

    private var effect = Effect.fixed([:])
    private var match: [String: JSONValue] = [:]
    private var remaining: Int?

    /// What the words are, for the help.
    static let help = """
        Kinds, each with the command that it is about (all unless one is given) and `once` or `twice`:
          slow TIME            the answer comes so late: slow domain:transfer 2s once
          lossy [PERCENT]      the answer is lost now and then, in 10% unless told; the command takes effect
          lost                 the answer is lost, and the connection with it; the command takes effect
          silent               no answer comes, and the connection stays open
          reset                the connection is reset before the command takes effect
          CODE                 this result instead: 2400 domain:create once
          gone for TIME        2500 and the end for every command, so long by the registry's clock
          limit N              2400 to a registrar's commands beyond so many a second
          full N               2502 to the login of a registrar that has so many sessions
          EFFECT [PARAMETER=VALUE…]  any effect by its own name: close at=beforeGreeting; the manual has them all
        """

    init(_ given: [String]) throws(ArgumentError) {
        var words = Words(given)
        guard let kind = words.kind else { throw ArgumentError("What is to go wrong? \(Self.known)") }
        try choose(kind, &words)
        if let command = words.command { match["command"] = .string(command) }
        if let percent = words.percent {
            guard (0...100).contains(percent) else { throw ArgumentError("A share is 0% to 100%, not \(percent)%.") }
            match["probability"] = .number(Double(percent) / 100)
        }
        remaining = words.times
    }

    private mutating func choose(_ kind: String, _ words: inout Words) throws(ArgumentError) {
        if !words.parameters.isEmpty || FaultEffect.kinds.contains(where: { $0.name == kind }) && kind != "slow" {
            return effect = .fixed(try Self.exact(kind, words))
        }
        if let code = Int(kind) { return effect = .fixed(["result": ["code": .integer(Int64(code))]]) }
        switch kind {
        case "slow":
            effect = .fixed(["delay": ["milliseconds": .integer(try words.span(kind).milliseconds)]])
        case "lossy":
            effect = .fixed(["close": ["at": "beforeAnswer", "by": "abort"]])
            words.percent = words.percent ?? 10
        case "lost": effect = .fixed(["close": ["at": "beforeAnswer", "by": "abort"]])
        case "silent": effect = .fixed(["neverAnswer": [:]])
        case "reset": effect = .fixed(["close": ["at": "beforeCommand", "by": "reset"]])
        case "gone": effect = .gone(try words.span(kind))
        case "limit": effect = .fixed(["rateLimit": ["perSecond": .integer(try words.number(kind))]])
        case "full": effect = .fixed(["sessionLimit": ["sessions": .integer(try words.number(kind))]])
        default:
            let near = NearestWord.to(kind, among: Self.names).map { " Did you mean \($0)?" } ?? ""
            throw ArgumentError("No fault is called \"\(kind)\".\(near) \(Self.known)")
        }
    }

    private static let plain = ["slow", "lossy", "lost", "silent", "reset", "gone", "limit", "full"]
    private static let names = plain + FaultEffect.kinds.map { $0.name }
    private static let known = """
        There are \(plain.joined(separator: ", ")), a result's code, and the effects \
        \(FaultEffect.kinds.map { $0.name }.joined(separator: ", ")).
        """

    /// An effect by its own name, with its parameters.
    private static func exact(_ name: String, _ words: Words) throws(ArgumentError) -> JSONValue {
        guard let kind = FaultEffect.kinds.first(where: { $0.name == name }) else {
            throw ArgumentError("No effect is called \"\(name)\". \(known)")
        }
        var parameters: [String: JSONValue] = [:]
        for (key, value) in words.parameters {
            let path = key.split(separator: ".").map(String.init)
            guard let parameter = kind.parameters.first(where: { $0.name == path.first }) else {
                let all = kind.parameters.map(\.name).joined(separator: ", ")
                throw ArgumentError("\(name) has no parameter \(key): \(all.isEmpty ? "it has none" : all).")
            }
            guard path.count == 1 else {
                var inner = parameters[path[0]] ?? [:]
                if case .object(var members) = inner { members[path[1]] = .string(value); inner = .object(members) }
                parameters[path[0]] = inner
                continue
            }
            parameters[key] = try Self.value(value, parameter)
        }
        return .object([name: .object(parameters)])
    }

    private static func value(_ text: String, _ parameter: FaultParameter) throws(ArgumentError) -> JSONValue {
        switch parameter.value {
        case .integer:
            if let number = Int64(text) { return .integer(number) }
            // Every length of time among the parameters is in milliseconds.
            if let span = TimeSpan(text) { return .integer(span.milliseconds) }
            throw ArgumentError("\(parameter.name) is a whole number, not \"\(text)\".")
        case .flag:
            guard let flag = BodySchema.flags[text] else {
                throw ArgumentError("\(parameter.name) is yes or no, not \"\(text)\".")
            }
            return .bool(flag)
        case .words: return .array(text.split(separator: ",").map { .string(String($0)) })
        case .text, .word, .window: return .string(text)
        }
    }

    /// Whether the registry's time must be known.
    var needsTime: Bool { if case .gone = effect { true } else { false } }

    /// The rule, as the control API takes it.
    func body(at now: Instant?) -> JSONValue {
        var rule: [String: JSONValue] = ["match": .object(match)]
        rule["remaining"] = remaining.map { .integer(Int64($0)) }
        switch effect {
        case .fixed(let effect): rule["effect"] = effect
        case .gone(let span):
            let from = now ?? Instant(milliseconds: 0)
            let window: JSONValue = ["from": .string(from.description), "until": .string((from + span).description)]
            rule["effect"] = ["maintenance": ["during": window, "closes": true]]
        }
        return .object(rule)
    }
}

/// The words of a fault, by what they are: their order is the speaker's.
private struct Words {
    var kind: String?
    var command: String?
    var span: TimeSpan?
    var number: Int64?
    var percent: Int?
    var times: Int?
    var parameters: [(String, String)] = []

    init(_ given: [String]) {
        for word in given where !["for", "to", "of", "at", "a", "second"].contains(word) { take(word) }
    }

    private mutating func take(_ word: String) {
        let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
        if kind == nil {
            kind = word
        } else if pair.count == 2 {
            parameters.append((pair[0], pair[1]))
        } else if word == "once" || word == "twice" {
            times = word == "once" ? 1 : 2
        } else if word.hasSuffix("%"), let share = Int(word.dropLast()) {
            percent = share
        } else if let length = TimeSpan(word) {
            span = length
        } else if let count = Int64(word) {
            number = count
        } else {
            // `domain:transfer request` may stand without quotes.
            command = command.map { "\($0) \(word)" } ?? word
        }
    }

    func span(_ kind: String) throws(ArgumentError) -> TimeSpan {
        guard let span, span >= .zero else { throw ArgumentError("\(kind) needs a length of time, such as 2s or 5m.") }
        return span
    }

    func number(_ kind: String) throws(ArgumentError) -> Int64 {
        guard let number else { throw ArgumentError("\(kind) needs a number, such as \(kind) 10.") }
        return number
    }
}
