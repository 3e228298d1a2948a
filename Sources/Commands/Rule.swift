import EPP
import Registry

/// A named condition, and the code that says it failed.
///
/// Lists of rules read as a table: the README prints them.
package struct Rule<C: Command>: Sendable {
    package typealias Condition = @Sendable (Situation<C>) -> Bool

    /// What must hold, as a phrase.
    package let name: String
    /// The code of the refusal; more than one where the policy chooses among them.
    package let codes: [ResultCode]
    /// Where the rule comes from.
    package let section: String
    private let chooseCode: @Sendable (Context) -> ResultCode
    private let item: (@Sendable (C) -> Item)?
    private let holds: Condition
    /// Whether it is about a code that only the client knows.
    private var isAboutSecrets = false
    private var find: (@Sendable (Situation<C>) -> Finding?)?

    /// A rule that refuses with one code; the refusal names `item`, or else what the command is about.
    package init(
        _ name: String,
        else code: ResultCode,
        _ section: String,
        at item: (@Sendable (C) -> Item)? = nil,
        _ holds: @escaping Condition
    ) {
        self.init(name, elseOneOf: [code], section, at: item, code: { _ in code }, holds)
    }

    /// A rule whose code the policy chooses.
    package init(
        _ name: String,
        elseOneOf codes: [ResultCode],
        _ section: String,
        at item: (@Sendable (C) -> Item)? = nil,
        code: @escaping @Sendable (Context) -> ResultCode,
        _ holds: @escaping Condition
    ) {
        self.name = name
        self.codes = codes
        self.section = section
        self.item = item
        chooseCode = code
        self.holds = holds
    }

    /// The rule, saying what is the case where it does not hold: for the operator, who may know more than the client.
    func finding(_ find: @escaping @Sendable (Situation<C>) -> Finding?) -> Rule {
        var rule = self
        rule.find = find
        return rule
    }

    /// The rule as one that is about what only the client knows.
    var aboutSecrets: Rule {
        var rule = self
        rule.isAboutSecrets = true
        return rule
    }

    /// What has become of it, without refusing.
    func check(of situation: Situation<C>, knowsSecrets: Bool) -> Examination.Check {
        guard knowsSecrets || !isAboutSecrets else {
            return .init(rule: name, section: section, holds: nil, code: nil, finding: nil)
        }
        let isMet = holds(situation)
        return .init(
            rule: name,
            section: section,
            holds: isMet,
            code: isMet ? nil : chooseCode(situation.context),
            finding: isMet ? nil : find?(situation)
        )
    }

    /// What a refusal by such a rule says: the phrase alone would be read as what is the case.
    static func reason(_ name: String, _ section: String) -> String { "required: \(name) (\(section))" }

    /// Throws the refusal, when the rule does not hold.
    func check(_ situation: Situation<C>) throws(EPPError) {
        guard !holds(situation) else { return }
        let item = item?(situation.command) ?? situation.command.item
        throw EPPError(chooseCode(situation.context), Self.reason(name, section), at: item)
    }
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
    /// What the registry decides; lent, not copied.
    package var policy: Policy { _read { yield context.world.policy } }
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

/// A rule as the README's table of refusals shows it.
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
