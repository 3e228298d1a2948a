import EPP
import Locks
import Network
import Registry

/// What was said lately, by whom and with what result: bounded, and without secrets when read.
///
/// Frames are kept as they came and masked by whoever reads: on the way of a frame there is only a copy.
package final class Journal: Sendable {
    private let ring: Locked<JournalRing>
    private let clock: Clock
    private let watches = JournalWatches()
    private let log: JournalLog?
    private let capacity: Int
    let followers = JournalFollowers()

    /// Keeps at most so many entries, and so many bytes of frames; a log is told each as it comes.
    package init(clock: Clock, entries: Int = 4096, bytes: Int = 8 << 20, log: JournalLog? = nil) {
        self.clock = clock
        self.log = log
        capacity = entries
        ring = Locked(JournalRing(entries: entries, bytes: bytes))
    }

    /// How many entries were dropped, as the journal was full.
    package var dropped: Int { ring.withLock(\.dropped) }

    /// The sequence number of the newest entry; 0 if there was none yet.
    package var last: Int { ring.withLock(\.last) }

    /// Whether nothing will follow, as the registry has gone.
    package var isOver: Bool { ring.withLock(\.isOver) }

    /// The entries behind a sequence number, oldest first.
    package func entries(
        after sequence: Int = 0,
        matching filter: JournalFilter = JournalFilter(),
        limit: Int = 1000
    ) -> [JournalEntry] {
        // Frames are read outside the lock; how many fit is known only then.
        let found = records(after: sequence, matching: filter, limit: filter.readsFrames ? .max : limit)
        return found.lazy.filter(filter.acceptsFrames).prefix(limit).map(JournalEntry.init)
    }

    /// The newest entries before a sequence number, oldest first.
    package func entries(before sequence: Int, matching filter: JournalFilter, limit: Int) -> [JournalEntry] {
        let found = records(after: 0, matching: filter, limit: .max).filter { $0.sequence < sequence }
        return Array(found.reversed().lazy.filter(filter.acceptsFrames).prefix(limit)).reversed()
            .map(JournalEntry.init)
    }

    /// Forgets everything; sequence numbers go on.
    package func removeAll() { ring.withLock { $0.removeAll() } }

    package func record(
        _ event: JournalRecord.Event,
        session: Int = 0,
        _ registrar: ClientID = "",
        at moment: Monotonic = .now()
    ) {
        let stamp = JournalRing.Stamp(time: clock.now, moment: moment, session: session, registrar: registrar)
        let (isAwaited, told) = ring.withLock { [log] ring in
            switch event {
            case .received(let frame): ring.append(.received, frame.span, stamp)
            case .sent(let frame): ring.append(.sent, frame.span, stamp)
            default: ring.append(event, stamp)
            }
            return (ring.isAwaited, log == nil ? [] : ring.newest(1))
        }
        if isAwaited { tell() }
        log?.tell(told)
        followers.noteEntries(1, of: capacity)
    }

    /// A frame that has come: copied once, into the ring.
    package func record(received frame: Span<UInt8>, session: Int, _ registrar: ClientID, at moment: Monotonic) {
        let stamp = JournalRing.Stamp(time: clock.now, moment: moment, session: session, registrar: registrar)
        let (isAwaited, told) = ring.withLock { [log] ring in
            ring.append(.received, frame, stamp)
            return (ring.isAwaited, log?.includesFrames == true ? ring.newest(1) : [])
        }
        if isAwaited { tell() }
        log?.tell(told)
        followers.noteEntries(1, of: capacity)
    }

    /// The verdict on a command, if there is one, and the answer, if one is sent.
    package func record(
        _ verdict: JournalRecord.Verdict?,
        sent answer: [UInt8]?,
        session: Int,
        _ registrar: ClientID,
        at moment: Monotonic
    ) {
        let stamp = JournalRing.Stamp(time: clock.now, moment: moment, session: session, registrar: registrar)
        let (isAwaited, told) = ring.withLock { [log] ring -> (Bool, [JournalRecord]) in
            if let verdict { ring.append(verdict, stamp) }
            if let answer { ring.append(.sent, answer.span, stamp) }
            guard log != nil else { return (ring.isAwaited, []) }
            return (ring.isAwaited, ring.newest((verdict == nil ? 0 : 1) + (answer == nil ? 0 : 1)))
        }
        if isAwaited { tell() }
        log?.tell(told)
        followers.noteEntries(2, of: capacity)
        // What no session has asked for is done while the world is held.
        if verdict != nil, session != 0 { followers.noteDecision() }
    }

    /// Under the lock records are only copied; masking them takes its time outside.
    func records(after sequence: Int, limit: Int, _ accepts: (JournalRecord) -> Bool) -> [JournalRecord] {
        ring.withLock { ring in
            var found: [JournalRecord] = []
            ring.forEach(after: sequence) { record in
                if accepts(record) { found.append(record) }
                return found.count < limit
            }
            return found
        }
    }

    /// Everything behind a number.
    package func readings(after sequence: Int) -> Readings {
        ring.withLock { ring in
            var found: [JournalReading] = []
            found.reserveCapacity(max(0, min(ring.count, ring.last - sequence)))
            ring.forEach(after: sequence) { record in
                found.append(JournalReading(record))
                return true
            }
            return Readings(records: found, missed: max(0, ring.last - ring.count - sequence), through: ring.last)
        }
    }
}

extension Journal {
    /// The entries in which a client sends a secret that it has sent before, in a frame that is still remembered.
    package func repeatedSecrets(matching filter: JournalFilter = JournalFilter()) -> [Int] {
        var known: Set<ArraySlice<UInt8>> = []
        var repeated: [Int] = []
        for record in records(after: 0, matching: filter, limit: .max) {
            guard case .received(let frame) = record.event else { continue }
            let secrets = Set(SecretMask.secrets(in: frame).filter { !$0.isEmpty })
            if !known.isDisjoint(with: secrets) { repeated.append(record.sequence) }
            known.formUnion(secrets)
        }
        return repeated
    }
}

/// What is known of sessions.
extension Journal {
    /// When each session sent its last frame, and what its last command was, as far as it is kept.
    package func activity() -> [Int: (time: Instant, command: String?)] {
        var activity: [Int: (time: Instant, command: String?)] = [:]
        for record in records(after: 0, limit: .max, { $0.event.isActivity }) {
            switch record.event {
            case .received: activity[record.session, default: (record.time, nil)].time = record.time
            case .verdict(let verdict): activity[record.session]?.command = verdict.key?.shortDescription
            default: break
            }
        }
        return activity
    }
}

/// Following the journal as it grows.
extension Journal {
    /// What a reader is given at a time: a bounded part, whatever has piled up.
    package struct Batch {
        package let entries: [JournalEntry]
        /// How many numbers were no longer kept.
        package let missed: Int
        /// Up to which number the journal has been looked through.
        package let through: Int
        /// Whether nothing will follow, as the registry has gone.
        package let isOver: Bool
    }

    /// The next entries behind a sequence number, up to a quarter of a megabyte of frames.
    package func batch(after sequence: Int, matching filter: JournalFilter, limit: Int = 100) -> Batch {
        let (records, missed, through, isOver) = ring.withLock { ring in
            var (found, weight, through): ([JournalRecord], Int, Int) = ([], 0, sequence)
            ring.forEach(after: sequence) { record in
                through = record.sequence
                guard filter.accepts(record) else { return true }
                found.append(record)
                weight += record.event.weight
                return found.count < limit && weight < 1 << 18
            }
            let missed = max(0, ring.last - ring.count - sequence)
            through = max(through, ring.last - ring.count)
            return (found, missed, through, ring.isOver && through >= ring.last)
        }
        let entries = records.filter { filter.acceptsFrames($0) && filter.acceptsName(of: $0) }.map(JournalEntry.init)
        return Batch(entries: entries, missed: missed, through: through, isOver: isOver)
    }

    /// From now on what is forgotten on purpose is kept for who has to read every entry.
    package func keepForgotten() { ring.withLock { $0.forgotten = $0.forgotten ?? [] } }

    /// The next entries for who has to read every one: all that were forgotten on purpose, where some were.
    package func wholeBatch(after sequence: Int) -> Batch {
        let batch = batch(after: sequence, matching: JournalFilter())
        // Only now: what was forgotten before the batch was read is here, and comes first.
        let forgotten = ring.withLock { ring -> [JournalRecord] in
            defer { if ring.forgotten != nil { ring.forgotten = [] } }
            return (ring.forgotten ?? []).filter { $0.sequence > sequence }
        }
        guard let first = forgotten.first, let last = forgotten.last else { return batch }
        let missed = first.sequence - sequence - 1
        return Batch(entries: forgotten.map(JournalEntry.init), missed: missed, through: last.sequence, isOver: false)
    }

    /// Calls, once and from any thread, when there is an entry behind a sequence number, or no more will come: perhaps at
    /// once, and not after what it returns is gone.
    package func watch(after sequence: Int, _ wake: @escaping @Sendable () -> Void) -> JournalWatch {
        let watch = watches.add(wake)
        let isThere = ring.withLock { ring in
            ring.isAwaited = true
            return ring.last > sequence || ring.isOver
        }
        if isThere { tell() }
        return watch
    }

    /// The registry has gone: whoever waits for an entry is told.
    package func close() {
        ring.withLock { $0.isOver = true }
        tell()
    }

    private func tell() {
        ring.withLock { $0.isAwaited = false }
        watches.wakeAll()
    }
}
