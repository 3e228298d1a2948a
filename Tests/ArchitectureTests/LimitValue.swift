import Foundation

/// A number, a range of numbers, or a time, as code spells it.
enum LimitValue: Equatable {
    enum Unit: String, Decodable { case bytes, ms, s }

    case number(Int)
    case range(Int, Int)
    case milliseconds(Int)

    /// Reads `64 << 10`, `1...1000`, `.seconds(10)`, `Duration.seconds(10)`, `TimeSpan.zero`.
    init?(_ code: String) {
        if let match = code.wholeMatch(of: /(?:Duration|TimeSpan)?\.(\w+)(?:\(([\d_]+)\))?/) {
            let units = ["milliseconds": 1, "seconds": 1000, "minutes": 60_000, "hours": 3_600_000, "days": 86_400_000]
            if match.1 == "zero", match.2 == nil {
                self = .milliseconds(0)
            } else if let unit = units[String(match.1)], let number = match.2.flatMap(Self.number) {
                self = .milliseconds(unit * number)
            } else {
                return nil
            }
        } else if let match = code.wholeMatch(of: /([\d_]+)(?: (<<|\*) ([\d_]+))?/), let first = Self.number(match.1) {
            guard let sign = match.2, let second = match.3.flatMap(Self.number) else {
                self = .number(first)
                return
            }
            self = .number(sign == "<<" ? first << second : first * second)
        } else if let match = code.wholeMatch(of: /([\d_]+)\.\.\.([\d_]+)/), let first = Self.number(match.1),
            let last = Self.number(match.2)
        {
            self = .range(first, last)
        } else {
            return nil
        }
    }

    /// Reads what helps say: `20000`, `10s`, `1d`.
    init?(help: String) {
        guard let match = help.wholeMatch(of: /(\d+)(ms|s|m|h|d)?/), let number = Int(match.1) else { return nil }
        let units: [Substring: Int] = ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
        self = match.2.flatMap { units[$0] }.map { .milliseconds($0 * number) } ?? .number(number)
    }

    private static func number(_ digits: Substring) -> Int? { Int(digits.replacing("_", with: "")) }

    var isZero: Bool { self == .number(0) || self == .milliseconds(0) }

    /// As people read it.
    func shown(in unit: Unit?) -> String {
        switch (self, unit) {
        case (.number(let number), .bytes): Self.bytes(number)
        case (.number(let number), .ms): Self.time(number)
        case (.number(let number), .s): Self.time(number * 1000)
        case (.number(let number), nil): Self.grouped(number)
        case (.range(let first, let last), _): "\(Self.grouped(first)) to \(Self.grouped(last))"
        case (.milliseconds(let number), _): Self.time(number)
        }
    }

    private static func bytes(_ number: Int) -> String {
        for (shift, name) in [(30, "GiB"), (20, "MiB"), (10, "KiB")] where number > 0 && number % (1 << shift) == 0 {
            return "\(number >> shift) \(name)"
        }
        return "\(grouped(number)) bytes"
    }

    private static func time(_ milliseconds: Int) -> String {
        for (length, name) in [(86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1000, "s")]
        where milliseconds > 0 && milliseconds % length == 0 {
            return "\(milliseconds / length) \(name)"
        }
        return "\(milliseconds) ms"
    }

    private static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        let parts = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
        return parts.reversed().joined(separator: ",")
    }
}
