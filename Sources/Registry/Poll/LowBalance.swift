/// An account whose credit has become low, as its registrar is told (Low Balance Mapping §3.1).
package struct LowBalance: Sendable, Equatable, Codable {
    /// In the smallest unit of the currency, as all amounts.
    package let creditLimit: Int
    /// An amount, or a share of the credit limit in percent.
    package let threshold: Int
    package let isPercentage: Bool
    package let availableCredit: Int

    init(of registrar: Registrar, _ availableCredit: Int, _ policy: FeePolicy) {
        creditLimit = registrar.creditLimit
        isPercentage = policy.lowBalancePercent > 0
        threshold = isPercentage ? policy.lowBalancePercent : policy.lowBalance
        self.availableCredit = availableCredit
    }

    /// Where a message keeps it.
    package enum Key: ExtensionDataKey {
        package typealias Value = LowBalance
        package static var name: String { "lowBalance" }
    }
}
