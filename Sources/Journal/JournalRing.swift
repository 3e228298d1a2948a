import EPP
import Faults
import Network
import Registry
import TLS
import XML

/// The last records, bounded in number and in bytes of frames.
struct JournalRing {
    /// What every entry has, in one line of the processor's cache.
    private struct Slot {
        var time = Instant(milliseconds: 0)
        var moment = Monotonic(nanoseconds: 0)
        var session = 0
        var registrar: ClientID = ""
        var kind = Kind.other
        /// Where the frame begins.
        var position = 0
        /// What it counts against the journal's bytes: of a frame, its length.
        var weight = 0

        mutating func take(_ kind: Kind, at position: Int, _ weight: Int, _ stamp: Stamp) {
            self.weight = weight
            self.position = position
            time = stamp.time
            moment = stamp.moment
            session = stamp.session
            if registrar != stamp.registrar { registrar = stamp.registrar }
            self.kind = kind
        }

        var frame: FrameRing.Place { FrameRing.Place(position: position, count: weight) }
    }

    enum Kind { case received, sent, other }

    /// Grows as it fills: a thousand quiet registries have a thousand empty journals.
    private var slots: [Slot] = []
    private var frames: FrameRing
    /// What is no frame, at the place of its slot.
    private var events: [JournalRecord.Event?] = []
    private let entryLimit: Int
    private var start = 0
    private(set) var count = 0
    private(set) var bytes = 0
    private let byteLimit: Int
    /// How many had to go.
    private(set) var dropped = 0
    /// The sequence number of the newest.
    private(set) var last = 0
    /// Whether somebody is to be told of the next entry.
    var isAwaited = false
    /// Whether nothing will follow: the registry has gone.
    var isOver = false
    /// What was forgotten on purpose, as much as a journal holds; nil where nobody wants it.
    var forgotten: [JournalRecord]?

    init(entries: Int, bytes: Int) {
        entryLimit = max(1, entries)
        byteLimit = max(1, bytes)
        frames = FrameRing(limit: byteLimit)
    }

    /// Who and when: the same for all entries of a moment.
    struct Stamp {
        let time: Instant
        let moment: Monotonic
        let session: Int
        let registrar: ClientID
    }

    /// A single frame that is longer than the whole journal keeps its beginning.
    mutating func append(_ kind: Kind, _ frame: Span<UInt8>, _ stamp: Stamp) {
        let frame = frame.extracting(first: min(frame.count, byteLimit))
        let place = makeRoom(for: frame.count)
        bytes += frame.count
        slots[place].take(kind, at: frames.append(frame).position, frame.count, stamp)
    }

    mutating func append(_ event: JournalRecord.Event, _ stamp: Stamp) {
        append(event, weighing: event.changesWeight, stamp)
    }

    mutating func append(_ verdict: consuming JournalRecord.Verdict, _ stamp: Stamp) {
        let weight = verdict.changesWeight
        append(.verdict(verdict), weighing: weight, stamp)
    }

    private mutating func append(_ event: consuming JournalRecord.Event, weighing weight: Int, _ stamp: Stamp) {
        let place = makeRoom(for: weight)
        bytes += weight
        slots[place].take(.other, at: 0, weight, stamp)
        events[place] = event
    }

    private mutating func makeRoom(for weight: Int) -> Int {
        last += 1
        while count > 0, count == entryLimit || bytes + weight > byteLimit { dropFirst() }
        if count == slots.count { grow() }
        defer { count += 1 }
        let place = start + count
        return place < slots.count ? place : place - slots.count
    }

    /// What came after a sequence number, oldest first, as long as `take` wants more.
    func forEach(after sequence: Int, _ take: (JournalRecord) -> Bool) {
        let first = last - count + 1
        let skipped = sequence < first ? 0 : sequence - first + 1
        guard skipped < count else { return }
        for offset in skipped..<count { guard take(record(first + offset, at: offset)) else { return } }
    }

    /// The last so many, oldest first.
    func newest(_ count: Int) -> [JournalRecord] {
        var records: [JournalRecord] = []
        forEach(after: last - count) { record in
            records.append(record)
            return true
        }
        return records
    }

    private func place(at offset: Int) -> Int { (start + offset) % slots.count }

    private func slot(at offset: Int) -> Slot { slots[place(at: offset)] }

    private func record(_ sequence: Int, at offset: Int) -> JournalRecord {
        let slot = slot(at: offset)
        let event: JournalRecord.Event =
            switch slot.kind {
            case .received: .received(frames[slot.frame])
            case .sent: .sent(frames[slot.frame])
            case .other: events[place(at: offset)] ?? .closed
            }
        var record = JournalRecord(
            sequence: sequence,
            time: slot.time,
            moment: slot.moment,
            session: slot.session,
            registrar: slot.registrar,
            event: event
        )
        if case .verdict = event { (record.request, record.answer) = exchange(around: offset) }
        return record
    }

    /// The frames that a verdict is about: the session's last one that came, and the answer, which is the next entry.
    ///
    /// Only so many entries of other sessions can lie between as there are threads.
    private func exchange(around offset: Int) -> (request: [UInt8]?, answer: [UInt8]?) {
        let session = slot(at: offset).session
        let before = (max(0, offset - 256)..<offset).reversed().first { other in
            let slot = slot(at: other)
            return slot.session == session && slot.kind == .received
        }
        let next = offset + 1 < count ? slot(at: offset + 1) : nil
        let answer = next.flatMap { $0.session == session && $0.kind == .sent ? frames[$0.frame] : nil }
        return (before.map { frames[slot(at: $0).frame] }, answer)
    }

    mutating func removeAll() {
        if let former = forgotten { forgotten = (former + newest(count)).suffix(entryLimit) }
        while count > 0 { dropFirst() }
        dropped = 0
    }

    private mutating func grow() {
        slots = Array(slots[start...] + slots[..<start])
        events = Array(events[start...] + events[..<start])
        start = 0
        let more = min(entryLimit, max(16, slots.count * 2)) - slots.count
        slots += [Slot](repeating: Slot(), count: more)
        events += [JournalRecord.Event?](repeating: nil, count: more)
    }

    private mutating func dropFirst() {
        let slot = slots[start]
        bytes -= slot.weight
        if slot.kind == .other { events[start] = nil } else { frames.dropFirst(slot.weight) }
        start = start + 1 == slots.count ? 0 : start + 1
        count -= 1
        dropped += 1
    }
}

/// An entry as it is kept: raw, secrets included.
///
/// It never leaves the journal.
package struct JournalRecord {
    package enum Event: Sendable {
        case opened(Peer)
        case closed
        case handshakeFailed(String)
        case received([UInt8])
        case sent([UInt8])
        case verdict(Verdict)
        case fault(String, FaultEffect)
        /// The registry's time was changed, in these words.
        case clock(from: Instant, to: Instant, String)
        /// The clock alone has brought something about: what was due, in words, and what it has changed.
        case acted(DueAction, String, Revision)
        /// A call of the operator changed something: its method, and its path below the registry.
        case `operator`(String, RecordedChanges = RecordedChanges())
    }

    package struct Verdict: Sendable {
        let key: CommandKey?
        let code: Int
        /// Why, with what only the operator is told.
        let refusal: EPPError?
        let duration: Duration
        /// What the command has changed.
        let revision: Revision?

        package init(key: CommandKey?, code: Int, refusal: EPPError?, duration: Duration, revision: Revision? = nil) {
            self.key = key
            self.revision = revision
            self.code = code
            self.refusal = refusal
            self.duration = duration
        }
    }

    let sequence: Int
    let time: Instant
    let moment: Monotonic
    let session: Int
    let registrar: ClientID
    let event: Event
    /// Of a verdict: the command's frame and the answer, as far as they are kept.
    var request: [UInt8]?
    var answer: [UInt8]?
}

extension JournalRecord.Event {
    /// What has been changed by it.
    var changes: RecordedChanges {
        switch self {
        case .verdict(let verdict): RecordedChanges(verdict.revision)
        case .acted(_, _, let revision): RecordedChanges(revision)
        case .operator(_, let changes): changes
        case .opened, .closed, .handshakeFailed, .received, .sent, .fault, .clock: RecordedChanges()
        }
    }

    /// Objects that were changed since are kept for the journal alone: each about so many bytes.
    fileprivate var changesWeight: Int {
        switch self {
        case .verdict(let verdict): verdict.changesWeight
        case .acted(_, _, let revision): revision.changes.count * Self.weightOfChange
        case .operator(_, let changes): changes.count * Self.weightOfChange
        default: 0
        }
    }

    fileprivate static let weightOfChange = 256
}

extension JournalRecord.Verdict {
    fileprivate var changesWeight: Int { (revision?.changes.count ?? 0) * JournalRecord.Event.weightOfChange }
}
