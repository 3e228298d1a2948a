import EPP
import Registry
import XML

/// What an extension does to one command.
package struct Hook<C: Command>: Sendable {
    /// Amends the decision, or refuses.
    ///
    /// Runs when every rule of the command held.
    package typealias Amend = @Sendable (C, C.Target, inout Decision<C.Subject>, Context) throws(EPPError) -> Void
    /// Reads the extension's element, once, outside the lock; what it says may go into the command itself.
    package typealias Read = @Sendable (Element, inout C) throws(EPPError) -> Amend
    /// What is added to the answer, if anything.
    package typealias Answer = @Sendable (C, C.Subject, Context) -> Fragment.Write?
    /// What a refusal leaves behind, and what is added to it.
    package typealias Refuse = @Sendable (C, EPPError, Context) -> (changes: [Change], write: Fragment.Write?)
    /// Another command takes the place of this one; nil where it stays as it is.
    package typealias Supersede = @Sendable (Element, C) throws(EPPError) -> (any Command)?

    /// Whether a command is let in, and what the answer says of that: asked before the target is looked up.
    typealias Admit = @Sendable (C, Context) throws(EPPError) -> Fragment?

    /// How a command is let in that carries the extension's element, and one that does not.
    struct Admission: Sendable {
        let read: @Sendable (Element) throws(EPPError) -> Admit
        let absent: Admit
    }

    let namespace: String
    /// Elements that say the same in other words: of all of them a command has one.
    var dialects: [ForeignElement] = []
    /// The element that is read; nil where the hook reads none.
    var element: String?
    var read: Read?
    /// What happens where the client did not send the element.
    var absent: Amend?
    var always: Amend?
    var answer: Answer?
    var refuse: Refuse?
    var supersede: Supersede?
    var admission: Admission?
    var rules: [Rule<C>] = []
    /// The rules of the command that takes this one's place.
    var otherRules: [RuleSummary] = []

    func reads(_ element: Element) -> Bool {
        element.name == self.element && element.namespace == namespace || dialects.contains { $0.matches(element) }
    }
}

/// All that extensions do to one command, sorted by what it is: made once, at start.
final class HookTable<C: Command>: Sendable {
    /// The command's own rules, then those of extensions.
    let rules: [Rule<C>]
    /// Those that read an element.
    let readers: [Hook<C>]
    private let absent: [Hook<C>]
    private let admitting: [Hook<C>]
    /// What is amended, and how the command is let in, where no element came: nearly always.
    private let plain: (amendments: [Hook<C>.Amend], admissions: [Hook<C>.Admit])
    let always: [Hook<C>.Amend]
    let answers: [(namespace: String, answer: Hook<C>.Answer)]
    let refusals: [(namespace: String, refuse: Hook<C>.Refuse)]

    init(_ hooks: [Hook<C>]) {
        rules = C.rules + hooks.flatMap(\.rules)
        readers = hooks.filter { $0.element != nil }
        absent = hooks.filter { $0.absent != nil }
        admitting = hooks.filter { $0.admission != nil }
        plain = (hooks.compactMap(\.absent), hooks.compactMap { $0.admission?.absent })
        always = hooks.compactMap(\.always)
        answers = hooks.compactMap { hook in hook.answer.map { (hook.namespace, $0) } }
        refusals = hooks.compactMap { hook in hook.refuse.map { (hook.namespace, $0) } }
    }

    /// What is amended for the elements that did not come.
    func absences(_ extensions: [Element]) -> [Hook<C>.Amend] {
        guard !extensions.isEmpty else { return plain.amendments }
        return absent.filter { !extensions.contains(where: $0.reads) }.compactMap(\.absent)
    }

    /// How the command is let in without the elements that did not come.
    func admissions(without extensions: [Element]) -> [Hook<C>.Admit] {
        guard !extensions.isEmpty else { return plain.admissions }
        return admitting.filter { !extensions.contains(where: $0.reads) }.compactMap { $0.admission?.absent }
    }

    /// Whether an element says what the command is to do, and not only what it is for.
    func asksForSomething(_ element: Element) -> Bool { !admitting.contains { $0.reads(element) } }
}
