import Commands
import EPP
import Registry
import XML

/// `fee:chkData`: what the commands asked for would cost for each name (RFC 8748 §5.1.1).
struct FeeQuote: Sendable {
    private let entries: [FeeQuoteEntry]
    private let amounts: FeeAmounts

    /// No currency is converted: any but the registry's is 2004 (RFC 8748 §3.2).
    init(_ query: FeeCheck, _ names: [String], _ context: Context) throws(EPPError) {
        let policy = context.policy.fee
        if let currency = query.currency, currency.text != policy.currency {
            throw EPPError(
                .valueRange,
                "prices here are in \(policy.currency) (RFC 8748 §3.2, policy fee)",
                at: currency
            )
        }
        amounts = FeeAmounts(context.policy)
        entries = names.map { FeeQuoteEntry($0, query.commands, context) }
    }

    func write(_ xml: inout XMLWriter) {
        xml.element("fee:chkData", ("xmlns:fee", Fee.namespace)) { xml in
            xml.element("fee:currency", text: amounts.currency)
            for entry in entries { entry.write(amounts, &xml) }
        }
    }
}
