import EPP
import FoundationEssentials

/// The machine's own time.
package enum MachineTime {
    /// As it is now.
    package static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
