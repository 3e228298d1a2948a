import EPP
import Registry
import XML

/// Takes a request for a domain back: RFC 5731 §3.2.4.
package struct DomainTransferCancel: AboutDomain {
    package static let key = CommandKey(.transfer(.cancel), Namespace.domain)
    package static let rules: [Rule<DomainTransferCancel>] = [
        transferIsPending,
        Rule("the client that asked for it cancels", else: .authorizationError, "RFC 5730 §2.9.3.4") {
            _,
            domain,
            context in domain.transfer?.requester == context.client
        },
    ]

    package let name: DomainName

    package init(_ object: Element) throws(EPPError) { name = try DomainTransferElement(object).name }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        Self.end(.clientCancelled, domain, context)
    }
}
