import EPP
import Hosting
import Journal
import Registry

/// The registry's time, which belongs to whoever runs it.
public struct RegistryClock: Sendable {
    private let store: Store
    private let journal: Journal?

    init(_ store: Store, _ journal: Journal?) {
        self.store = store
        self.journal = journal
    }

    /// The time now, as `2026-01-01T00:00:00.0Z`.
    public var now: String { store.clock.now.description }

    /// Moves the time and does everything that becomes due on the way: transfers, expiry, deletion.
    public func advance(by duration: Duration) {
        turn(.advance(by: duration.span))
    }

    /// Sets the time to a date such as `2026-01-01T00:00:00Z`, and does what is due by then.
    public func set(to date: String) throws(SetupError) {
        guard let instant = Instant(date), ClockRange.contains(instant) else {
            throw SetupError(.usage, "\"\(date)\" is no date such as 2026-01-01T00:00:00Z.")
        }
        turn(.set(to: instant))
    }

    /// Changes how fast time passes from now on: 1 is real, 0 stands still.
    public func run(at speed: Double) { turn(.run(at: speed)) }

    private func turn(_ turn: ClockTurn) { turn.carryOut(on: store, telling: journal) }
}

extension Duration {
    /// So many days of 24 hours.
    public static func days(_ count: Int) -> Duration { .seconds(Double(count) * 86_400) }

    /// So many hours.
    public static func hours(_ count: Int) -> Duration { .seconds(Double(count) * 3600) }

    /// As in policies and seeds: `5d`, `90s`, `250ms`.
    package init?(written text: String) {
        guard let span = TimeSpan(text) else { return nil }
        self = .milliseconds(span.milliseconds)
    }

    /// In whole milliseconds.
    var span: TimeSpan {
        let (seconds, attoseconds) = components
        let (milliseconds, overflows) = seconds.multipliedReportingOverflow(by: 1000)
        guard !overflows else { return TimeSpan(milliseconds: seconds < 0 ? .min / 4 : .max / 4) }
        return TimeSpan(milliseconds: milliseconds + attoseconds / 1_000_000_000_000_000)
    }
}
