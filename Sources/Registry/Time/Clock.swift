import EPP
import Locks
import Synchronization

/// The registry's time: the machine's, or another that the user owns.
///
/// Every command and every journal entry asks for it. While it passes as fast as the machine's, the two differ by a
/// number, which is read without a lock.
package final class Clock: Sendable {
    /// As many times faster than the machine's clock, and no more, as an operator may ask for.
    package static let largestSpeed = 1_000_000.0

    /// How the registry's time follows from the machine's.
    fileprivate struct Pace: Sendable {
        /// The registry's time at `origin`, a time of the machine.
        var base: Instant
        var origin: Instant
        /// Registry milliseconds a machine millisecond: 1 is real, 0 is frozen.
        var speed: Double
    }

    private let machine: @Sendable () -> Instant
    /// The latest time that the machine told: one whose own clock is set back does not take the registry's with it.
    private let latest: Atomic<Int64>
    private let pace: Locked<Pace>
    /// What `pace` comes to at speed 1, in milliseconds; `changing` at any other.
    private let difference: Atomic<Int64>
    private static let changing = Int64.min

    /// Starts at `start`, or at the machine's own time; `machine` tells what that is.
    package init(startingAt start: Instant? = nil, speed: Double = 1, machine: @escaping @Sendable () -> Instant) {
        self.machine = machine
        let origin = machine()
        let pace = Pace(base: start ?? origin, origin: origin, speed: speed)
        latest = Atomic(origin.milliseconds)
        difference = Atomic(pace.difference ?? Self.changing)
        self.pace = Locked(pace)
    }

    /// A clock that stands still until it is moved, whatever its speed.
    package static func frozen(at instant: Instant) -> Clock {
        Clock(startingAt: instant, speed: 0, machine: { instant })
    }

    /// The last millisecond of the year 8999, at which every clock stands still: all dates that follow from it have years of
    /// four digits.
    package static var last: Instant { Instant(milliseconds: 221_845_391_999_999) }

    /// The registry's time.
    ///
    /// Never goes back by itself.
    package var now: Instant {
        let machine = machineTime
        let difference = difference.load(ordering: .acquiring)
        guard difference == Self.changing else {
            return min(machine + TimeSpan(milliseconds: difference), Self.last)
        }
        return min(pace.withLock { $0.time(at: machine) }, Self.last)
    }

    /// How fast the registry's time passes.
    package var speed: Double { pace.withLock(\.speed) }

    /// Whether the registry's time is the machine's own.
    package var followsMachine: Bool { pace.withLock { $0.difference == 0 } }

    /// Makes the registry's time the machine's own.
    package func follow() {
        latest.store(machine().milliseconds, ordering: .relaxed)
        change { pace, machine in pace = Pace(base: machine, origin: machine, speed: 1) }
    }

    /// Changes the speed from now on.
    package func run(at speed: Double) {
        change { pace, machine in pace = Pace(base: pace.time(at: machine), origin: machine, speed: speed) }
    }

    /// Moves the clock; what falls due is done by the next command, or at once by `Store.advance`.
    package func advance(by span: TimeSpan) {
        change { pace, _ in pace.base = pace.base + span }
    }

    /// Sets the clock.
    ///
    /// It goes on from there at once, although the machine's own clock may have been set back before.
    package func set(to instant: Instant) {
        latest.store(machine().milliseconds, ordering: .relaxed)
        change { pace, machine in pace = Pace(base: instant, origin: machine, speed: pace.speed) }
    }

    private func change(_ body: (inout Pace, Instant) -> Void) {
        pace.withLock { pace in
            body(&pace, machineTime)
            difference.store(pace.difference ?? Self.changing, ordering: .releasing)
        }
    }

    /// The machine's time, which stands still where the machine was set back.
    private var machineTime: Instant {
        let time = machine().milliseconds
        let known = latest.load(ordering: .relaxed)
        guard time != known else { return Instant(milliseconds: known) }
        return Instant(milliseconds: latest.max(time, ordering: .relaxed).newValue)
    }
}

extension Clock.Pace {
    /// By how many milliseconds the registry's time is ahead of the machine's, where that does not change.
    var difference: Int64? { speed == 1 ? (base - origin).milliseconds : nil }

    /// The registry's time at a time of the machine; a speed beyond all measure stops at the end of time.
    func time(at machine: Instant) -> Instant {
        let span = machine - origin
        guard speed != 1 else { return base + span }
        let scaled = (Double(span.milliseconds) * speed).rounded(.towardZero)
        let passed = Int64(exactly: scaled) ?? (scaled > 0 ? .max : 0)
        return base + TimeSpan(milliseconds: max(0, passed))
    }
}
