import EPP
import Faults
import JSON

/// A step of a card: what has to be seen, or what must never be.
package struct CardStep: Sendable {
    package let id: String
    package let title: String
    /// Where it is demanded, such as `RFC 5731 §3.2.1`.
    package let rule: String
    /// The published lists that have it.
    package let from: [String]
    package let demand: CommandDemand
    /// Whether it is there to be missed: a command that fits fails the step.
    package let isForbidden: Bool
    /// What the step's object is called in the steps behind it: `domain` for `$domain`.
    let calls: String?
    /// Steps that come first: where one comes later, this one has to come again.
    let after: [String]
    /// A step that comes later: once that was seen, it is too late for this one.
    let before: String?
    /// A command that this step is about the sequel of: the next command about the same object decides, or, of what is
    /// forbidden, every later one.
    let follows: CommandDemand?
    /// How long it may take from the last of the steps before it, by the registry's clock.
    let within: TimeSpan?
    /// How long it has to wait from there, by the registry's clock or by real time.
    let earliest: TimeSpan?
    /// How often it has to be seen, at least and at most.
    let times: ClosedRange<Int>
    /// What the operator does when the steps that come first were seen.
    package let acts: [OperatorAct]
}

extension CardStep: Decodable {
    private enum Field: String, CodingKey {
        case id, title, rule, from, expect, never, calls, after, before, follows, within, earliest, times, act
    }

    private struct Times: Decodable {
        var atLeast: Int?
        var atMost: Int?
    }

    package init(from decoder: any Decoder) throws {
        let path = JSONPath(decoder.codingPath)
        let fields = try decoder.container(keyedBy: Field.self)
        id = try fields.decode(String.self, forKey: .id)
        title = try fields.decode(String.self, forKey: .title)
        rule = try fields.decode(String.self, forKey: .rule)
        from = try fields.decodeIfPresent([String].self, forKey: .from) ?? []
        let expected = try fields.decodeIfPresent(CommandDemand.self, forKey: .expect)
        let forbidden = try fields.decodeIfPresent(CommandDemand.self, forKey: .never)
        calls = try fields.decodeIfPresent(String.self, forKey: .calls)
        after = try fields.decodeIfPresent([String].self, forKey: .after) ?? []
        before = try fields.decodeIfPresent(String.self, forKey: .before)
        follows = try fields.decodeIfPresent(CommandDemand.self, forKey: .follows)
        within = try fields.decodeIfPresent(TimeSpan.self, forKey: .within)
        earliest = try fields.decodeIfPresent(TimeSpan.self, forKey: .earliest)
        let times = try fields.decodeIfPresent(Times.self, forKey: .times)
        acts = try fields.decodeIfPresent([OperatorAct].self, forKey: .act) ?? []
        guard Scorecard.isName(id) else {
            throw JSONFault(Scorecard.names.replacing("a name", with: "an identifier"), at: path["id"])
        }
        guard let demand = expected ?? forbidden, expected == nil || forbidden == nil else {
            throw JSONFault("a step has one of \"expect\" and \"never\"", at: path)
        }
        (self.demand, isForbidden) = (demand, forbidden != nil)
        guard !isForbidden || calls == nil else {
            throw JSONFault("what must never be is not called anything", at: path["calls"])
        }
        guard !isForbidden || times == nil else {
            throw JSONFault("what must never be has no \"times\"", at: path["times"])
        }
        for (field, span) in [("within", within), ("earliest", earliest)] where span != nil {
            guard follows != nil || !after.isEmpty else { throw JSONFault("it needs \"after\"", at: path[field]) }
        }
        guard !isForbidden || earliest == nil else {
            throw JSONFault("what must never be has no \"earliest\"", at: path["earliest"])
        }
        if follows != nil, times != nil { throw JSONFault("what comes next comes once", at: path["times"]) }
        let (least, most) = (times?.atLeast ?? 1, times?.atMost ?? .max)
        guard least >= 1, most >= least else { throw JSONFault("at least 1, and at most no fewer", at: path["times"]) }
        self.times = least...most
        guard !demand.isAboutFaults else {
            let field = demand.fault == nil ? "answerIsLost" : "fault"
            throw JSONFault("it is for \"follows\"", at: path[isForbidden ? "never" : "expect"][field])
        }
        if demand.unread != nil, !isForbidden {
            throw JSONFault("it is for what must never be", at: path["expect"]["unread"])
        }
    }
}

/// What the operator does during a card.
package enum OperatorAct: Sendable, Equatable {
    /// The clock goes on.
    case advance(TimeSpan)
    /// Something goes wrong, as the rule says; JSON, as the control API takes it.
    case fault(JSONValue)
    /// The registrar finds a message in its queue.
    case message(String)
}

extension OperatorAct: Decodable {
    private enum Field: String, CodingKey { case advance, fault, message }

    package init(from decoder: any Decoder) throws {
        let path = JSONPath(decoder.codingPath)
        let fields = try decoder.container(keyedBy: Field.self)
        let span = try fields.decodeIfPresent(TimeSpan.self, forKey: .advance)
        let fault = try fields.decodeIfPresent(WrittenJSON.self, forKey: .fault)
        let text = try fields.decodeIfPresent(String.self, forKey: .message)
        switch (span, fault, text) {
        case (let span?, nil, nil):
            guard (TimeSpan.zero...TimeSpan.longestAdvance).contains(span) else {
                throw JSONFault("a time from 0s to \(TimeSpan.longestAdvance) is expected", at: path["advance"])
            }
            self = .advance(span)
        case (nil, let fault?, nil):
            do throws(JSONFault) { _ = try fault.rule } catch { throw error.below(path["fault"]) }
            self = .fault(JSONValue(fault.json))
        case (nil, nil, let text?): self = .message(text)
        default: throw JSONFault("one of \"advance\", \"fault\" and \"message\" is expected", at: path)
        }
    }
}

extension CardStep {
    /// What the step waits for, for people.
    package var expectation: String {
        let sequel = follows.map { " behind \($0.words)" } ?? ""
        let sentence = demand.words + (isForbidden ? sequel : sequel.isEmpty ? "" : " at once\(sequel)")
        if isForbidden { return "never: \(sentence)" }
        var parts = [sentence]
        if times.lowerBound > 1 { parts.append("\(times.lowerBound) times") }
        if times.upperBound != .max { parts.append("at most \(times.upperBound) times") }
        if !after.isEmpty { parts.append("after \(after.joined(separator: ", "))") }
        if let before { parts.append("before \(before)") }
        if let within { parts.append("within \(within)") }
        if let earliest { parts.append("\(earliest) later at the earliest") }
        return parts.joined(separator: ", ")
    }

    /// What the operator does for it, for people.
    package var actions: [String] { acts.map(\.words) }
}

extension OperatorAct {
    fileprivate var words: String {
        switch self {
        case .advance(let span): "the clock goes on by \(span)"
        case .fault(let rule): "a fault is added: \(String(decoding: rule.bytes, as: UTF8.self))"
        case .message(let text): "a message is queued: \(text)"
        }
    }
}

extension CommandDemand {
    fileprivate var words: String {
        if let unread { return "a message that waits longer than \(unread)" }
        var parts = [command.rawValue == "*" ? "any command" : command.rawValue]
        if command.rawValue == "operator" { parts = ["a call of the operator's"] }
        if by == .another { parts[0] += " of another registrar" }
        if let name { parts.append("about \(name)") }
        if let via { parts.append("by \(via)") }
        if let commands { parts.append("of the commands \(commands.patterns.map(\.rawValue).joined(separator: ", "))") }
        parts += request.map(\.words)
        if repeats == .clTRID { parts.append("with a clTRID that was there before") }
        if repeats == .secret { parts.append("with a secret that was sent before") }
        if let sessionsAbove { parts.append("with more than \(sessionsAbove) sessions open") }
        if !codes.isEmpty { parts.append("answered \(codes.map(String.init).joined(separator: " or "))") }
        if let fault { parts.append("with the fault \(fault.rawValue)") }
        if answerIsLost { parts.append("of which the answer was lost") }
        parts += answer.map { "answered \($0.words)" }
        parts += state.map(\.words)
        return parts.joined(separator: ", ")
    }
}

extension ObjectDemand {
    fileprivate var words: String {
        guard exists else { return "then no \(kind.rawValue) \(name)" }
        let fields = has.map { " with \(String(decoding: JSONValue($0).bytes, as: UTF8.self))" } ?? ""
        return "then the \(kind.rawValue) \(name)\(fields)"
    }
}
