import XML

/// A length of time, in whole milliseconds.
package struct TimeSpan: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static let zero = TimeSpan(milliseconds: 0)
    /// A clock is moved on by no more at once: a hundred years.
    package static let longestAdvance = TimeSpan.days(36_525)
    package static func days(_ count: Int) -> TimeSpan { .seconds(count.multipliedClamped(86_400)) }
    package static func hours(_ count: Int) -> TimeSpan { .seconds(count.multipliedClamped(3600)) }
    package static func minutes(_ count: Int) -> TimeSpan { .seconds(count.multipliedClamped(60)) }
    package static func seconds(_ count: Int) -> TimeSpan {
        TimeSpan(milliseconds: Int64(clamping: count.multipliedClamped(1000)))
    }

    package static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.milliseconds < right.milliseconds }

    /// As it is written in policies and seeds: `5d`, `336h`, `90s`, `250ms`.
    package var description: String {
        for (unit, size) in Self.units where milliseconds % size == 0 && milliseconds != 0 {
            return "\(milliseconds / size)\(unit)"
        }
        return milliseconds == 0 ? "0d" : "\(milliseconds)ms"
    }

    /// Reads a whole number and a unit: `d`, `h`, `m`, `s` or `ms`.
    package init?(_ text: String) {
        let number = text.prefix { $0 == "-" || $0 == "+" || ("0"..."9").contains($0) }
        guard let count = Int64(number), let size = Self.sizes[String(text.dropFirst(number.count))] else { return nil }
        let (product, overflows) = count.multipliedReportingOverflow(by: size)
        guard !overflows else { return nil }
        milliseconds = product
    }

    private static let units: [(String, Int64)] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000)]
    private static let sizes: [String: Int64] = [
        "d": 86_400_000, "h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1,
    ]
}

extension TimeSpan: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let span = TimeSpan(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription:
                    "\"\(text)\" is no length of time: a whole number and d, h, m, s or ms, such as \"5d\""
            )
        }
        self = span
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

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
        // Not by `value(attribute:)`: made for all types alike, it costs as much as the rest of a period.
        guard let text = element[attribute: "unit"] else { throw .missing(attribute: "unit", of: element) }
        guard let unit = Unit(rawValue: text.collapsed) else { throw element.refusal(of: text, in: "unit") }
        self.init(count, unit)
    }
}
