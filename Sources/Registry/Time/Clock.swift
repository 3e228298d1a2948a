import EPP
private import Synchronization

/// The registry's time: the machine's, or another that the user owns.
package final class Clock: Sendable {
    fileprivate struct State: Sendable {
        /// The registry's time at `origin`, a time of the machine.
        var base: Instant
        var origin: Instant
        /// Registry milliseconds a machine millisecond: 1 is real, 0 is frozen.
        var speed: Double
    }

    private let machine: @Sendable () -> Instant
    private let state: Mutex<State>

    /// Starts at `start`, or at the machine's own time; `machine` tells what that is.
    package init(startingAt start: Instant? = nil, speed: Double = 1, machine: @escaping @Sendable () -> Instant) {
        self.machine = machine
        let origin = machine()
        state = Mutex(State(base: start ?? origin, origin: origin, speed: speed))
    }

    /// A clock that stands still until it is moved.
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
        state.withLock { $0 = State(base: $0.now(machine), origin: machine, speed: speed) }
    }

    /// Moves the clock; what falls due is done by the next command, or by `Store.settle`.
    package func advance(by span: TimeSpan) {
        state.withLock { $0.base = $0.base + span }
    }

    /// Sets the clock.
    package func set(to instant: Instant) {
        let machine = machine()
        state.withLock { $0 = State(base: instant, origin: machine, speed: $0.speed) }
    }
}

extension Clock.State {
    fileprivate func now(_ machine: Instant) -> Instant {
        let passed = (machine - origin).milliseconds
        guard speed != 1 else { return base + TimeSpan(milliseconds: passed) }
        return base + TimeSpan(milliseconds: Int64(Double(passed) * speed))
    }
}
