import EPP
import Network

/// When something was noted, by both clocks.
package struct JournalMoment: Sendable {
    /// By the registry's clock.
    package let time: Instant
    private let moment: Monotonic

    init(_ record: JournalRecord) { (time, moment) = (record.time, record.moment) }

    /// How long somebody has waited since another moment: by the registry's clock, or by real time where that shows more.
    ///
    /// Who waits where the registry's clock stands has waited, and so has who lets an operator move it.
    package func waited(since start: JournalMoment) -> TimeSpan {
        let real = (moment.nanoseconds - min(start.moment.nanoseconds, moment.nanoseconds)) / 1_000_000
        return max(time - start.time, TimeSpan(milliseconds: Int64(clamping: real)))
    }
}
