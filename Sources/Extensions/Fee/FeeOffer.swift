import EPP
import Registry
import XML

/// What a client says it will pay: `transformCommandType` (RFC 8748 §5.2).
struct FeeOffer: Sendable {
    /// Decimals that are told apart; no currency has more than four.
    static let places = 9

    private let currency: Item?
    /// Fees and credits together, in units of the last place.
    private let total: Int
    private let item: Item

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        currency = try children.optional("currency").map { element throws(EPPError) in try Self.currency(element) }
        let fees = try children.some("fee")
        let credits = try children.many("credit")
        try children.end()
        var total = 0
        for fee in fees { total = Self.sum(total, try Self.fee(fee)) }
        for credit in credits { total = Self.sum(total, try Self.credit(credit)) }
        self.total = total
        item = Item(fees.last ?? element)
    }

    /// The registry's currency, and no less than its price: otherwise 2004 (RFC 8748 §3.2, §4).
    func check(covers charge: Int, _ policy: FeePolicy) throws(EPPError) {
        if let currency, currency.text != policy.currency {
            throw EPPError(
                .valueRange,
                "prices here are in \(policy.currency) (RFC 8748 §3.2, policy fee)",
                at: currency
            )
        }
        let unit = (min(max(policy.decimals, 0), Self.places)..<Self.places).reduce(1) { unit, _ in unit * 10 }
        let (price, overflows) = charge.multipliedReportingOverflow(by: unit)
        guard !overflows, total >= price else {
            throw EPPError(.valueRange, "the registry's price is higher (RFC 8748 §4)", at: item)
        }
    }

    /// `[A-Z]{3}`, with no white space to collapse.
    static func currency(_ element: Element) throws(EPPError) -> Item {
        try element.expectSimple([])
        let isCurrency =
            element.text.utf8.count == 3
            && element.text.utf8.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        guard isCurrency else {
            throw EPPError(.valueSyntax, "a currency has three capital letters (RFC 8748 §3.2)", at: Item(element))
        }
        return Item(element)
    }

    /// `feeType`: not below zero.
    private static func fee(_ element: Element) throws(EPPError) -> Int {
        try element.expectSimple(["description", "lang", "refundable", "grace-period", "applied"])
        try FeeAttributes.check(element)
        let amount = try FeeDecimal.read(element)
        guard amount >= 0 else {
            throw EPPError(.valueRange, "a fee is not below 0 (RFC 8748 §3.4)", at: Item(element))
        }
        return amount
    }

    /// `creditType`: not above zero.
    private static func credit(_ element: Element) throws(EPPError) -> Int {
        try element.expectSimple(["description", "lang"])
        try FeeAttributes.check(element)
        let amount = try FeeDecimal.read(element)
        guard amount <= 0 else {
            throw EPPError(.valueRange, "a credit is not above 0 (RFC 8748 §3.4)", at: Item(element))
        }
        return amount
    }

    /// Beyond what can be counted the sum stays at the end.
    private static func sum(_ total: Int, _ amount: Int) -> Int {
        let (sum, overflows) = total.addingReportingOverflow(amount)
        guard overflows else { return sum }
        return amount < 0 ? .min : .max
    }
}
