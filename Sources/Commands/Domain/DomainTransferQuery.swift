import EPP
import Registry
import XML

/// Tells where the most recent transfer of a domain stands: RFC 5731 §3.1.3.
package struct DomainTransferQuery: AboutDomain {
    package static let key = CommandKey(.transfer(.query), Namespace.domain)
    package static let rules: [Rule<DomainTransferQuery>] = [
        Rule("a third party shows an authInfo", else: .authorizationError, "RFC 5730 §2.9.3.4") {
            query,
            domain,
            context in query.authInfo != nil || isParty(context.client, domain)
        },
        Rule("a third party's authInfo matches", else: .invalidAuthInfo, "RFC 5731 §3.1.3") { query, domain, context in
            isParty(context.client, domain) || query.authInfo?.opens(domain, context) == true
        },
        Rule("there was a transfer", else: .useError, "the RFCs do not say") { _, domain, _ in
            domain.transfer != nil
        },
    ]

    package let name: DomainName
    package let authInfo: AuthInfoElement?

    package init(_ object: Element) throws(EPPError) {
        let element = try DomainTransferElement(object)
        (name, authInfo) = (element.name, element.authInfo)
    }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        Self.answer(domain, changes: { _ in [] })
    }

    /// The sponsor, and both sides of the transfer.
    private static func isParty(_ client: ClientID, _ domain: Domain) -> Bool {
        client == domain.sponsor || domain.transfer?.involves(client) == true
    }
}
