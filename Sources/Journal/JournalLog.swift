/// Who is told of every entry of a journal as it comes, on the thread that it comes from: a log.
///
/// A journal without one pays a look at a nil.
package struct JournalLog: Sendable {
    /// Whether frames are told, too.
    let includesFrames: Bool
    private let take: @Sendable (JournalEntry) -> Void

    /// `take` is told each entry; it is not to keep its caller waiting.
    package init(includesFrames: Bool, _ take: @escaping @Sendable (JournalEntry) -> Void) {
        self.includesFrames = includesFrames
        self.take = take
    }

    /// Outside the journal's lock: frames are masked on the way.
    func tell(_ records: [JournalRecord]) {
        for record in records where includesFrames || !record.event.isFrame { take(JournalEntry(record)) }
    }
}

extension JournalRecord.Event {
    fileprivate var isFrame: Bool {
        switch self {
        case .received, .sent: true
        default: false
        }
    }
}
