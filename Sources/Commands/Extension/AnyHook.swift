import EPP
import XML

/// A `Hook` whose command is known only to itself; `Router` asks for it back by type, once, at start.
package struct AnyHook: Sendable {
    private let base: any Sendable

    private let keep: @Sendable (any Extension.Type) -> AnyHook?

    private init<C: Command>(_ hook: Hook<C>) {
        base = hook
        keep = { AnyHook(hook.kept(to: $0)) }
    }

    private init(_ admission: Admission) {
        base = admission
        keep = { _ in nil }
    }

    /// The hook as it acts in the zones whose policies have its extension; who is let in is the registry's to say.
    func kept(to extensionType: any Extension.Type) -> AnyHook { keep(extensionType) ?? self }

    func hook<C: Command>(for command: C.Type) -> Hook<C>? {
        base as? Hook<C> ?? (base as? Admission)?.hook(for: command)
    }

    /// Every command on an object is asked first, with what the extension's element says, or with nil where it was not
    /// sent; what comes of it stands in the answer, and what `explain` makes of a refusal in that.
    package static func admitting<Value: Sendable>(
        with element: String,
        of namespace: String,
        read: @escaping @Sendable (Element) throws(EPPError) -> Value,
        explain: @escaping @Sendable (EPPError) -> Fragment.Write?,
        _ admit: @escaping @Sendable (Value?, CommandKey, Item, Context) throws(EPPError) -> Fragment?
    ) -> AnyHook {
        AnyHook(
            Admission(
                namespace: namespace,
                element: element,
                read: { element throws(EPPError) in
                    let value = try read(element)
                    return { key, item, context throws(EPPError) in try admit(value, key, item, context) }
                },
                absent: { key, item, context throws(EPPError) in try admit(nil, key, item, context) },
                explain: explain
            )
        )
    }

    /// The extension's element is read to a value, which amends the decision; it may change the command, too.
    package static func amending<C: Command, Value: Sendable>(
        _: C.Type,
        with element: String,
        of namespace: String,
        read: @escaping @Sendable (Element, inout C) throws(EPPError) -> Value,
        _ amend:
            @escaping @Sendable (Value, C, C.Target, inout Decision<C.Subject>, Context) throws(EPPError) -> Void
    ) -> AnyHook {
        let make: Hook<C>.Read = { element, command throws(EPPError) in
            let value = try read(element, &command)
            return { command, target, decision, context throws(EPPError) in
                try amend(value, command, target, &decision, context)
            }
        }
        return AnyHook(Hook<C>(namespace: namespace, element: element, read: make))
    }

    /// Every such command is amended, with what the extension's element says, or with nil where it was not sent.
    ///
    /// One of `dialects` may stand there instead: elements that say the same in other words.
    package static func deciding<C: Command, Value: Sendable>(
        _: C.Type,
        with element: String,
        of namespace: String,
        or dialects: [ForeignElement] = [],
        read: @escaping @Sendable (Element) throws(EPPError) -> Value,
        _ amend:
            @escaping @Sendable (Value?, C, C.Target, inout Decision<C.Subject>, Context) throws(EPPError) -> Void
    ) -> AnyHook {
        let make: Hook<C>.Read = { element, _ throws(EPPError) in
            let value = try read(element)
            return { command, target, decision, context throws(EPPError) in
                try amend(value, command, target, &decision, context)
            }
        }
        let absent: Hook<C>.Amend = { command, target, decision, context throws(EPPError) in
            try amend(nil, command, target, &decision, context)
        }
        return AnyHook(
            Hook<C>(namespace: namespace, dialects: dialects, element: element, read: make, absent: absent)
        )
    }

    /// Every such command is amended, whether the client sent the extension's element or not.
    package static func always<C: Command>(
        _: C.Type,
        in namespace: String,
        _ amend: @escaping Hook<C>.Amend
    ) -> AnyHook {
        AnyHook(Hook<C>(namespace: namespace, always: amend))
    }

    /// More rules for a command.
    package static func requiring<C: Command>(_: C.Type, in namespace: String, _ rules: [Rule<C>]) -> AnyHook {
        AnyHook(Hook<C>(namespace: namespace, rules: rules))
    }

    /// Something is added to the answer, for clients that listed the namespace.
    package static func answering<C: Command>(
        _: C.Type,
        in namespace: String,
        _ answer: @escaping Hook<C>.Answer
    ) -> AnyHook {
        AnyHook(Hook<C>(namespace: namespace, answer: answer))
    }

    /// A refusal is noted, and something is added to it, for clients that listed the namespace.
    package static func refusing<C: Command>(
        _: C.Type,
        in namespace: String,
        _ refuse: @escaping Hook<C>.Refuse
    ) -> AnyHook {
        AnyHook(Hook<C>(namespace: namespace, refuse: refuse))
    }

    /// With the extension's element, the command is another one, unless `read` answers nil.
    package static func superseding<C: Command, D: Command>(
        _: C.Type,
        with element: String,
        of namespace: String,
        _ read: @escaping @Sendable (Element, C) throws(EPPError) -> D?
    ) -> AnyHook {
        let make: Hook<C>.Supersede = { element, command throws(EPPError) in try read(element, command) }
        let rules = D.rules.map { RuleSummary(D.key, $0.name, $0.codes, $0.section) }
        return AnyHook(Hook<C>(namespace: namespace, element: element, supersede: make, otherRules: rules))
    }
}
