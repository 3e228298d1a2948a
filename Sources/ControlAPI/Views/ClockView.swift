import Registry
import Seed

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
