import EPP

/// The dates on which a registry's clock may stand: everything that follows from them has four-digit years.
enum ClockRange {
    static func contains(_ instant: Instant) -> Bool { (first...last).contains(instant) }

    private static let first = Instant(milliseconds: 0)
    private static let last = Instant("8999-12-31T00:00:00Z") ?? first
}
