import EPP
import Registry

/// A change of a registry's time.
package enum ClockTurn: Sendable, Equatable {
    case advance(by: TimeSpan)
    case set(to: Instant)
    /// 1 is real, 0 stands still.
    case run(at: Double)

    /// Changes the time and does what is due by then; the journal tells of it first, and then of what was due.
    ///
    /// Others come in between where that is much, and see the world as it is at the time that the clock shows then.
    package func carryOut(on store: Store, telling journal: Journal?) {
        let before = store.clock.now
        journal?.record(.clock(from: before, to: target(from: before), text))
        switch self {
        case .advance(let span): store.advance(by: span)
        case .set(let instant): store.set(to: instant)
        case .run(let speed):
            store.clock.run(at: speed)
            store.advance(by: .zero)
        }
    }

    private func target(from now: Instant) -> Instant {
        switch self {
        case .advance(let span): min(now + span, Clock.last)
        case .set(let instant): instant
        case .run: now
        }
    }

    private var text: String {
        switch self {
        case .advance(let span): "advanced by \(span)"
        case .set: "set"
        case .run(let speed):
            speed == 0 ? "frozen" : "speed \(Int(exactly: speed).map { String($0) } ?? String(speed))"
        }
    }
}
