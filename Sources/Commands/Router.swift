import EPP
import Registry
import XML

/// Finds the code for a command.
///
/// Built once, at start; read-only after.
package struct Router: Sendable {
    private typealias Read = @Sendable (Action, [Element]) throws(EPPError) -> any PreparedCommand

    private var readers: [CommandKey: Read] = [:]
    /// The namespaces that the greeting announces.
    package let announced: Services
    /// Every rule of every command, for the README's table.
    package private(set) var rules: [RuleSummary] = []

    /// Takes the commands, and the extensions that the policy offers.
    package init(commands: [any Command.Type], extensions: [any Extension.Type], policy: Policy) {
        let offered = extensions.filter { $0.isOffered(under: policy) }
        let all = commands + offered.flatMap { $0.commands }
        let objects = Set(all.map { $0.key.namespace }).subtracting([Namespace.epp])
            .subtracting(offered.filter { !$0.isObject }.map { $0.namespace })
        announced = Services(
            objects: policy.hasHostObjects ? objects : objects.subtracting([Namespace.host]),
            extensions: Set(offered.filter { !$0.isObject }.map { $0.namespace })
        )
        let hooks = offered.flatMap { $0.hooks }
        for command in all { register(command, hooks) }
    }

    /// Reads a command, so far as it can be without the world: 2000 to 2103, and 2307.
    package func read(_ envelope: CommandEnvelope, for services: Services?) throws(EPPError) -> any PreparedCommand {
        let action = try Action(envelope.action)
        try checkState(action, services)
        if let fault = envelope.fault { throw fault }
        try checkNamespaces(action, envelope.extensions, services)
        guard let read = readers[action.key] else {
            throw EPPError(.unimplementedCommand, "\(action.key) is not implemented", at: Item(action.object))
        }
        return try read(action, envelope.extensions)
    }

    /// Before login only `<login>` has a meaning, afterwards it has none (RFC 5730 §2.9.1).
    private func checkState(_ action: Action, _ services: Services?) throws(EPPError) {
        guard (services == nil) != (action.key.verb == .login) else { return }
        let reason = services == nil ? "log in first" : "this session is logged in already"
        throw EPPError(.useError, "\(reason) (RFC 5730 §2.9.1)", at: Item(Namespace.epp, action.key.verb.name))
    }

    /// What the server does not know, and what the client did not list (RFC 5730 §2.9.1.1).
    private func checkNamespaces(
        _ action: Action,
        _ extensions: [Element],
        _ services: Services?
    ) throws(EPPError) {
        let object = action.key.namespace
        guard object == Namespace.epp || announced.objects.contains(object) else {
            throw EPPError(.unimplementedService, "\(object) is not served", at: Item(action.object))
        }
        for element in extensions where !announced.extensions.contains(element.namespace) {
            throw EPPError(.unimplementedExtension, "\(element.namespace) is not implemented", at: Item(element))
        }
        try expectEachOnce(extensions)
        guard let services else { return }
        for element in [action.object] + extensions {
            guard element.namespace == Namespace.epp || services.include(element.namespace) else {
                let reason = "\(element.namespace) was not listed at login (RFC 5730 §2.9.1.1)"
                throw EPPError(.useError, reason, at: Item(element))
            }
        }
    }

    /// No extension here has two elements for one command.
    private func expectEachOnce(_ extensions: [Element]) throws(EPPError) {
        var seen: Set<String> = []
        for element in extensions where !seen.insert(element.namespace).inserted {
            let reason = "\(element.namespace) has one element for each command"
            throw EPPError(.syntaxError, reason, at: Item(element.namespace, element.name))
        }
    }

    private mutating func register<C: Command>(_ command: C.Type, _ hooks: [AnyHook]) {
        let bound = hooks.compactMap { $0.hook(for: command) }
        let table = HookTable(bound)
        let read: Read = { action, extensions throws(EPPError) in
            try Self.prepare(C(action.object), extensions, table, hooks)
        }
        readers[C.key] = read
        rules += table.rules.map { RuleSummary(C.key, $0.name, $0.codes, $0.section) }
        rules += bound.flatMap(\.otherRules)
    }

    /// Gives each extension's element to the hook that reads it; one of them may put another command in place.
    private static func prepare<C: Command>(
        _ command: C,
        _ extensions: [Element],
        _ hooks: HookTable<C>,
        _ all: [AnyHook]
    ) throws(EPPError) -> any PreparedCommand {
        guard !command.asksForNothing || !extensions.isEmpty else {
            let reason = "nothing to add, to remove or to change, and no extension (RFC 5731 §3.2.5)"
            throw EPPError(.parameterMissing, reason, at: command.item)
        }
        var command = command
        var amendments: [Hook<C>.Amend] = []
        for (index, element) in extensions.enumerated() {
            guard let hook = hooks.readers.first(where: { $0.reads(element) }) else {
                let reason = "<\(element.name)> of \(element.namespace) has no meaning with \(C.key)"
                throw EPPError(.useError, reason, at: Item(element.namespace, element.name))
            }
            if let supersede = hook.supersede {
                let rest = extensions.enumerated().filter { $0.offset != index }.map(\.element)
                return try prepareAny(supersede(element, command), rest, all)
            }
            if let read = hook.read { amendments.append(try read(element, &command)) }
        }
        amendments += hooks.absences(extensions)
        return Prepared(command: command, amendments: amendments, hooks: hooks)
    }

    private static func prepareAny<C: Command>(
        _ command: C,
        _ extensions: [Element],
        _ all: [AnyHook]
    ) throws(EPPError) -> any PreparedCommand {
        try prepare(command, extensions, HookTable(all.compactMap { $0.hook(for: C.self) }), all)
    }
}
