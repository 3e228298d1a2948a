import EPP
import Registry

/// A command that has been read: all that can be done without the world is done.
///
/// A closure, and no existential: made where the compiler knows the command, it is compiled for that command.
package struct PreparedCommand: Sendable {
    package let key: CommandKey
    /// The domain's name that the command is about, whose zone may have a policy of its own.
    package let zonedName: String?
    private let body: @Sendable (Context) throws(EPPError) -> Outcome

    init<C: Command>(_ prepared: Prepared<C>) {
        key = C.key
        zonedName = prepared.command.zonedName
        body = { context throws(EPPError) in try prepared.run(context) }
    }

    /// Checks the rules in their order, decides, lets extensions amend.
    ///
    /// Reads only; a throw leaves nothing to undo. A refusal to which an extension has something to say is no throw but
    /// an outcome.
    package func run(_ context: Context) throws(EPPError) -> Outcome { try body(context) }
}

/// A command with what extensions made of it.
struct Prepared<C: Command>: Sendable {
    let command: C
    let admissions: [Hook<C>.Admit]
    let amendments: [Hook<C>.Amend]
    let hooks: HookTable<C>

    func run(_ context: Context) throws(EPPError) -> Outcome {
        do throws(EPPError) {
            let decision = try decided(context)
            return Outcome(decision, response(to: decision, context))
        } catch {
            guard !hooks.refusals.isEmpty else { throw error }
            return refused(error, context)
        }
    }

    /// Asks the extensions that every command is to pass, and takes what they say.
    private func admitted(_ context: Context) throws(EPPError) -> [Fragment] {
        var said: [Fragment] = []
        for admit in admissions { if let fragment = try admit(command, context) { said.append(fragment) } }
        return said
    }

    private func decided(_ context: Context) throws(EPPError) -> Decision<C.Subject> {
        let said = try admitted(context)
        var decision = try decide(context)
        if !said.isEmpty { decision.extensions += said }
        if decision.queue == nil, let mentioned = mention(context) { decision.queue = mentioned }
        return decision
    }

    private func decide(_ context: Context) throws(EPPError) -> Decision<C.Subject> {
        let target = try command.target(in: context)
        let situation = Situation(command: command, target: target, context: context)
        for rule in hooks.rules { try rule.check(situation) }
        return try hooks.decide(command, target, amendments, context)
    }

    /// What waits for the client, in the answer to a command that is not about that (RFC 5730 §2.6).
    private func mention(_ context: Context) -> QueueState? {
        guard context.policy.poll.isMentionedInAnswers else { return nil }
        if case .poll = C.key.verb { return nil }
        return QueueState(of: context.client, in: context.world)
    }

    private func response(to decision: Decision<C.Subject>, _ context: Context) -> Response {
        let services = command.services(in: context)
        let extensions = answers(decision, services, context)
        return Response(decision, context.ids, services, extensions, on: context.page)
    }

    /// Extensions answer only clients that listed them (RFC 5730 §2.9.1.1), or that want to see what they did not list
    /// (RFC 9038 §5, §6).
    private func answers(
        _ decision: Decision<C.Subject>,
        _ services: Services,
        _ context: Context
    ) -> [Fragment] {
        func isFor(_ namespace: String) -> Bool {
            services.includesExtension(namespace) || services.includeUnhandledNamespaces
        }
        var fragments = decision.extensions.filter { isFor($0.namespace) }
        for (namespace, answer) in hooks.answers where isFor(namespace) {
            guard let write = answer(command, decision.subject, context) else { continue }
            fragments.append(Fragment(namespace, write))
        }
        return fragments
    }

    private func refused(_ error: EPPError, _ context: Context) -> Outcome {
        let services = command.services(in: context)
        var changes: [Change] = []
        var fragments: [Fragment] = []
        for (namespace, refuse) in hooks.refusals {
            let (more, write) = refuse(command, error, context)
            changes += more
            if let write, services.includesExtension(namespace) { fragments.append(Fragment(namespace, write)) }
        }
        return Outcome(refusing: error, changes, fragments)
    }
}
