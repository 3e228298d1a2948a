import EPP
import Locks
import Registry
import Testing

/// The registry's own time.
@Suite struct ClockTests {
    private static let start = Instant(milliseconds: 1_767_225_600_000)

    /// A machine whose clock the test turns.
    private final class Machine: Sendable {
        private let time = Locked(Instant(milliseconds: 0))
        var now: Instant { time.withLock(\.self) }
        func pass(_ span: TimeSpan) { time.withLock { $0 = $0 + span } }
    }

    @Test func aMinuteIsADayAtItsSpeed() {
        let machine = Machine()
        let clock = Clock(startingAt: Self.start, speed: 1440, machine: { machine.now })
        machine.pass(.minutes(1))
        #expect(clock.now == Self.start + .days(1))
        clock.run(at: 1)
        machine.pass(.minutes(1))
        #expect(clock.now == Self.start + .days(1) + .minutes(1))
        clock.run(at: 0)
        machine.pass(.days(1))
        #expect(clock.now == Self.start + .days(1) + .minutes(1))
    }

    @Test("It stands still in the last millisecond of the year 8999", arguments: [1.0, 1_000_000])
    func itsEnd(speed: Double) {
        let machine = Machine()
        let clock = Clock(startingAt: Clock.last - .seconds(1), speed: speed, machine: { machine.now })
        machine.pass(.hours(1))
        #expect(clock.now == Clock.last && "\(clock.now)".hasPrefix("8999-12-31T23:59:59"))
        clock.advance(by: .days(40_000_000))
        #expect(clock.now == Clock.last)
        clock.set(to: Self.start)
        #expect(clock.now == Self.start)
    }

    @Test func itIsTheMachinesWhereNothingIsSaid() {
        let machine = Machine()
        machine.pass(.days(3))
        #expect(Clock(machine: { machine.now }).now == machine.now)
    }

    /// A reset of a registry with such a clock would otherwise leave it behind for good.
    @Test func itCanBeTheMachinesAgain() {
        let machine = Machine()
        let clock = Clock(machine: { machine.now })
        #expect(clock.followsMachine)
        clock.advance(by: .days(5))
        machine.pass(.days(1))
        #expect(!clock.followsMachine && clock.now == machine.now + .days(5))
        clock.follow()
        machine.pass(.days(1))
        #expect(clock.followsMachine && clock.now == machine.now)
    }

    @Test func itDoesNotGoBackWithTheMachine() {
        let machine = Machine()
        let clock = Clock(startingAt: Self.start, machine: { machine.now })
        machine.pass(.hours(2))
        #expect(clock.now == Self.start + .hours(2))
        machine.pass(.hours(-1))
        #expect(clock.now == Self.start + .hours(2))
        clock.set(to: Self.start)
        #expect(clock.now == Self.start)
        machine.pass(.minutes(1))
        #expect(clock.now == Self.start + .minutes(1))
    }

    @Test func itIsMovedByHand() {
        let clock = Clock.frozen(at: Self.start)
        clock.advance(by: .days(5))
        #expect(clock.now == Self.start + .days(5))
        clock.advance(by: .days(-1))
        #expect(clock.now == Self.start + .days(4))
    }

    @Test(arguments: [Double.infinity, .nan, 1e300, -1e300])
    func noSpeedIsTooMuch(_ speed: Double) {
        let machine = Machine()
        let clock = Clock(startingAt: Self.start, speed: speed, machine: { machine.now })
        machine.pass(.days(1))
        #expect(clock.now >= Self.start)
    }
}
