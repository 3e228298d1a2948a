import EPP
import Registry
import XML

/// Keeps a domain that another client asked for: RFC 5731 §3.2.4.
package struct DomainTransferReject: AboutDomain {
    package static let key = CommandKey(.transfer(.reject), Namespace.domain)
    package static let rules: [Rule<DomainTransferReject>] = [sponsorAsks, transferIsPending]

    package let name: DomainName

    package init(_ object: Element) throws(EPPError) { name = try DomainTransferElement(object).name }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        Self.end(.clientRejected, domain, context)
    }
}
