/// A point in time, in whole milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Milliseconds since 1970, UTC, without leap seconds.
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Seconds since 1970, as certificates count.
    package init(seconds: Int64) {
        let (product, overflows) = seconds.multipliedReportingOverflow(by: 1000)
        milliseconds = overflows ? (seconds < 0 ? .min : .max) : product
    }

    /// Seconds since 1970, without fractions.
    package var seconds: Int64 { milliseconds.flooredQuotient(by: 1000) }

    /// Whether one point in time comes before another.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    package static func + (instant: Instant, span: TimeSpan) -> Instant {
        Instant(milliseconds: instant.milliseconds.addingClamped(span.milliseconds))
    }

    package static func - (instant: Instant, span: TimeSpan) -> Instant {
        instant + TimeSpan(milliseconds: -span.milliseconds)
    }

    /// The time from `right` to `left`.
    package static func - (left: Instant, right: Instant) -> TimeSpan {
        TimeSpan(milliseconds: left.milliseconds.addingClamped(-right.milliseconds))
    }

    /// The same day and time so many months later; 29 February becomes the 28th where there is none.
    package func adding(months: Int) -> Instant {
        var date = self.date
        let timeOfDay = milliseconds - date.daysSince1970 * CalendarDate.millisecondsADay
        date = date.adding(months: months)
        return Instant(milliseconds: date.daysSince1970 * CalendarDate.millisecondsADay + timeOfDay)
    }

    /// The day in UTC.
    package var date: CalendarDate {
        CalendarDate(daysSince1970: milliseconds.flooredQuotient(by: CalendarDate.millisecondsADay))
    }

    /// As `2026-11-22T03:04:05.0Z`: clients want a fraction and `Z` (RFC 5731 §2.4).
    public var description: String {
        let text = text
        return String(decoding: text.indices.map { text[$0] }, as: UTF8.self)
    }

    /// The characters of `description`, without making a String: answers are full of dates.
    package var text: InlineArray<22, UInt8> {
        let days = milliseconds.flooredQuotient(by: CalendarDate.millisecondsADay)
        let (date, rest) = (CalendarDate(daysSince1970: days), milliseconds - days * CalendarDate.millisecondsADay)
        var text = InlineArray<22, UInt8>(repeating: UInt8(ascii: "-"))
        text.write(date.year / 100, at: 0)
        text.write(date.year, at: 2)
        text.write(date.month, at: 5)
        text.write(date.day, at: 8)
        text[10] = UInt8(ascii: "T")
        text.write(rest / 3_600_000, at: 11)
        text[13] = UInt8(ascii: ":")
        text.write(rest / 60_000 % 60, at: 14)
        text[16] = UInt8(ascii: ":")
        text.write(rest / 1000 % 60, at: 17)
        text[19] = UInt8(ascii: ".")
        text[20] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / 100 % 10)
        text[21] = UInt8(ascii: "Z")
        return text
    }

    /// Reads `2026-11-22T03:04:05Z` with any number of decimals: EPP's dates are UTC and say so (RFC 5731 §2.4).
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes.last == UInt8(ascii: "Z"),
            let date = CalendarDate(bytes[0..<10]),
            let hour = Int64(digits: bytes[11..<13]), let minute = Int64(digits: bytes[14..<16]),
            let second = Int64(digits: bytes[17..<19]), hour < 24, minute < 60, second < 60,
            let fraction = Self.fraction(bytes[19..<bytes.count - 1])
        else { return nil }
        let time = ((hour * 60 + minute) * 60 + second) * 1000 + fraction
        milliseconds = date.daysSince1970 * CalendarDate.millisecondsADay + time
    }

    /// `.25` as 250 milliseconds; what is finer is cut.
    private static func fraction(_ text: ArraySlice<UInt8>) -> Int64? {
        guard let point = text.first else { return 0 }
        let decimals = text.dropFirst()
        guard point == UInt8(ascii: "."), !decimals.isEmpty, Int64(digits: decimals.prefix(18)) != nil else {
            return nil
        }
        guard decimals.allSatisfy(\.isDigit) else { return nil }
        return Int64(digits: (Array(decimals.prefix(3)) + [0x30, 0x30]).prefix(3)[...])
    }
}

extension InlineArray<22, UInt8> {
    /// The last two digits of a number that is not negative.
    fileprivate mutating func write(_ number: Int64, at place: Int) {
        let pair = UInt8(truncatingIfNeeded: number.magnitude % 100)
        self[place] = UInt8(ascii: "0") + pair / 10
        self[place + 1] = UInt8(ascii: "0") + pair % 10
    }
}

/// As it is written in policies and seeds: `2026-11-22T03:04:05Z`, with as many decimals as the milliseconds need.
extension Instant: Codable {
    /// Reads a time in UTC; anything else is an error that shows what one looks like.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\"\(text)\" is no time in UTC, such as \"2026-02-01T00:00:00Z\""
            )
        }
        self = instant
    }

    /// Writes the time with as many decimals as reading it again needs.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(exactText)
    }

    /// `description` shows one decimal.
    private var exactText: String {
        let hundredths = ((milliseconds % 100) + 100) % 100
        guard hundredths != 0 else { return description }
        return description.dropLast() + (hundredths < 10 ? "0\(hundredths)Z" : "\(hundredths)Z")
    }
}
