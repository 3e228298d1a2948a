import Faults
import Hosting
import Journal

/// What was said lately, by whom, and what became of it; secrets are masked.
public struct RegistryJournal: Sendable {
    private let journal: Journal?

    init(_ journal: Journal?) { self.journal = journal }

    /// All entries that are kept still, oldest first.
    public var entries: [RegistryJournalEntry] {
        journal?.entries(limit: .max).map(RegistryJournalEntry.init) ?? []
    }

    /// The entry in which a command was decided, from the beginning or behind another; nil, when none comes in time.
    ///
    /// Commands are named as `domain:create`, `login`, `domain:*`.
    public func wait(
        for command: String,
        code: Int? = nil,
        registrar: String? = nil,
        after entry: RegistryJournalEntry? = nil,
        within time: Duration = .seconds(5)
    ) async -> RegistryJournalEntry? {
        let filter = JournalFilter(registrar: registrar, command: Glob(rawValue: command), code: code)
        let deadline = ContinuousClock.now + time
        while true {
            let found = journal?.entries(after: entry?.sequence ?? 0, matching: filter, limit: 1).first
            if let found { return RegistryJournalEntry(found) }
            guard ContinuousClock.now < deadline, (try? await Task.sleep(for: .milliseconds(5))) != nil else {
                return nil
            }
        }
    }

    /// Forgets everything.
    public func removeAll() { journal?.removeAll() }
}
