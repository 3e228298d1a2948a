import TLS

/// Moments to come, earliest first: a binary heap.
///
/// An entry is never taken out early: when it comes up, its owner says whether it still means anything, so that a
/// deadline which moves with every command costs nothing.
struct Timers {
    /// What a timer is for.
    enum Owner {
        case connection(descriptor: Int, serial: UInt64)
        case listener(UInt32)
        case task(() -> Void)
    }

    struct Entry {
        let due: Monotonic
        let owner: Owner
    }

    private var heap: [Entry] = []

    var next: Monotonic? { heap.first?.due }
    var count: Int { heap.count }

    mutating func insert(_ due: Monotonic, _ owner: Owner) {
        heap.append(Entry(due: due, owner: owner))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            if heap[parent].due <= heap[child].due { return }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    /// The earliest entry, if it is due.
    mutating func removeFirst(dueAt now: Monotonic) -> Entry? {
        guard let first = heap.first, first.due <= now else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        sink()
        return first
    }

    /// Drops the entries that mean nothing any more.
    mutating func keep(_ isWanted: (Entry) -> Bool) {
        heap.removeAll { !isWanted($0) }
        for parent in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(from: parent) }
    }

    private mutating func sink(from first: Int = 0) {
        var parent = first
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].due < heap[least].due
            {
                least = child
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}

/// A moment on a clock that never goes back: for deadlines, not for dates.
package struct Monotonic: Comparable, Sendable {
    package var nanoseconds: UInt64

    package init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// A moment that never comes.
    package static let end = Monotonic(nanoseconds: .max)

    /// The present moment.
    package static func now() -> Monotonic { Monotonic(nanoseconds: SystemClock.monotonicNanoseconds) }

    package static func < (a: Monotonic, b: Monotonic) -> Bool { a.nanoseconds < b.nanoseconds }

    /// A later moment; beyond the end of time it is the end of time, and a negative duration counts as none.
    package static func + (moment: Monotonic, duration: Duration) -> Monotonic {
        moment.adding(nanoseconds: duration.wholeNanoseconds)
    }

    /// A later moment, at most the end of time.
    package func adding(nanoseconds length: UInt64) -> Monotonic {
        let (sum, isTooLate) = nanoseconds.addingReportingOverflow(length)
        return Monotonic(nanoseconds: isTooLate ? .max : sum)
    }

    /// Nanoseconds from an earlier moment to this one; none, if it is not earlier.
    package func nanoseconds(since earlier: Monotonic) -> Int64 {
        self > earlier ? Int64(clamping: nanoseconds - earlier.nanoseconds) : 0
    }

    /// Whole milliseconds from another moment to this one, begun ones included; 0, if it is not earlier.
    func milliseconds(after earlier: Monotonic) -> Int32 {
        self > earlier ? Int32(clamping: (nanoseconds - earlier.nanoseconds) / 1_000_000 + 1) : 0
    }

    package static func += (moment: inout Monotonic, duration: Duration) { moment = moment + duration }

    /// How long from an earlier moment to this one; nothing, if it is not earlier.
    package static func - (later: Monotonic, earlier: Monotonic) -> Duration {
        .nanoseconds(later.nanoseconds(since: earlier))
    }
}

extension Duration {
    /// In seconds, to the millisecond: `600 s`, `0.25 s`.
    package var words: String {
        let (seconds, attoseconds) = components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        return milliseconds == 0 ? "\(seconds) s" : "\(Double(seconds) + Double(milliseconds) / 1000) s"
    }

    /// Nanoseconds, never below zero and never beyond the range.
    package var wholeNanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        if seconds < 0 || attoseconds < 0 { return 0 }
        let (scaled, isTooLong) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        if isTooLong { return .max }
        let (sum, isStillTooLong) = scaled.addingReportingOverflow(UInt64(attoseconds) / 1_000_000_000)
        return isStillTooLong ? .max : sum
    }
}
