import EPP
import XML

/// A command among others, as the router takes it.
///
/// It is made of a type that the compiler knows, which is why it is no `any Command.Type`: what stands behind `Read` is
/// then compiled for that command, not for commands in general.
package struct AnyCommand: Sendable {
    /// Reads a verb's element and those of extensions.
    typealias Read = @Sendable (Action, [Element]) throws(EPPError) -> PreparedCommand

    package let key: CommandKey
    /// The command with what extensions do to it.
    let bind: @Sendable ([AnyHook]) -> (read: Read, rules: [RuleSummary])

    package init<C: Command>(_: C.Type) {
        key = C.key
        bind = { all in
            let hooks = all.compactMap { $0.hook(for: C.self) }
            let table = HookTable(hooks)
            let read: Read = { action, extensions throws(EPPError) in
                try Self.prepare(C(action.object), extensions, table, all)
            }
            let rules = table.rules.map { RuleSummary(C.key, $0.name, $0.codes, $0.section) }
            return (read, rules + hooks.flatMap(\.otherRules))
        }
    }

    /// Gives each extension's element to the hook that reads it; one of them may put another command in place.
    private static func prepare<C: Command>(
        _ command: consuming C,
        _ extensions: [Element],
        _ hooks: HookTable<C>,
        _ all: [AnyHook]
    ) throws(EPPError) -> PreparedCommand {
        guard !command.asksForNothing || extensions.contains(where: hooks.asksForSomething) else {
            let section = Namespace.updates(of: C.key.namespace)
            let reason = "nothing to add, to remove or to change, and no extension"
            throw EPPError(.parameterMissing, reason, section, at: command.item)
        }
        if extensions.isEmpty {
            let (amendments, admissions) = (hooks.absences([]), hooks.admissions(without: []))
            return PreparedCommand(
                Prepared(command: command, admissions: admissions, amendments: amendments, hooks: hooks)
            )
        }
        if extensions.count > 1 { try expectOneDialect(extensions, hooks) }
        var amendments: [Hook<C>.Amend] = []
        var admissions = hooks.admissions(without: extensions)
        for (index, element) in extensions.enumerated() {
            let readers = hooks.readers.filter { $0.reads(element) }
            guard !readers.isEmpty else {
                let reason = "<\(element.name)> of \(element.namespace) has no meaning with \(C.key)"
                throw EPPError(.useError, reason, at: Item(element.namespace, element.name))
            }
            for hook in readers {
                if let other = try hook.supersede?(element, command) {
                    let rest = extensions.enumerated().filter { $0.offset != index }.map(\.element)
                    return try prepareAny(other, rest, all)
                }
                if let admission = hook.admission { admissions.append(try admission.read(element)) }
                if let read = hook.read { amendments.append(try read(element, &command)) }
            }
        }
        amendments += hooks.absences(extensions)
        return PreparedCommand(
            Prepared(command: command, admissions: admissions, amendments: amendments, hooks: hooks)
        )
    }

    /// What is said in one dialect is not said in another, too.
    private static func expectOneDialect<C: Command>(_ extensions: [Element], _ hooks: HookTable<C>) throws(EPPError) {
        for hook in hooks.readers where !hook.dialects.isEmpty {
            guard let other = extensions.filter(hook.reads).dropFirst().first else { continue }
            let reason = "<\(other.name)> stands there in another dialect, too"
            throw EPPError(.syntaxError, reason, at: Item(other.namespace, other.name))
        }
    }

    private static func prepareAny<C: Command>(
        _ command: C,
        _ extensions: [Element],
        _ all: [AnyHook]
    ) throws(EPPError) -> PreparedCommand {
        try prepare(command, extensions, HookTable(all.compactMap { $0.hook(for: C.self) }), all)
    }
}
