import EPP
import Registry
import XML

/// What a client says it will pay, in any dialect.
enum FeeOffer: Sendable {
    case sum(FeeSum)
    case agreement(ChargeAgreement)

    /// Decimals that are told apart; no currency has more than four.
    static let places = 9

    init(_ element: Element) throws(EPPError) {
        let isAgreement = FeeDialect(of: element) == .charge
        self = isAgreement ? .agreement(try ChargeAgreement(element)) : .sum(try FeeSum(element))
    }

    var dialect: FeeDialect {
        switch self {
        case .sum(let sum): sum.dialect
        case .agreement: .charge
        }
    }

    /// No less than the registry's price, or just that: otherwise 2004.
    ///
    /// `service` is nil where the command is none that has a price of its own.
    func check(
        covers charge: Int,
        for service: FeePolicy.Service?,
        _ name: String,
        _ policy: FeePolicy
    ) throws(EPPError) {
        switch self {
        case .sum(let sum): try sum.check(covers: charge, policy)
        case .agreement(let agreement): try agreement.check(service, name, policy)
        }
    }

    /// An amount in the units in which decimals are read; nil beyond what can be counted.
    static func units(_ amount: Int, _ policy: FeePolicy) -> Int? {
        let unit = (min(max(policy.decimals, 0), places)..<places).reduce(1) { unit, _ in unit * 10 }
        let (units, overflows) = amount.multipliedReportingOverflow(by: unit)
        return overflows ? nil : units
    }
}

/// Fees and credits: `transformCommandType` (RFC 8748 §5.2), and that of the drafts.
struct FeeSum: Sendable {
    let dialect: FeeDialect
    private let currency: Item?
    /// Fees and credits together, in units of the last place.
    private let total: Int
    private let item: Item

    init(_ element: Element) throws(EPPError) {
        dialect = FeeDialect(of: element)
        var children = try Children(of: element)
        let isOldest = dialect == .draft6
        let stated = isOldest ? try children.required("currency") : children.optional("currency")
        currency = try stated.map { element throws(EPPError) in try Self.currency(element) }
        let fees = try children.some("fee")
        let credits = isOldest ? [] : try children.many("credit")
        try children.end()
        // The language of a description came with RFC 8748.
        let more = dialect == .standard ? ["lang"] : []
        var total = 0
        for fee in fees { total = Self.sum(total, try Self.fee(fee, more)) }
        for credit in credits { total = Self.sum(total, try Self.credit(credit, more)) }
        self.total = total
        item = Item(fees.last ?? element)
    }

    /// The registry's currency, and no less than its price: otherwise 2004 (RFC 8748 §3.2, §4).
    func check(covers charge: Int, _ policy: FeePolicy) throws(EPPError) {
        if let currency, currency.text != policy.currency {
            throw EPPError(
                .valueRange,
                "prices here are in \(policy.currency)",
                "RFC 8748 §3.2, policy fee",
                at: currency
            )
        }
        guard let price = FeeOffer.units(charge, policy), total >= price else {
            throw EPPError(.valueRange, "the registry's price is higher", "RFC 8748 §4", at: item)
        }
    }

    /// `[A-Z]{3}`, with no white space to collapse.
    static func currency(_ element: Element) throws(EPPError) -> Item {
        try element.expectSimple([])
        let isCurrency =
            element.text.utf8.count == 3
            && element.text.utf8.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        guard isCurrency else {
            throw EPPError(.valueSyntax, "a currency has three capital letters", "RFC 8748 §3.2", at: Item(element))
        }
        return Item(element)
    }

    /// `feeType`: not below zero.
    private static func fee(_ element: Element, _ more: [String]) throws(EPPError) -> Int {
        try element.expectSimple(["description", "refundable", "grace-period", "applied"] + more)
        try FeeAttributes.check(element)
        let amount = try FeeDecimal.read(element)
        guard amount >= 0 else {
            throw EPPError(.valueRange, "a fee is not below 0", "RFC 8748 §3.4", at: Item(element))
        }
        return amount
    }

    /// `creditType`: not above zero.
    private static func credit(_ element: Element, _ more: [String]) throws(EPPError) -> Int {
        try element.expectSimple(["description"] + more)
        try FeeAttributes.check(element)
        let amount = try FeeDecimal.read(element)
        guard amount <= 0 else {
            throw EPPError(.valueRange, "a credit is not above 0", "RFC 8748 §3.4", at: Item(element))
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

/// The attributes of fees and credits: checked, and not kept, since the registry knows its own terms.
enum FeeAttributes {
    private enum Applied: String { case immediate, delayed }

    static func check(_ element: Element) throws(EPPError) {
        _ = try element.boolean(attribute: "refundable")
        _ = try element.value(attribute: "applied", Applied.self)
        _ = try element.language(attribute: "lang")
        if let duration = element[attribute: "grace-period"], !isDuration(duration.collapsed) {
            throw EPPError(
                .valueSyntax,
                "\"\(duration.prefix(64))\" is no duration",
                "RFC 8748 §3.4.3",
                at: Item(element)
            )
        }
    }

    /// At least one part, and one behind a `T` (XML Schema part 2 §3.2.6).
    private static func isDuration(_ text: String) -> Bool {
        let pattern = /-?P([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?/
        return text.wholeMatch(of: pattern) != nil && text.last != "P" && text.last != "T"
    }
}

/// `xs:decimal`, read without rounding (XML Schema part 2 §3.2.3).
enum FeeDecimal {
    /// The value in units of `FeeOffer.places`: 2005 for what is no decimal.
    ///
    /// What is larger than any price counts as `most`; what is finer is cut.
    static func read(_ element: Element) throws(EPPError) -> Int {
        var text = Array(element.text.collapsed.utf8)[...]
        let isNegative = text.first == UInt8(ascii: "-")
        if isNegative || text.first == UInt8(ascii: "+") { text.removeFirst() }
        let whole = text.prefix(while: \.isDigit)
        let rest = text.dropFirst(whole.count)
        let fraction = rest.dropFirst()
        guard rest.isEmpty || rest.first == UInt8(ascii: "."), fraction.allSatisfy(\.isDigit),
            !whole.isEmpty || !fraction.isEmpty
        else {
            throw EPPError(
                .valueSyntax,
                "\"\(element.text.prefix(64))\" is no decimal",
                "RFC 8748 §3.4",
                at: Item(element)
            )
        }
        let value = value(whole, fraction)
        return isNegative ? -value : value
    }

    /// Nine digits on either side of the point; eighteen in all fit into an `Int`.
    private static let most = 999_999_999_999_999_999

    private static func value(_ whole: ArraySlice<UInt8>, _ fraction: ArraySlice<UInt8>) -> Int {
        let zero = UInt8(ascii: "0")
        let places = FeeOffer.places
        let significant = whole.drop { $0 == zero }
        guard significant.count <= places else { return most }
        let padding = Array(repeating: zero, count: max(0, places - fraction.count))
        return (Array(significant) + fraction.prefix(places) + padding).reduce(0) { $0 * 10 + Int($1 - zero) }
    }
}
