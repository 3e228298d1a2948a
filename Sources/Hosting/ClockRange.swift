import EPP
import FoundationEssentials

/// The dates on which a registry's clock may stand: everything that follows from them has four-digit years.
package enum ClockRange {
    /// Whether a clock may stand on the date.
    package static func contains(_ instant: Instant) -> Bool { (first...last).contains(instant) }

    private static let first = Instant(milliseconds: 0)
    private static let last = Instant("8999-12-31T00:00:00Z") ?? first
}

/// The machine's own time.
package enum MachineTime {
    /// As it is now.
    package static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
