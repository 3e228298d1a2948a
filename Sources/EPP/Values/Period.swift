import XML

/// How long a domain is registered or renewed for (RFC 5731 §2.5).
package struct Period: Sendable, Hashable {
    package enum Unit: String, Sendable { case years = "y", months = "m" }

    /// 1 to 99.
    package let count: Int
    package let unit: Unit

    package init(_ count: Int, _ unit: Unit = .years) {
        self.count = count
        self.unit = unit
    }

    /// The period in months.
    package var months: Int { unit == .years ? count * 12 : count }

    /// Throws 2003 without a unit, 2004 outside 1 to 99, 2005 for anything that is no number.
    package init(_ element: Element) throws(EPPError) {
        let count = try element.integer(1...99, attributes: ["unit"])
        guard let unit = try element.value(attribute: "unit", Unit.self) else {
            throw .missing(attribute: "unit", of: element)
        }
        self.init(count, unit)
    }
}
