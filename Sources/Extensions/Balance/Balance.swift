import Commands
import EPP
import Registry
import XML

/// A registrar's account with the registry (Verisign, "Balance Mapping for the EPP"): an object that registrars only read.
package enum Balance: Extension {
    package static let namespace = "http://www.verisign.com/epp/balance-1.0"
    package static let isObject = true
    package static let commands: [AnyCommand] = [AnyCommand(BalanceInfo.self)]

    package static func isOffered(under policy: Policy) -> Bool { policy.fee.showsAccount }
}

/// Shows the client's own account: Balance Mapping §3.1.2.
package struct BalanceInfo: Command {
    package static let key = CommandKey(.info, Balance.namespace)
    package static let rules: [Rule<BalanceInfo>] = [
        Rule(
            "the registry keeps an account of the registrar",
            else: .objectDoesNotExist,
            "RFC 5730 §3, 2303",
            found: { _ in "the registrar spends without limit" }
        ) { $0.world.registrars[$0.client]?.balance != nil }
    ]

    package var item: Item { Item(Balance.namespace, "info") }

    package init(_ object: Element) throws(EPPError) { try object.expectEmpty() }

    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<Void> {
        guard let registrar = context.world.registrars[context.client] else { return Decision() }
        let policy = context.policy.fee
        return Decision<Void>().answering(Balance.namespace) { _, xml in Self.write(registrar, policy, &xml) }
    }

    /// What is owed is what stands below zero, and a deposit is less than nothing: so the credit that is left is the limit
    /// without the balance (§3.1.2).
    private static func write(_ registrar: Registrar, _ policy: FeePolicy, _ xml: inout XMLWriter) {
        let (owed, overflows) = 0.subtractingReportingOverflow(registrar.balance ?? 0)
        xml.element("balance:infData", ("xmlns:balance", Balance.namespace)) { xml in
            xml.element("balance:creditLimit", text: policy.text(of: registrar.creditLimit))
            xml.element("balance:balance", text: policy.text(of: overflows ? .max : owed))
            xml.element("balance:availableCredit", text: policy.text(of: registrar.availableCredit ?? 0))
            xml.element("balance:creditThreshold") { xml in
                guard policy.lowBalancePercent > 0 else {
                    return xml.element("balance:fixed", text: policy.text(of: policy.lowBalance))
                }
                xml.element("balance:percent", text: String(policy.lowBalancePercent))
            }
        }
    }
}
