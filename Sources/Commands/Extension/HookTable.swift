import EPP
import XML

/// All that extensions do to one command, sorted by what it is: made once, at start.
final class HookTable<C: Command>: Sendable {
    /// The command's own rules, then those of extensions.
    let rules: [Rule<C>]
    /// Those that read an element.
    let readers: [Hook<C>]
    private let absent: [Hook<C>]
    let always: [Hook<C>.Amend]
    let answers: [(namespace: String, answer: Hook<C>.Answer)]
    let refusals: [(namespace: String, refuse: Hook<C>.Refuse)]

    init(_ hooks: [Hook<C>]) {
        rules = C.rules + hooks.flatMap(\.rules)
        readers = hooks.filter { $0.element != nil }
        absent = hooks.filter { $0.absent != nil }
        always = hooks.compactMap(\.always)
        answers = hooks.compactMap { hook in hook.answer.map { (hook.namespace, $0) } }
        refusals = hooks.compactMap { hook in hook.refuse.map { (hook.namespace, $0) } }
    }

    /// What is amended for the elements that did not come.
    func absences(_ extensions: [Element]) -> [Hook<C>.Amend] {
        guard !absent.isEmpty else { return [] }
        return absent.filter { !extensions.contains(where: $0.reads) }.compactMap(\.absent)
    }
}
