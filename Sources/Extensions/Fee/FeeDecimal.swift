import EPP
import XML

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
                "\"\(element.text.prefix(64))\" is no decimal (RFC 8748 §3.4)",
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
