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
                "RFC 5731 §3.2.2, policy domain.hostsBelow",
                found: { "\($0.world.subordinateNames(of: $0.domain.name).first ?? "a host") stands below it" }
            ) {
                $0.policy.domain.hostsBelow != .refuse || $0.world.subordinateHosts(of: $0.domain.name).isEmpty
            },
            Rule(
                "the hosts below it and the delegations to them are few enough",
                else: .associationProhibits,
                "RFC 9874 §5.2.2.3.2, policy domain.hostsBelow",
                found: { _ in "there are more than \(Domain.mostDependents)" }
            ) {
                $0.domain.dependents(in: $0.world) <= Domain.mostDependents
            },
            Rule(
                "the hosts that would go with it may be deleted",
                else: .statusProhibits,
                "RFC 5732 §2.3, policy domain.hostsBelow",
                found: { "the statuses of \($0.protectedHost?.name ?? "a host") forbid it" }
            ) {
                $0.protectedHost == nil
            },
            Rule(
                "a restore would bring back what other domains lose",
                else: .associationProhibits,
                "RFC 9874 §5.2.2.3, policy domain.hostsBelow",
                found: { _ in "it would be gone at once, and other domains name hosts below it" }
            ) {
                $0.policy.domain.hostsBelow != .restorable || !$0.domain.goesAtOnce($0.context)
                    || !$0.domain.servesOthers(in: $0.world)
            },
        ]

    package let name: DomainName

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        name = try DomainName(children.required("name"))
        try children.end()
    }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        let report = domain.dependentsReport(in: context.world).map { text in
            Change.message(PollMessage.Draft(text, at: context.now), to: context.client)
        }
        guard !domain.goesAtOnce(context) else {
            var decision = Decision(domain, changes: { [.noDomain($0.name)] })
            decision.sideEffects = domain.hostsLeaving(at: context.now, in: context.world) + [report].compactMap(\.self)
            return decision
        }
        var deleted = domain.deleted(at: context.now, context.policy, origin: context.ids)
        let hosts = domain.hostsFollowing(at: context.now, in: context.world)
        deleted.forget(hosts)
        var decision = Decision(deleted, changes: { [.domain($0)] })
        decision.sideEffects = hosts + [report].compactMap(\.self)
        decision.code = .actionPending
        return decision
    }
}

extension Domain {
    /// In the add grace period, by policy, and wherever no stage of deletion takes any time (RFC 3915 §2).
    fileprivate func goesAtOnce(_ context: Context) -> Bool {
        let grace = context.policy.grace
        if grace.redemption <= .zero, grace.pendingDelete <= .zero { return true }
        return grace.deletesNewAtOnce && openGracePeriods(at: context.now).contains { $0.kind == .addPeriod }
    }
}

extension Situation where C == DomainDelete {
    /// A host below the domain that may not be deleted, where it would be.
    fileprivate var protectedHost: Host? {
        guard [.restorable, .delete].contains(policy.domain.hostsBelow) else { return nil }
        return world.subordinateHosts(of: domain.name).first { !$0.mayBeDeleted }
    }
}
