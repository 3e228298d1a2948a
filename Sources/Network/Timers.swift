/// Moments to come, earliest first: a binary heap.
///
/// An entry is never taken out early: when it comes up, its owner says whether it still means anything, so that a
/// deadline which moves with every command costs nothing.
struct Timers {
    /// What a timer is for.
    enum Owner {
        case connection(descriptor: Int, serial: UInt64)
        case listener(UInt32)
    }

    struct Entry {
        let due: Monotonic
        let owner: Owner
    }

    private var heap: [Entry] = []

    var next: Monotonic? { heap.first?.due }

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

    private mutating func sink() {
        var parent = 0
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
