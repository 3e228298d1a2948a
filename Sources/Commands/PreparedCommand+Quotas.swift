import EPP
import Registry

/// Commands of a registrar that is held to quotas (policy session.quotas).
extension PreparedCommand {
    /// As `run` does it, unless a quota keeps the registrar from it; whatever comes of it is counted.
    package func run(within quotas: [Quota], _ context: Context) throws(EPPError) -> Outcome {
        guard let registrar = context.world.registrars[context.client] else { return try run(context) }
        let command = key.shortDescription
        if let (quota, end) = registrar.quota(among: quotas, blocking: command, at: context.now) {
            throw refusal(by: quota, until: end)
        }
        func counted(_ code: ResultCode) -> [Change] {
            let counts = registrar.counting(command, code, by: quotas, at: context.now)
            return counts.map { [.counted($0, of: registrar.id)] } ?? []
        }
        do throws(EPPError) {
            let outcome = try run(context)
            return outcome.adding(counted(outcome.refusal?.code ?? outcome.code))
        } catch {
            let changes = counted(error.code)
            guard !changes.isEmpty else { throw error }
            return Outcome(refusing: error, changes, [])
        }
    }

    private func refusal(by quota: Quota, until end: Instant) -> EPPError {
        let what = [quota.command, quota.code == 0 ? "refused" : "answered with \(quota.code)"].filter { !$0.isEmpty }
        return EPPError(
            ResultCode(rawValue: quota.refusal) ?? .authorizationError,
            "too much was asked, and \(key.shortDescription) is blocked",
            "policy session.quotas",
            required: "at most \(quota.most) times in \(quota.time) \(what.joined(separator: " "))",
            until: end,
            at: Item(key.namespace, key.verb.name)
        )
    }
}
