import TLS

/// A moment on a clock that never goes back: for deadlines, not for dates.
package struct Monotonic: Comparable, Sendable {
    package var nanoseconds: UInt64

    package init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// The present moment.
    package static func now() -> Monotonic { Monotonic(nanoseconds: SystemClock.monotonicNanoseconds) }

    package static func < (a: Monotonic, b: Monotonic) -> Bool { a.nanoseconds < b.nanoseconds }

    /// A later moment; beyond the end of time it is the end of time, and a negative duration counts as none.
    package static func + (moment: Monotonic, duration: Duration) -> Monotonic {
        let (sum, isTooLate) = moment.nanoseconds.addingReportingOverflow(duration.wholeNanoseconds)
        return Monotonic(nanoseconds: isTooLate ? .max : sum)
    }

    /// Whole milliseconds from another moment to this one, begun ones included; 0, if it is not earlier.
    func milliseconds(after earlier: Monotonic) -> Int32 {
        self > earlier ? Int32(clamping: (nanoseconds - earlier.nanoseconds) / 1_000_000 + 1) : 0
    }

    package static func += (moment: inout Monotonic, duration: Duration) { moment = moment + duration }

    /// How long from an earlier moment to this one; nothing, if it is not earlier.
    package static func - (later: Monotonic, earlier: Monotonic) -> Duration {
        later > earlier ? .nanoseconds(Int64(clamping: later.nanoseconds - earlier.nanoseconds)) : .zero
    }
}

extension Duration {
    /// Nanoseconds, never below zero and never beyond the range.
    fileprivate var wholeNanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        if seconds < 0 || attoseconds < 0 { return 0 }
        let (scaled, isTooLong) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        if isTooLong { return .max }
        let (sum, isStillTooLong) = scaled.addingReportingOverflow(UInt64(attoseconds) / 1_000_000_000)
        return isStillTooLong ? .max : sum
    }
}
