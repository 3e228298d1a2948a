import EPP
import Hosting
import Registry

/// The registry's time, which belongs to whoever runs it.
public struct RegistryClock: Sendable {
    private let store: Store

    init(_ store: Store) { self.store = store }

    /// The time now, as `2026-01-01T00:00:00.0Z`.
    public var now: String { store.clock.now.description }

    /// Moves the time and does everything that becomes due on the way: transfers, expiry, deletion.
    public func advance(by duration: Duration) {
        store.clock.advance(by: duration.span)
        store.operate { _, _ in }
    }

    /// Sets the time to a date such as `2026-01-01T00:00:00Z`, and does what is due by then.
    public func set(to date: String) throws(SetupError) {
        guard let instant = Instant(date), ClockRange.contains(instant) else {
            throw SetupError(.usage, "\"\(date)\" is no date such as 2026-01-01T00:00:00Z.")
        }
        store.clock.set(to: instant)
        store.operate { _, _ in }
    }

    /// Changes how fast time passes from now on: 1 is real, 0 stands still.
    public func run(at speed: Double) { store.clock.run(at: speed) }
}
