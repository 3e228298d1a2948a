import EPP
import Registry
import XML

/// Removes a host: RFC 5732 §3.2.2.
package struct HostDelete: HostCommand {
    package static let key = CommandKey(.delete, Namespace.host)
    package static let rules: [Rule<HostDelete>] = [
        sponsorRule,
        .noStatusProhibits([.clientDeleteProhibited, .serverDeleteProhibited], "RFC 5732 §2.3"),
        Rule(
            "no domain is delegated to the host",
            else: .associationProhibits,
            "RFC 5732 §3.2.2, policy host.deletesLinked",
            found: { _ in "a domain is delegated to it" }
        ) {
            $0.policy.host.deletesLinked || !$0.world.isLinked(host: $0.host.id)
        },
        Rule(
            "the domains that would lose it are few enough",
            else: .associationProhibits,
            "RFC 9874 §5.2.1.1.2, policy host.deletesLinked",
            found: { _ in "more than \(Domain.mostDependents) are delegated to it" }
        ) {
            $0.world.users(of: $0.host.id) <= Domain.mostDependents
        },
    ]

    package let name: DomainName

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        name = try DomainName(children.required("name"))
        try children.end()
    }

    package func decide(_ host: Host, _ context: Context) throws(EPPError) -> Decision<Host> {
        let withdrawal = context.world.withdrawing([host], at: context.now)
        return Decision(host, changes: { _ in withdrawal })
    }
}
