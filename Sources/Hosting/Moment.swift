import EPP
import Registry

/// A registry at one moment: all that it knew, and what time it was.
package struct Moment: Sendable {
    package let world: WorldSnapshot
    package let time: Instant
    package let speed: Double

    package init(world: WorldSnapshot, time: Instant, speed: Double) {
        self.world = world
        self.time = time
        self.speed = speed
    }
}
