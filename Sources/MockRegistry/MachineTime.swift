import EPP
import FoundationEssentials

/// The machine's own time.
enum MachineTime {
    static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
