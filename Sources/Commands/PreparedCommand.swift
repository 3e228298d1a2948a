import EPP

/// A command that has been read: all that can be done without the world is done.
package protocol PreparedCommand: Sendable {
    var key: CommandKey { get }
    var item: Item { get }
    /// Checks the rules in their order, decides, lets extensions amend.
    ///
    /// Reads only; a throw leaves nothing to undo.
    func run(_ context: Context) throws(EPPError) -> Outcome
}

/// A command with what extensions made of it.
struct Prepared<C: Command>: PreparedCommand {
    let command: C
    let amendments: [Hook<C>.Amend]
    let hooks: [Hook<C>]

    var key: CommandKey { C.key }
    var item: Item { command.item }

    func run(_ context: Context) throws(EPPError) -> Outcome {
        let target = try command.target(in: context)
        for rule in C.rules { try rule.check(command, target, context) }
        for hook in hooks { for rule in hook.rules { try rule.check(command, target, context) } }
        var decision = try command.decide(target, context)
        for amend in amendments { try amend(command, target, &decision, context) }
        for hook in hooks { try hook.always?(command, target, &decision, context) }
        return Outcome(decision, of: C.self, answers(decision.subject, context))
    }

    /// Extensions answer only clients that listed them (RFC 5730 §2.9.1.1).
    private func answers(_ subject: C.Subject, _ context: Context) -> [Fragment] {
        var fragments: [Fragment] = []
        for hook in hooks {
            guard let answer = hook.answer, context.services.extensions.contains(hook.namespace),
                let write = answer(subject, context)
            else { continue }
            fragments.append(Fragment(hook.namespace, write))
        }
        return fragments
    }
}
