import EPP
import Registry
import XML

/// Deletes a domain: RFC 5731 §3.2.2.
package struct DomainDelete: DomainCommand {
    package static let key = CommandKey(.delete, Namespace.domain)
    package static let rules: [Rule<DomainDelete>] =
        transformRules(prohibitedBy: [.clientDeleteProhibited, .serverDeleteProhibited]) + [
            Rule(
                "no host stands below it",
                else: .associationProhibits,
                "RFC 5731 §3.2.2",
                found: { "\($0.world.subordinateNames(of: $0.domain.name).first ?? "a host") stands below it" }
            ) {
                $0.world.subordinateHosts(of: $0.domain.name).isEmpty
            }
        ]

    package let name: DomainName

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        name = try DomainName(children.required("name"))
        try children.end()
    }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        guard !goesAtOnce(domain, context) else {
            return Decision(domain, changes: { [.noDomain($0.name)] })
        }
        let deleted = domain.deleted(at: context.now, context.policy, origin: context.ids)
        var decision = Decision(deleted, changes: { [.domain($0)] })
        decision.code = .actionPending
        return decision
    }

    /// In the add grace period, by policy, and wherever no stage of deletion takes any time (RFC 3915 §2).
    private func goesAtOnce(_ domain: Domain, _ context: Context) -> Bool {
        let grace = context.policy.grace
        if grace.redemption <= .zero, grace.pendingDelete <= .zero { return true }
        return grace.deletesNewAtOnce && domain.openGracePeriods(at: context.now).contains { $0.kind == .addPeriod }
    }
}
