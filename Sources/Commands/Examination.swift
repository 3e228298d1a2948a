import EPP
import Registry

/// What became of each rule of a command that was asked and not carried out.
package struct Examination: Sendable {
    /// One rule, or the refusal of an extension that decides beyond rules.
    package struct Check: Sendable {
        package let rule: String
        package let section: String
        /// Nil where it was not asked, for want of what only the client knows.
        package let holds: Bool?
        /// Where it does not hold: what was found, and until when.
        package let refusal: EPPError?
    }

    /// In the order in which the command asks them.
    package let checks: [Check]
    /// What the command would be answered now, so far as it was asked.
    package let code: ResultCode
}

extension Router {
    /// Asks every rule of a command, its own and those of extensions, and decides it without applying anything.
    ///
    /// `knowsSecrets` is false where the command carries no code: rules about codes are not asked then. Throws where
    /// there is nothing that the command could be about.
    package func examine<C: Command>(
        _ command: C,
        knowsSecrets: Bool,
        in context: Context
    ) throws(EPPError) -> Examination {
        let table = HookTable(hooks.compactMap { $0.hook(for: C.self) })
        let target = try command.target(in: context)
        let situation = Situation(command: command, target: target, context: context)
        var checks = table.rules.map { $0.check(of: situation, knowsSecrets: knowsSecrets) }
        if let refusal = checks.first(where: { $0.holds == false })?.refusal?.code {
            return Examination(checks: checks, code: refusal)
        }
        do throws(EPPError) {
            let decision = try table.decide(command, target, table.absences([]), context)
            return Examination(checks: checks, code: decision.code)
        } catch {
            checks.append(.init(rule: error.reason, section: "extension", holds: false, refusal: error))
            return Examination(checks: checks, code: error.code)
        }
    }
}

extension HookTable {
    /// Decides a command whose rules hold, and lets extensions amend the decision.
    func decide(
        _ command: C,
        _ target: C.Target,
        _ amendments: [Hook<C>.Amend],
        _ context: Context
    ) throws(EPPError) -> Decision<C.Subject> {
        var decision = try command.decide(target, context)
        for amend in amendments { try amend(command, target, &decision, context) }
        for amend in always { try amend(command, target, &decision, context) }
        return decision
    }
}
