import EPP
import HTTP
import Hosting
import Journal
import Registry
import Seed
import Session

/// A registry's time.
extension ControlAPI {
    var clock: [Route] {
        [
            route("GET", "/clock", "Tells the time", "clock", answers: Self.told) {
                registry,
                _ throws(HTTPProblem) in .json(ClockView(registry.clock))
            },
            turning("freeze", "Stops the clock", nil) { clock, _ throws(HTTPProblem) in
                clock.run(at: 0)
                return "frozen"
            },
            turning("set", "Sets the clock, and does what is due by then", "ClockSet") {
                clock,
                request throws(HTTPProblem) in
                clock.set(to: try Self.checked(request.decoded(NewTime.self).now.instant(from: clock.now), "/now"))
                return "set"
            },
            turning("advance", "Moves the clock on, and does what becomes due on the way, in order", "ClockAdvance") {
                clock,
                request throws(HTTPProblem) in
                let span = try request.decoded(Advance.self).by
                guard (TimeSpan.zero...TimeSpan.days(36_525)).contains(span) else {
                    throw .field("/by", "A time from 0s to 36525d is expected; to go back, set the clock.")
                }
                _ = try Self.checked(clock.now + span, "/by")
                clock.advance(by: span)
                return "advanced by \(span)"
            },
            turning("speed", "Changes how fast time passes; 1 is real, 0 stands still", "ClockSpeed") {
                clock,
                request throws(HTTPProblem) in
                let speed = try request.decoded(NewSpeed.self).speed
                guard (0...1_000_000).contains(speed) else {
                    throw .field("/speed", "A number from 0 to 1000000 is expected.")
                }
                clock.run(at: speed)
                return "speed \(speed.formatted)"
            },
        ]
    }

    private static let told = [Route.Answer(200, "The time and its speed", schema: "Clock")]

    private func turning(
        _ verb: String,
        _ summary: String,
        _ schema: String?,
        _ turn: @escaping @Sendable (Clock, RoutedRequest) throws(HTTPProblem) -> String
    ) -> Route {
        route("POST", "/clock/\(verb)", summary, "clock", request: schema, answers: Self.told) {
            registry,
            request throws(HTTPProblem) in
            let before = registry.clock.now
            let text = try turn(registry.clock, request)
            registry.server.journal?.record(.clock(from: before, to: registry.clock.now, text))
            // Whatever is due happens now, not at the next command.
            registry.server.store.operate { _, _ in }
            return .json(ClockView(registry.clock))
        }
    }

    private static func checked(_ instant: Instant, _ field: String) throws(HTTPProblem) -> Instant {
        guard ClockRange.contains(instant) else { throw .field(field, "The clock goes from \(ClockRange.words).") }
        return instant
    }
}

extension Double {
    /// Without a point where it is whole.
    fileprivate var formatted: String { Int(exactly: self).map { String($0) } ?? String(self) }
}

private struct NewTime: Decodable { let now: SeedTime }
private struct Advance: Decodable { let by: TimeSpan }
private struct NewSpeed: Decodable { let speed: Double }

/// A clock, as JSON.
struct ClockView: Encodable {
    let now: SeedTime
    let speed: Double
    let isFrozen: Bool

    init(_ clock: Clock) {
        now = .fixed(clock.now)
        speed = clock.speed
        isFrozen = speed == 0
    }
}
