import EPP
import Registry
import XML

/// Extends a registration: RFC 5731 §3.2.3.
package struct DomainRenew: DomainCommand, SetsPeriod {
    package static let key = CommandKey(.renew, Namespace.domain)
    package static let rules: [Rule<DomainRenew>] =
        transformRules(prohibitedBy: [.clientRenewProhibited, .serverRenewProhibited]) + [
            Rule(
                "curExpDate is the day on which the domain expires",
                elseOneOf: [.valueRange, .valuePolicy, .notEligibleForRenewal],
                "RFC 5731 §3.2.3, policy domain.wrongExpiryCode",
                at: \.dateItem,
                code: { ResultCode(rawValue: $0.policy.domain.wrongExpiryCode) ?? .valueRange },
                found: { "it expires on \($0.domain.expires.date)" }
            ) { $0.command.currentExpiry == $0.domain.expires.date },
            periodUnitRule,
            periodLengthRule,
            expiryRule(of: { $0.command.expiry(of: $0.domain, $0.context) }),
        ]

    package let name: DomainName
    /// The day on which the client believes that the domain expires, which guards against renewing twice.
    package let currentExpiry: CalendarDate
    package let period: Period?

    private var dateItem: Item { Item(Namespace.domain, "curExpDate", currentExpiry.description) }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        name = try DomainName(children.required("name"))
        currentExpiry = try children.required("curExpDate").date()
        period = try children.optional("period").map { element throws(EPPError) in try Period(element) }
        try children.end()
    }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        var renewed = domain
        renewed.expires = expiry(of: domain, context)
        renewed.touch(by: context.client, at: context.now)
        let end = context.now + context.policy.grace.renew
        renewed.gracePeriods.append(GracePeriod(.renewPeriod, ends: end, months: months(context.policy)))
        return Decision(renewed, changes: { [.domain($0)] }).answering(Namespace.domain) { domain, xml in
            xml.element("domain:renData", ("xmlns:domain", Namespace.domain)) { xml in
                xml.element("domain:name", text: domain.name)
                xml.date("domain:exDate", domain.expires)
            }
        }
    }

    /// How much longer the domain will be registered.
    package func months(_ policy: PolicyInForce) -> Int { period?.months ?? policy.domain.defaultYears * 12 }

    private func expiry(of domain: Domain, _ context: Context) -> Instant {
        domain.expires.adding(months: months(context.policy))
    }
}
