import EPP
import Registry
import XML

/// `<domain:chg>`: what replaces a value of the domain (RFC 5731 §3.2.5).
package struct DomainAmendment: Sendable, Equatable {
    /// Empty removes the registrant.
    package let registrant: String?
    /// `<null/>` and an empty code unset it (RFC 9154 §5.2).
    package let authInfo: AuthInfoElement?

    package var isEmpty: Bool { registrant == nil && authInfo == nil }

    /// No element changes nothing.
    package init(_ element: Element?) throws(EPPError) {
        guard let element else {
            (registrant, authInfo) = (nil, nil)
            return
        }
        var children = try Children(of: element)
        registrant = try children.optional("registrant").map { child throws(EPPError) in try child.token(0...16) }
        authInfo = try children.optional("authInfo").map { child throws(EPPError) in
            try AuthInfoElement(child, mayBeNull: true)
        }
        try children.end()
    }

    /// Makes the changes; a registrant that the policy demands cannot go (2308).
    func apply(to domain: inout Domain, _ context: Context) throws(EPPError) {
        if let registrant {
            guard !registrant.isEmpty || !context.policy.domain.needsRegistrant else {
                let item = Item(Namespace.domain, "registrant")
                throw EPPError(.dataPolicyViolation, "a domain has a registrant (policy domain)", at: item)
            }
            domain.registrant = registrant.isEmpty ? nil : registrant
        }
        if let authInfo {
            domain.authInfo = try context.changedAuthInfo(
                authInfo,
                of: .domain,
                from: domain.authInfo,
                isLocked: domain.isLocked(at: context.now, context.policy.transfer),
                Item(Namespace.domain, "authInfo")
            )
        }
    }
}
