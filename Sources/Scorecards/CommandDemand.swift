import EPP
import Faults
import JSON

/// What a command has to be, and to come to: everything that is set must fit.
package struct CommandDemand: Sendable {
    /// Whose command it is.
    enum Speaker: String, Sendable, Codable, CaseIterable { case registrar, another, `operator` }
    /// What the registrar has said before, and says again.
    enum Repetition: String, Sendable, Codable, CaseIterable { case clTRID, secret }

    let by: Speaker
    /// Such as `domain:create`, `domain:transfer *`, `login`, `poll:req`, `hello`, or a word for what is no command.
    ///
    /// `closed` for a connection that its client ends without a logout, `call` for the end of an HTTP call at a registrar's
    /// interface, `handshake` and `handshakeFailed` for a connection without a session, `operator` for a call of the control
    /// API or the holder's desk.
    let command: Glob
    /// Any success where there are none.
    let codes: [Int]
    /// Of an object in the command; `$domain` is what an earlier step has called so.
    let name: String?
    /// The HTTP call that the command is a part of, or is: method and path.
    let via: String?
    /// What a call consists of, in order and but for the login.
    let commands: CommandList?
    let request: [FieldDemand]
    let answer: [FieldDemand]
    /// How objects are afterwards.
    let state: [ObjectDemand]
    let repeats: Repetition?
    /// Whether the registrar has more sessions than so many at once.
    let sessionsAbove: Int?
    /// Whether a message has waited in the registrar's queue for longer than this.
    let unread: TimeSpan?
    /// What went wrong with the command on purpose: an effect's name.
    let fault: Glob?
    /// Whether it counts only where the client has not got the answer.
    let answerIsLost: Bool

    /// Whether the command has to be one with which something went wrong.
    var isAboutFaults: Bool { fault != nil || answerIsLost }

    /// Whether what went wrong with a command is what is wanted.
    func fits(_ said: Saying) -> Bool {
        (fault.map { fault in said.fault.map(fault.matches) ?? false } ?? true) && (said.isLost || !answerIsLost)
    }

    /// Whether it is about such a command, or such a word for what is none.
    func concerns(_ said: String) -> Bool {
        command.rawValue == "*" && by != .operator ? !Saying.others.contains(said) : command.matches(said)
    }

    /// Whether what was said comes to what is wanted, as far as the result says.
    func accepts(_ code: Int?) -> Bool {
        guard let code else { return codes.isEmpty }
        return codes.isEmpty ? code < 2000 : codes.contains(code)
    }

    /// Whether it was refused where it should not have been.
    func isFailed(by code: Int?) -> Bool {
        code.map { $0 >= 2000 } ?? false && (codes.isEmpty || codes.contains { $0 < 2000 })
    }

    /// The same, of what is forbidden: any result fits where there are no codes.
    func fits(_ code: Int?) -> Bool { codes.isEmpty || code.map(codes.contains) ?? false }
}

extension CommandDemand: Decodable {
    private enum Field: String, CodingKey {
        case by, command, codes, name, via, commands, request, answer, state, repeats, sessionsAbove, unread, fault
        case answerIsLost
    }

    package init(from decoder: any Decoder) throws {
        let path = JSONPath(decoder.codingPath)
        let fields = try decoder.container(keyedBy: Field.self)
        by = try fields.decodeIfPresent(Speaker.self, forKey: .by) ?? .registrar
        command = try fields.decodeIfPresent(Glob.self, forKey: .command) ?? (by == .operator ? "operator" : "*")
        codes = try fields.decodeIfPresent([Int].self, forKey: .codes) ?? []
        name = try fields.decodeIfPresent(String.self, forKey: .name)
        via = try fields.decodeIfPresent(String.self, forKey: .via)
        commands = try fields.decodeIfPresent([Glob].self, forKey: .commands).map(CommandList.init)
        request = try fields.decodeIfPresent(FieldDemands.self, forKey: .request)?.all ?? []
        answer = try fields.decodeIfPresent(FieldDemands.self, forKey: .answer)?.all ?? []
        state = try fields.decodeIfPresent([ObjectDemand].self, forKey: .state) ?? []
        repeats = try fields.decodeIfPresent(Repetition.self, forKey: .repeats)
        sessionsAbove = try fields.decodeIfPresent(Int.self, forKey: .sessionsAbove)
        unread = try fields.decodeIfPresent(TimeSpan.self, forKey: .unread)
        fault = try fields.decodeIfPresent(Glob.self, forKey: .fault)
        answerIsLost = try fields.decodeIfPresent(Bool.self, forKey: .answerIsLost) ?? false
        guard by != .operator || command.rawValue == "operator" else {
            throw JSONFault("an operator gives no commands", at: path["command"])
        }
        guard commands == nil || command.rawValue == "call" else {
            throw JSONFault("it is for the command \"call\"", at: path["commands"])
        }
        for (index, code) in codes.enumerated() where ResultCode(rawValue: code) == nil {
            throw JSONFault("there is no result \(code) (RFC 5730 section 3)", at: path["codes"][index])
        }
        if let sessionsAbove, sessionsAbove < 0 { throw JSONFault("0 or more is expected", at: path["sessionsAbove"]) }
    }
}

/// The commands of a call, as patterns.
struct CommandList: Sendable {
    let patterns: [Glob]

    /// Whether these are the commands, in their order.
    func fits(_ commands: [String]) -> Bool {
        patterns.count == commands.count && zip(patterns, commands).allSatisfy { $0.matches($1) }
    }
}

/// How an object has to be after a command: there or not, and with which fields, as seeds have them.
package struct ObjectDemand: Sendable, Decodable {
    enum Kind: String, Sendable, Codable, CaseIterable { case domain, host, contact, registrar }

    let kind: Kind
    /// The name or identifier, or a variable.
    let name: String
    let exists: Bool
    /// Null for a field that it must not have.
    let has: JSON?

    private enum Field: String, CodingKey { case domain, host, contact, registrar, exists, has }

    package init(from decoder: any Decoder) throws {
        let path = JSONPath(decoder.codingPath)
        let fields = try decoder.container(keyedBy: Field.self)
        let named: [(Kind, String?)] = [
            (.domain, try fields.decodeIfPresent(String.self, forKey: .domain)),
            (.host, try fields.decodeIfPresent(String.self, forKey: .host)),
            (.contact, try fields.decodeIfPresent(String.self, forKey: .contact)),
            (.registrar, try fields.decodeIfPresent(String.self, forKey: .registrar)),
        ]
        let given = named.compactMap { kind, name in name.map { (kind, $0) } }
        guard let (kind, name) = given.first, given.count == 1 else {
            throw JSONFault("one of \"domain\", \"host\", \"contact\" and \"registrar\" is expected", at: path)
        }
        (self.kind, self.name) = (kind, name)
        exists = try fields.decodeIfPresent(Bool.self, forKey: .exists) ?? true
        has = try fields.decodeIfPresent(WrittenJSON.self, forKey: .has)?.json
        if let has {
            guard case .object = has.value else { throw JSONFault("an object is expected", at: path["has"]) }
            guard exists else { throw JSONFault("what does not exist has no fields", at: path["has"]) }
        }
    }
}
