import EPP
import Registry
import XML

/// Finds the code for a command.
///
/// Built once, at start; read-only after.
package final class Router: Sendable {
    /// The commands, and at the same places what reads them.
    private let keys: [CommandKey]
    private let readers: [AnyCommand.Read]
    /// What extensions do to them.
    let hooks: [AnyHook]
    /// The namespaces that the greeting announces.
    package let announced: Services
    /// Every rule of every command, for the manual's table.
    package let rules: [RuleSummary]

    /// Takes the commands, and the extensions that the policy offers.
    package init(commands: [AnyCommand], extensions: [any Extension.Type], policy: Policy) {
        let policies = policy.withThoseOfZones
        let offered = extensions.filter { policies.contains(where: $0.isOffered) }
        let all = (commands + offered.flatMap { $0.commands }).filter { policies.contains(where: $0.key.isOffered) }
        let objects = Set(all.map { $0.key.namespace }).subtracting([Namespace.epp])
            .subtracting(offered.filter { !$0.isObject }.map { $0.namespace })
        let unserved =
            (policy.hasHostObjects ? [] : [Namespace.host]) + (policy.domain.hasContacts ? [] : [Namespace.contact])
        announced = Services(
            objects: objects.union(offered.filter { $0.isObject }.map { $0.namespace }).subtracting(unserved),
            extensions: Set(offered.filter { !$0.isObject }.map { $0.namespace })
        )
        hooks = extensions.filter { policies.contains(where: $0.acts) }.flatMap { extensionType in
            policy.zonePolicies.isEmpty ? extensionType.hooks : extensionType.hooks.map { $0.kept(to: extensionType) }
        }
        var (keys, readers, rules): ([CommandKey], [AnyCommand.Read], [RuleSummary]) = ([], [], [])
        for command in all {
            let (read, itsRules) = command.bind(hooks)
            if let place = keys.firstIndex(of: command.key) {
                readers[place] = read
            } else {
                keys.append(command.key)
                readers.append(read)
            }
            rules += itsRules
        }
        // Commands on domains are found first, as most are.
        let isOfDomains = { (place: Int) in keys[place].namespace == Namespace.domain }
        let order = keys.indices.filter(isOfDomains) + keys.indices.filter { !isOfDomains($0) }
        (self.keys, self.readers, self.rules) = (order.map { keys[$0] }, order.map { readers[$0] }, rules)
    }

    /// What its commands are called by fault rules and in the journal: `domain:create`, `domain:transfer request`, `login`.
    package var commandNames: [String] { keys.map(\.shortDescription) }

    /// Reads a command, so far as it can be without the world: 2000 to 2103, and 2307.
    package func read(
        _ action: Action,
        of envelope: CommandEnvelope,
        for services: Services?
    ) throws(EPPError) -> PreparedCommand {
        try checkState(action.key.verb, services)
        if let fault = envelope.fault { throw fault }
        try checkNamespaces(action, envelope.extensions, services)
        guard let place = keys.firstIndex(of: action.key) else {
            throw EPPError(.unimplementedCommand, "\(action.key) is not implemented", at: Item(action.object))
        }
        return try readers[place](action, envelope.extensions)
    }

    /// Before login only `<login>` has a meaning, afterwards it has none (RFC 5730 §2.9.1).
    private func checkState(_ verb: Verb, _ services: Services?) throws(EPPError) {
        switch (verb, services) {
        case (.login, .some): throw outOfPlace("this session is logged in already", verb)
        case (.login, nil), (_, .some): return
        case (_, nil): throw outOfPlace("log in first", verb)
        }
    }

    private func outOfPlace(_ reason: String, _ verb: Verb) -> EPPError {
        EPPError(.useError, "\(reason)", "RFC 5730 §2.9.1", at: Item(Namespace.epp, verb.name))
    }

    /// What the server does not know, and what the client did not list (RFC 5730 §2.9.1.1).
    private func checkNamespaces(
        _ action: Action,
        _ extensions: [Element],
        _ services: Services?
    ) throws(EPPError) {
        let object = action.key.namespace
        if action.key.verb.isOfExtension {
            guard announced.extensions.contains(object) else {
                throw EPPError(.unimplementedExtension, "\(object) is not implemented", at: Item(action.object))
            }
            return
        }
        guard announced.includesObject(object) || object == Namespace.epp else {
            throw EPPError(.unimplementedService, "\(object) is not served", at: Item(action.object))
        }
        for element in extensions where !announced.extensions.contains(element.namespace) {
            throw EPPError(.unimplementedExtension, "\(element.namespace) is not implemented", at: Item(element))
        }
        if extensions.count > 1 { try expectEachOnce(extensions) }
        guard let services else { return }
        guard services.include(object) || object == Namespace.epp else {
            let reason = "\(object) was not listed at login"
            throw EPPError(.useError, reason, "RFC 5730 §2.9.1.1", at: Item(action.object))
        }
        for element in extensions {
            guard element.namespace == Namespace.epp || services.include(element.namespace) else {
                let reason = "\(element.namespace) was not listed at login"
                throw EPPError(.useError, reason, "RFC 5730 §2.9.1.1", at: Item(element))
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
}

extension CommandKey {
    /// Whether the registry has the command at all; where it has not, it is 2101.
    fileprivate func isOffered(under policy: Policy) -> Bool {
        switch (verb, namespace) {
        case (.transfer, Namespace.contact): policy.contact.isTransferable
        case (.transfer(.approve), Namespace.domain), (.transfer(.reject), Namespace.domain):
            policy.transfer.isAnsweredByLoser
        default: true
        }
    }
}
