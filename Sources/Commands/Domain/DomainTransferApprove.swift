import EPP
import Registry
import XML

/// Hands a domain over: RFC 5731 §3.2.4.
package struct DomainTransferApprove: AboutDomain {
    package static let key = CommandKey(.transfer(.approve), Namespace.domain)
    package static let rules: [Rule<DomainTransferApprove>] = [
        sponsorAsks, transferIsPending,
        Rule(
            "no lock was put on since, where locks hold a pending transfer",
            else: .statusProhibits,
            "policy transfer.approvesLocked"
        ) { _, domain, context in
            context.policy.transfer.approvesLocked
                || domain.statuses.isDisjoint(with: [.clientTransferProhibited, .serverTransferProhibited])
        },
    ]

    package let name: DomainName

    package init(_ object: Element) throws(EPPError) { name = try DomainTransferElement(object).name }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        Self.end(.clientApproved, domain, context)
    }
}
