import EPP
import Registry
import XML

/// How sums of money are written.
struct FeeAmounts: Sendable {
    let currency: String
    private let policy: FeePolicy
    private let grace: GracePolicy

    init(_ policy: PolicyInForce) {
        currency = policy.fee.currency
        self.policy = policy.fee
        grace = policy.grace
    }

    /// An amount with its decimals: `-5.00`.
    func text(_ amount: Int) -> String { policy.text(of: amount) }

    func writePeriod(months: Int, _ xml: inout XMLWriter) {
        let isYears = months % 12 == 0
        xml.element("fee:period", ("unit", isYears ? "y" : "m"), text: String(isYears ? months / 12 : months))
    }

    /// A fee that a grace period covers can be given back (RFC 8748 §3.4.3).
    func writeFee(of service: FeePolicy.Service, _ amount: Int, _ xml: inout XMLWriter) {
        let (description, covered) = Self.terms(of: service, grace)
        writeFee(description, amount, coveredFor: covered, &xml)
    }

    func writeFee(
        _ description: String,
        _ amount: Int,
        coveredFor covered: TimeSpan = .zero,
        _ xml: inout XMLWriter
    ) {
        guard covered > .zero else {
            return xml.element("fee:fee", ("description", description), text: text(amount))
        }
        let attributes: KeyValuePairs<StaticString, String> = [
            "description": description, "refundable": "1", "grace-period": Self.duration(covered),
        ]
        xml.element("fee:fee", attributes, text: text(amount))
    }

    func writeCredit(_ amount: Int, _ xml: inout XMLWriter) {
        xml.element("fee:credit", ("description", "Credit"), text: text(amount))
    }

    private static func terms(of service: FeePolicy.Service, _ grace: GracePolicy) -> (String, TimeSpan) {
        switch service {
        case .create: ("Registration Fee", grace.add)
        case .renew: ("Renewal Fee", grace.renew)
        case .transfer: ("Transfer Fee", grace.transfer)
        case .restore: ("Restore Fee", .zero)
        }
    }

    /// As `xs:duration`.
    private static func duration(_ span: TimeSpan) -> String {
        let day: Int64 = 86_400_000
        guard span.milliseconds % day != 0 else { return "P\(span.milliseconds / day)D" }
        return "PT\(max(1, span.milliseconds / 1000))S"
    }
}
