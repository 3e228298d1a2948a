/// Latencies in log-linear buckets: 64 for each power of two, so that a quantile is off by 1.6 % at most.
///
/// The table is made once; recording allocates nothing.
package struct Histogram: Sendable {
    private static let stepBits = 6
    private static let steps = 1 << stepBits
    private var buckets = [UInt64](repeating: 0, count: (64 - stepBits + 1) * steps)

    /// How many values were recorded.
    package private(set) var count: UInt64 = 0
    /// The largest of them, exact.
    package private(set) var largest: UInt64 = 0

    package init() {}

    /// Adds a value.
    package mutating func record(_ value: UInt64) {
        buckets[Histogram.index(of: value)] += 1
        count += 1
        largest = max(largest, value)
    }

    /// Adds another thread's values.
    package mutating func merge(_ other: Histogram) {
        for index in buckets.indices { buckets[index] += other.buckets[index] }
        count += other.count
        largest = max(largest, other.largest)
    }

    /// The value that this share of the values does not exceed; zero if there is none.
    package func quantile(_ share: Double) -> UInt64 {
        let rank = max(1, UInt64((share * Double(count)).rounded(.up)))
        var seen: UInt64 = 0
        for (index, number) in buckets.enumerated() where number > 0 {
            seen += number
            if seen >= rank { return min(largest, Histogram.highest(in: index)) }
        }
        return largest
    }

    /// Below 64 a bucket holds one value; above, an octave is cut into 64 steps.
    private static func index(of value: UInt64) -> Int {
        if value < UInt64(steps) { return Int(value) }
        let octave = 63 - value.leadingZeroBitCount - stepBits
        return (octave + 1) * steps + Int(value >> UInt64(octave)) - steps
    }

    /// The largest value that falls into a bucket.
    private static func highest(in index: Int) -> UInt64 {
        if index < steps { return UInt64(index) }
        let octave = UInt64(index / steps - 1)
        return (UInt64(steps + index % steps) << octave) + ((1 << octave) - 1)
    }
}
