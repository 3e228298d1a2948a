import Commands
import EPP
import Registry
import XML

/// Tells that a registrar's credit is low (Verisign, "Low Balance Mapping for the EPP"): poll messages, and nothing else.
package enum LowBalancePoll: Extension {
    package static let namespace = "http://www.verisign.com/epp/lowbalance-poll-1.0"
    package static let isObject = true

    package static func isOffered(under policy: Policy) -> Bool { policy.fee.tellsLowBalance }

    package static var hooks: [AnyHook] {
        [
            .always(PollRequest.self, in: namespace) { _, _, decision, context throws(EPPError) in
                guard let account = decision.subject?.draft.extensionData[LowBalance.Key.self] else { return }
                let (client, policy) = (context.client, context.policy.fee)
                decision = decision.answering(namespace) { _, xml in write(account, of: client, policy, &xml) }
            }
        ]
    }

    /// `<lowbalance-poll:pollData>` (§3.1).
    private static func write(
        _ account: LowBalance,
        of client: ClientID,
        _ policy: FeePolicy,
        _ xml: inout XMLWriter
    ) {
        let type = account.isPercentage ? "PERCENT" : "FIXED"
        let threshold = account.isPercentage ? String(account.threshold) : policy.text(of: account.threshold)
        xml.element("lowbalance-poll:pollData", ("xmlns:lowbalance-poll", namespace)) { xml in
            xml.element("lowbalance-poll:registrarName", text: client)
            xml.element("lowbalance-poll:creditLimit", text: policy.text(of: account.creditLimit))
            xml.element("lowbalance-poll:creditThreshold", ("type", type), text: threshold)
            xml.element("lowbalance-poll:availableCredit", text: policy.text(of: account.availableCredit))
        }
    }
}
