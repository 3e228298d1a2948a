/// The last records, bounded in number and in bytes of frames.
struct JournalRing {
    /// Grows as it fills: a thousand quiet registries have a thousand empty journals.
    private var slots: [JournalRecord?] = []
    private let entryLimit: Int
    private var start = 0
    private(set) var count = 0
    private(set) var bytes = 0
    private let byteLimit: Int
    /// How many had to go.
    private(set) var dropped = 0
    /// The sequence number of the newest.
    private(set) var last = 0

    init(entries: Int, bytes: Int) {
        entryLimit = max(1, entries)
        byteLimit = max(1, bytes)
    }

    mutating func append(_ make: (_ sequence: Int) -> JournalRecord) {
        last += 1
        var record = make(last)
        record.shorten(to: byteLimit)
        let weight = record.bytes
        while count > 0, count == entryLimit || bytes + weight > byteLimit { dropFirst() }
        if count == slots.count { grow() }
        slots[(start + count) % slots.count] = record
        count += 1
        bytes += weight
    }

    /// What came after a sequence number, oldest first, as long as `take` wants more.
    func forEach(after sequence: Int, _ take: (JournalRecord) -> Bool) {
        let first = last - count + 1
        let skipped = sequence < first ? 0 : sequence - first + 1
        guard skipped < count else { return }
        for offset in skipped..<count {
            guard let record = slots[(start + offset) % slots.count], take(record) else { return }
        }
    }

    mutating func removeAll() {
        while count > 0 { dropFirst() }
        dropped = 0
    }

    private mutating func grow() {
        slots = Array(slots[start...] + slots[..<start])
        start = 0
        let more = min(entryLimit, max(16, slots.count * 2)) - slots.count
        slots += [JournalRecord?](repeating: nil, count: more)
    }

    private mutating func dropFirst() {
        bytes -= slots[start]?.bytes ?? 0
        slots[start] = nil
        start = (start + 1) % slots.count
        count -= 1
        dropped += 1
    }
}

extension JournalRecord {
    /// A single frame that is longer than the whole journal keeps its beginning.
    fileprivate mutating func shorten(to limit: Int) {
        guard bytes > limit else { return }
        switch event {
        case .received(let frame): event = .received(Array(frame.prefix(limit)))
        case .sent(let frame): event = .sent(Array(frame.prefix(limit)))
        default: break
        }
    }
}
