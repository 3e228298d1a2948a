import EPP
import Registry

/// A named condition, and the code that says it failed.
///
/// Lists of rules read as a table: the manual prints them. A class, as every command goes through a list of them.
package final class Rule<C: Command>: Sendable {
    package typealias Condition = @Sendable (Situation<C>) -> Bool
    /// Says what is the case where the rule does not hold; asked only then.
    package typealias Found = @Sendable (Situation<C>) -> Finding

    /// What must hold, as a phrase.
    package let name: String
    /// The code of the refusal; more than one where the policy chooses among them.
    package let codes: [ResultCode]
    /// Where the rule comes from.
    package let section: String
    private let chooseCode: @Sendable (Situation<C>) -> ResultCode
    private let item: (@Sendable (C) -> Item)?
    private let found: Found
    private let holds: Condition
    /// Whether it is about a code that only the client knows.
    private let isAboutSecrets: Bool

    /// A rule that refuses with one code; the refusal names `item`, or else what the command is about, and says what was
    /// found where the rule does not hold.
    package convenience init(
        _ name: String,
        else code: ResultCode,
        _ section: String,
        at item: (@Sendable (C) -> Item)? = nil,
        found: @escaping Found,
        _ holds: @escaping Condition
    ) {
        self.init(name, elseOneOf: [code], section, at: item, code: { _ in code }, found: found, holds)
    }

    /// A rule whose code the policy chooses, perhaps by what is found.
    package init(
        _ name: String,
        elseOneOf codes: [ResultCode],
        _ section: String,
        at item: (@Sendable (C) -> Item)? = nil,
        code: @escaping @Sendable (Situation<C>) -> ResultCode,
        found: @escaping Found,
        _ holds: @escaping Condition
    ) {
        self.name = name
        self.codes = codes
        self.section = section
        self.item = item
        chooseCode = code
        self.found = found
        self.holds = holds
        isAboutSecrets = false
    }

    private init(aboutSecrets rule: Rule) {
        (name, codes, section, item) = (rule.name, rule.codes, rule.section, rule.item)
        (chooseCode, found, holds) = (rule.chooseCode, rule.found, rule.holds)
        isAboutSecrets = true
    }

    /// The rule as one that is about what only the client knows.
    var aboutSecrets: Rule { Rule(aboutSecrets: self) }

    /// What has become of it, without refusing.
    func check(of situation: Situation<C>, knowsSecrets: Bool) -> Examination.Check {
        // What holds without them, as where the policy asks for none, is not left open.
        guard knowsSecrets || !isAboutSecrets || holds(situation) else {
            return .init(rule: name, section: section, holds: nil, refusal: nil)
        }
        let ruling = ruling(in: situation)
        return .init(rule: name, section: section, holds: ruling.holds, refusal: ruling.refusal)
    }

    /// Throws the refusal, when the rule does not hold.
    func check(_ situation: Situation<C>) throws(EPPError) {
        guard !holds(situation) else { return }
        throw refusal(in: situation)
    }

    /// What the rule says of a situation, whether it holds or not: for whoever lists what stands in the way.
    package func ruling(in situation: Situation<C>) -> Ruling {
        Ruling(rule: name, section: section, refusal: holds(situation) ? nil : refusal(in: situation))
    }

    private func refusal(in situation: Situation<C>) -> EPPError {
        let finding = found(situation)
        return EPPError(
            chooseCode(situation),
            finding.text,
            section,
            required: name,
            until: finding.until,
            note: finding.note,
            at: item?(situation.command) ?? situation.command.item
        )
    }
}

/// What one rule says of one situation.
package struct Ruling: Sendable, Equatable {
    /// What must hold, as a phrase, and where that is written.
    package let rule: String
    package let section: String
    /// Why the rule does not hold; nil where it does.
    package let refusal: EPPError?

    package var holds: Bool { refusal == nil }
}

/// What a rule looks at: a command, what it is about, and the world as it is.
package struct Situation<C: Command> {
    package let command: C
    package let target: C.Target
    package let context: Context

    /// The registrar that asks; empty before login.
    package var client: ClientID { context.client }
    package var now: Instant { context.now }
    package var world: World { context.world }
    /// What the registry decides.
    package var policy: PolicyInForce { context.policy }
}

extension Situation where C.Target == Domain {
    package var domain: Domain { target }
}

extension Situation where C.Target == Host {
    package var host: Host { target }
}

extension Situation where C.Target == Contact {
    package var contact: Contact { target }
}

/// A rule as the manual's table of refusals shows it.
package struct RuleSummary: Sendable, Hashable {
    package let command: CommandKey
    package let name: String
    package let codes: [ResultCode]
    package let section: String

    init(_ command: CommandKey, _ name: String, _ codes: [ResultCode], _ section: String) {
        self.command = command
        self.name = name
        self.codes = codes
        self.section = section
    }
}
