/// A day of the proleptic Gregorian calendar, in UTC.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let year: Int64
    /// 1 to 12.
    package let month: Int64
    /// 1 to 31.
    package let day: Int64

    package static let millisecondsADay: Int64 = 86_400_000

    private init(year: Int64, month: Int64, day: Int64) {
        self.year = year
        self.month = month
        self.day = day
    }

    package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// Counts in eras of 400 years that start on 1 March, so that the leap day ends a year.
    package init(daysSince1970 days: Int64) {
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The inverse of `init(daysSince1970:)`.
    package var daysSince1970: Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear.flooredQuotient(by: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The same day so many months later, or the month's last where it has no such day.
    package func adding(months count: Int) -> CalendarDate {
        let months = year * 12 + month - 1 + Int64(count)
        let year = months.flooredQuotient(by: 12)
        let month = months - year * 12 + 1
        return CalendarDate(year: year, month: month, day: min(day, Self.days(in: month, of: year)))
    }

    /// A day, if the calendar has it.
    ///
    /// There is no year 0 (XML Schema part 2 §3.2.9).
    package init?(_ year: Int64, _ month: Int64, _ day: Int64) {
        guard year != 0, (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads `2026-11-22`.
    package init?(_ text: some Collection<UInt8>) {
        let text = Array(text)
        guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            let year = Int64(digits: text[0..<4]), let month = Int64(digits: text[5..<7]),
            let day = Int64(digits: text[8..<10]), year > 0, (1...12).contains(month), day >= 1,
            day <= Self.days(in: month, of: year)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// As `2026-11-22`.
    package var description: String { String(decoding: bytes, as: UTF8.self) }

    /// The text of `description`, without making a String.
    package var bytes: [UInt8] {
        var text: [UInt8] = []
        text.append(digits: max(year, 0), 4)
        text.append(UInt8(ascii: "-"))
        text.append(digits: month, 2)
        text.append(UInt8(ascii: "-"))
        text.append(digits: day, 2)
        return text
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
