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
            turning("freeze", "Stops the clock", nil) { _, _ throws(HTTPProblem) in .run(at: 0) },
            turning("set", "Sets the clock, and does what is due by then", "ClockSet") {
                now,
                request throws(HTTPProblem) in
                .set(to: try Self.checked(request.decoded(NewTime.self).now.instant(from: now), "/now"))
            },
            turning("advance", "Moves the clock on, and does what becomes due on the way, in order", "ClockAdvance") {
                now,
                request throws(HTTPProblem) in
                let span = try request.decoded(Advance.self).by
                guard (TimeSpan.zero...TimeSpan.longestAdvance).contains(span) else {
                    let most = TimeSpan.longestAdvance
                    throw .field("/by", "A time from 0s to \(most) is expected; to go back, set the clock.")
                }
                _ = try Self.checked(now + span, "/by")
                return .advance(by: span)
            },
            turning("speed", "Changes how fast time passes; 1 is real, 0 stands still", "ClockSpeed") {
                _,
                request throws(HTTPProblem) in
                let speed = try request.decoded(NewSpeed.self).speed
                guard (0...Clock.largestSpeed).contains(speed) else {
                    throw .field("/speed", "A number from 0 to \(Int(Clock.largestSpeed)) is expected.")
                }
                return .run(at: speed)
            },
        ]
    }

    private static let told = [Route.Answer(200, "The time and its speed", schema: "Clock")]

    private func turning(
        _ verb: String,
        _ summary: String,
        _ schema: String?,
        _ turn: @escaping @Sendable (_ now: Instant, RoutedRequest) throws(HTTPProblem) -> ClockTurn
    ) -> Route {
        route("POST", "/clock/\(verb)", summary, "clock", request: schema, answers: Self.told, isLong: true) {
            registry,
            request throws(HTTPProblem) in
            // Whatever is due happens now, not at the next command.
            try turn(registry.clock.now, request).carryOut(on: registry.server.store, telling: registry.server.journal)
            return .json(ClockView(registry.clock))
        }
    }

    private static func checked(_ instant: Instant, _ field: String) throws(HTTPProblem) -> Instant {
        guard ClockRange.contains(instant) else { throw .field(field, "The clock goes from \(ClockRange.words).") }
        return instant
    }
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
