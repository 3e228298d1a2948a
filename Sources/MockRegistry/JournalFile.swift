import ControlAPI
import JSON
import Journal
import Locks
import Synchronization
import TLS

/// The journals of all registries as lines of JSON on disk, as they grow.
///
/// A thread of its own reads them and writes: no client and no call waits for a disk. What cannot be written stays in the
/// journals and is tried again; what these no longer keep by then is lost, and counted in the file and in the log.
final class JournalFile: Sendable {
    private let path: String
    private let file: Locked<RotatingFile>
    private let poller: Poller
    private let complain: @Sendable (String) -> Void
    /// All that are followed.
    private let feeds = Locked<[JournalFeed]>([])
    /// Those in which there may be something new.
    private let due = Locked<[JournalFeed]>([])
    private let isEnding = Atomic(false)
    private let thread = Locked<SystemThread?>(nil)

    /// How long it waits before it tries again.
    private static let pause: Int32 = 1000

    /// Throws where the file cannot be opened; `complain` is told what whoever runs the registry has to mend.
    init(_ path: String, limit: Int, complain: @escaping @Sendable (String) -> Void) throws(TLSError) {
        (self.path, self.complain) = (path, complain)
        file = Locked(try RotatingFile(path, limit: limit))
        poller = try Poller()
        let thread = try SystemThread { [weak self] in self?.run() }
        self.thread.withLock { $0 = thread }
    }

    /// Writes the entries of a registry's journal from now on.
    func follow(_ journal: Journal, of registry: String) {
        journal.keepForgotten()
        let feed = JournalFeed(journal, of: registry)
        feeds.withLock { $0.append(feed) }
        note(feed)
    }

    /// Writes what there is, and ends.
    func end() {
        guard !isEnding.exchange(true, ordering: .sequentiallyConsistent) else { return }
        poller.wake()
        thread.withLock(\.self)?.join()
    }

    private func note(_ feed: JournalFeed) {
        due.withLock { $0.append(feed) }
        poller.wake()
    }

    private func run() {
        var (failing, failure): ([JournalFeed], TLSError?) = ([], nil)
        while true {
            let isLast = isEnding.load(ordering: .sequentiallyConsistent)
            let feeds =
                failing
                + due.withLock { due in
                    defer { due = [] }
                    return due
                }
            let before = failure
            (failing, failure) = write(feeds)
            tell(before, failure, lost: feeds.reduce(0) { $0 + $1.takeLost() })
            if isLast { return }
            _ = poller.wait(milliseconds: failing.isEmpty ? -1 : Self.pause)
            poller.acknowledgeWake()
        }
    }

    /// Those whose entries could not be written, and why.
    private func write(_ feeds: [JournalFeed]) -> ([JournalFeed], TLSError?) {
        for (index, feed) in feeds.enumerated() {
            do throws(TLSError) {
                try file.withLock { file throws(TLSError) in try feed.write(to: file) }
            } catch {
                // Another would fare no better, and whoever waits keeps what it has.
                return (Array(feeds[index...]), error)
            }
            if feed.isOver {
                self.feeds.withLock { $0.removeAll { $0 === feed } }
            } else {
                feed.await { [weak self, weak feed] in if let feed { self?.note(feed) } }
            }
        }
        return ([], nil)
    }

    /// A line when it cannot write, and a line when it can again.
    private func tell(_ before: TLSError?, _ now: TLSError?, lost: Int) {
        if before == nil, let now {
            complain(
                "The journal file: \(now). It is tried again every second; meanwhile the journal keeps what it can."
            )
        }
        guard now == nil, before != nil || lost > 0 else { return }
        let reason = before == nil ? "cannot be written as fast as entries come" : "is written again"
        complain("The journal file \(path) \(reason); \(lost) entries were lost.")
    }
}

/// One registry's journal on its way into a file: how far it has been written.
///
/// Between its calls it may be handed from thread to thread; two never use it at once.
private final class JournalFeed: Sendable {
    private let journal: Journal
    private let registry: String
    private let state = Locked(State())

    private struct State {
        var through = 0
        /// What was read last, as far as it is not written: the journal may have forgotten it since.
        var taken: [JournalEntry] = []
        var lost = 0
        var watch: JournalWatch?
    }

    /// Text is written in parts of at most so many bytes where lines are no longer, and so many parts at a time: others wait, too.
    private static let part = 32_768
    private static let mostBatches = 20

    init(_ journal: Journal, of registry: String) { (self.journal, self.registry) = (journal, registry) }

    /// How many entries were lost since it was last asked.
    func takeLost() -> Int {
        state.withLock { state in
            defer { state.lost = 0 }
            return state.lost
        }
    }

    /// Whether everything is written, and nothing will follow.
    var isOver: Bool { journal.isOver && journal.last <= state.withLock(\.through) }

    /// Calls once when there is more, or nothing will follow.
    func `await`(_ wake: @escaping @Sendable () -> Void) {
        let watch = journal.watch(after: state.withLock(\.through), wake)
        state.withLock { $0.watch = watch }
    }

    func write(to file: borrowing RotatingFile) throws(TLSError) {
        for _ in 1...Self.mostBatches {
            let (entries, missed) = next()
            if missed > 0 { try write(missed, to: file) }
            guard !entries.isEmpty else { return }
            var (text, last): ([UInt8], Int) = ([], 0)
            for entry in entries {
                let line = JournalEntryView(entry).line(of: registry)
                if !text.isEmpty, text.count + line.count > min(Self.part, file.limit) {
                    try write(text, through: last, to: file)
                    text = []
                }
                text += line
                last = entry.sequence
            }
            if !text.isEmpty { try write(text, through: last, to: file) }
        }
    }

    /// The next entries, and how many the journal no longer has.
    private func next() -> (entries: [JournalEntry], missed: Int) {
        let (through, left) = state.withLock { state in
            state.taken.removeAll { $0.sequence <= state.through }
            return (state.through, state.taken)
        }
        if !left.isEmpty { return (left, 0) }
        let batch = journal.wholeBatch(after: through)
        state.withLock { $0.taken = batch.entries }
        return (batch.entries, batch.missed)
    }

    private func write(_ text: [UInt8], through: Int, to file: borrowing RotatingFile) throws(TLSError) {
        try file.append(text)
        state.withLock { $0.through = through }
    }

    /// A line in the place of entries that are lost.
    private func write(_ missed: Int, to file: borrowing RotatingFile) throws(TLSError) {
        let line: JSONValue = ["registry": .string(registry), "kind": "lost", "count": .integer(Int64(missed))]
        let through = state.withLock(\.through)
        try write(line.bytes + [0x0A], through: through + missed, to: file)
        state.withLock { $0.lost += missed }
    }
}

extension JournalFile {
    /// The file that a configuration asks for; nil where it asks for none.
    static func wanted(by configuration: Configuration, _ log: Log) throws(SetupError) -> JournalFile? {
        guard let path = configuration.journalFile else { return nil }
        guard configuration.journalEntries > 0 else {
            throw SetupError(.usage, "The journal file is made of the journal, which keeps no entry here.")
        }
        do throws(TLSError) {
            return try JournalFile(path, limit: max(1, configuration.journalFileBytes)) { log.warning($0) }
        } catch {
            throw SetupError(.cannotCreate, "The journal file \(path) cannot be written: \(error).")
        }
    }
}
