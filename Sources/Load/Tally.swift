/// What one thread, or all of them, have counted while the clock ran.
package struct Tally: Sendable {
    /// Latencies of whole commands, in nanoseconds.
    package private(set) var latencies = Histogram()
    /// Answers with another code than the one hoped for, at any time of the run.
    package private(set) var refusals: [Int: Int] = [:]
    /// Connections lost, by what happened.
    package private(set) var losses: [String: Int] = [:]

    package init() {}

    mutating func answered(after nanoseconds: UInt64) { latencies.record(nanoseconds) }
    mutating func refused(_ code: Int) { refusals[code, default: 0] += 1 }
    mutating func lost(_ reason: String) { losses[reason, default: 0] += 1 }

    mutating func merge(_ other: Tally) {
        latencies.merge(other.latencies)
        refusals.merge(other.refusals, uniquingKeysWith: +)
        losses.merge(other.losses, uniquingKeysWith: +)
    }

    /// Refusals and losses together.
    package var errors: Int { refusals.values.reduce(0, +) + losses.values.reduce(0, +) }
}
