import ControlAPI
import Faults
import Hosting
import JSON
import Journal

/// What was said lately, by whom, and what became of it; secrets are masked.
public struct RegistryJournal: Sendable {
    private let journal: Journal?

    init(_ journal: Journal?) { self.journal = journal }

    /// All entries that are kept still, oldest first.
    public var entries: [RegistryJournalEntry] {
        journal?.entries(limit: .max).map(RegistryJournalEntry.init) ?? []
    }

    /// The verdicts that are kept still, oldest first: everything that is said must fit.
    ///
    /// A verdict on a login that failed is of the registrar who tried. Names and commands may be patterns, as `*.example`
    /// and `domain:*`.
    public func verdicts(
        on command: String? = nil,
        code: Int? = nil,
        registrar: String? = nil,
        name: String? = nil,
        clTRID: String? = nil,
        svTRID: String? = nil
    ) -> [RegistryJournalEntry] {
        var filter = JournalFilter(registrar: registrar, kinds: [.verdict], command: command.map(Glob.init(rawValue:)))
        (filter.code, filter.name) = (code, name.map(Glob.init(rawValue:)))
        (filter.clientTransactionID, filter.serverTransactionID) = (clTRID, svTRID)
        return journal?.entries(matching: filter, limit: .max).map(RegistryJournalEntry.init) ?? []
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

/// An entry of a registry's journal.
public struct RegistryJournalEntry: Sendable {
    /// Grows by one with each entry.
    public let sequence: Int
    /// Such as `opened`, `received`, `sent`, `verdict`, `fault`.
    public let kind: String
    /// The session's number; 0 for a connection that did not get so far.
    public let session: Int
    /// Empty before login; of a verdict on a login that failed, who tried.
    public let registrar: String
    /// Of a verdict: such as `domain:create`.
    public let command: String?
    /// Of a verdict: the result code.
    public let code: Int?
    /// Of a verdict: the first object that the command names.
    public let name: String?
    /// Of a verdict: the client's transaction identifier, where it gave one.
    public let clTRID: String?
    /// Of a verdict: the server's transaction identifier.
    public let svTRID: String?
    /// Of a verdict: the rule that did not hold, and the section that has it.
    public let rule: String?
    /// Of a verdict: what was the case instead.
    public let found: String?
    /// Of a verdict: what the client was not told, such as why a code does not open a domain.
    public let note: String?
    /// Of a frame: its XML, with secrets masked; of what the clock or the operator did, what it was.
    public let text: String?
    /// The number of the act among all that have changed the registry's state; nil for what changed nothing there.
    public let revision: Int?
    /// What the command, the clock or the operator has changed, each thing once.
    public var changes: [RegistryChange] { noted.shown.map(RegistryChange.init) }
    private let noted: JournalChanges

    init(_ entry: JournalEntry) {
        let view = JournalEntryView(entry)
        sequence = entry.sequence
        kind = entry.kind.rawValue
        session = entry.session
        registrar = entry.registrar
        command = view.command
        code = view.code
        (name, clTRID, svTRID) = (view.name, view.clTRID, view.svTRID)
        rule = view.rule.map { rule in view.section.map { "\(rule) (\($0))" } ?? rule }
        (found, note) = (view.found, view.note)
        text = view.text
        (noted, revision) = (entry.changes, entry.changes.revision)
    }
}

/// What has become of one thing: a domain, a host, a contact, a registrar, a message, a fault and so on.
public struct RegistryChange: Sendable, Equatable {
    /// A field as JSON has it, before and after; nil where it was not there, or is not any more; secrets are `***`.
    public struct Difference: Sendable, Equatable {
        /// How it was.
        public let from: String?
        /// How it is.
        public let to: String?
    }

    /// Such as `domain`.
    public let kind: String
    /// Its name, identifier or number.
    public let name: String
    /// `created`, `changed` or `deleted`.
    public let outcome: String
    /// The fields that differ, as the control API has them.
    public let fields: [String: Difference]

    init(_ change: JournalChange) {
        (kind, name, outcome) = (change.kind.rawValue, change.name, change.outcome.rawValue)
        fields = change.fields.mapValues { Difference(from: Self.text($0.from), to: Self.text($0.to)) }
    }

    private static func text(_ value: JSONValue?) -> String? {
        value.map { $0.string ?? String(decoding: $0.bytes, as: UTF8.self) }
    }
}
