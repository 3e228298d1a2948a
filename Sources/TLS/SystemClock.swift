private import CLinux

/// The system's clock that never goes back.
package enum SystemClock {
    /// Nanoseconds since some moment before the process began.
    package static var monotonicNanoseconds: UInt64 { shim_monotonic() }
}
