import EPP
import JSON
import Registry
import Seed

/// How a new registry's clock starts; the machine's own time unless it is said.
package struct PlannedClock: Sendable, Codable {
    package var start: SeedTime?
    package var speed: Double?

    package init() {}

    func clock() throws(JSONFault) -> Clock {
        let speed = speed ?? 1
        guard (0...1_000_000).contains(speed) else {
            throw JSONFault("a speed is a number from 0 to 1000000", at: JSONPath()["clock"]["speed"])
        }
        guard let start else { return Clock(speed: speed, machine: { MachineTime.now }) }
        let instant = start.instant(from: MachineTime.now)
        guard ClockRange.contains(instant) else {
            throw JSONFault("a date from 1970 to 8999 is expected", at: JSONPath()["clock"]["start"])
        }
        return Clock(startingAt: instant, speed: speed, machine: { MachineTime.now })
    }
}
