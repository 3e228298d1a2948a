import EPP
import Locks

/// The registry's time: the machine's, or another that the user owns.
package final class Clock: Sendable {
    fileprivate struct State: Sendable {
        /// The registry's time at `origin`, a time of the machine.
        var base: Instant
        var origin: Instant
        /// Registry milliseconds a machine millisecond: 1 is real, 0 is frozen.
        var speed: Double
        /// The latest time that was told: a machine whose own clock is set back does not take the registry's with it.
        var told: Instant
    }

    private let machine: @Sendable () -> Instant
    private let state: Locked<State>

    /// Starts at `start`, or at the machine's own time; `machine` tells what that is.
    package init(startingAt start: Instant? = nil, speed: Double = 1, machine: @escaping @Sendable () -> Instant) {
        self.machine = machine
        let origin = machine()
        state = Locked(State(base: start ?? origin, origin: origin, speed: speed, told: start ?? origin))
    }

    /// A clock that stands still until it is moved, whatever its speed.
    package static func frozen(at instant: Instant) -> Clock {
        Clock(startingAt: instant, speed: 0, machine: { instant })
    }

    /// The registry's time.
    ///
    /// Never goes back by itself.
    package var now: Instant {
        let machine = machine()
        return state.withLock { $0.now(machine) }
    }

    /// How fast the registry's time passes.
    package var speed: Double { state.withLock(\.speed) }

    /// Changes the speed from now on.
    package func run(at speed: Double) {
        let machine = machine()
        state.withLock { state in
            let now = state.now(machine)
            state = State(base: now, origin: machine, speed: speed, told: now)
        }
    }

    /// Moves the clock; what falls due is done by the next command, or at once by `Store.advance`.
    package func advance(by span: TimeSpan) {
        state.withLock { state in
            state.base = state.base + span
            state.told = state.told + span
        }
    }

    /// Sets the clock.
    package func set(to instant: Instant) {
        let machine = machine()
        state.withLock { $0 = State(base: instant, origin: machine, speed: $0.speed, told: instant) }
    }
}

extension Clock.State {
    fileprivate mutating func now(_ machine: Instant) -> Instant {
        told = max(told, base + passed(machine))
        return told
    }

    /// The registry's time since `origin`; a speed beyond all measure stops at the end of time.
    private func passed(_ machine: Instant) -> TimeSpan {
        let span = machine - origin
        guard speed != 1 else { return span }
        let scaled = (Double(span.milliseconds) * speed).rounded(.towardZero)
        return TimeSpan(milliseconds: Int64(exactly: scaled) ?? (scaled > 0 ? .max : 0))
    }
}
