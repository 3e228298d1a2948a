import ControlAPI
import Journal

/// An entry of a registry's journal.
public struct RegistryJournalEntry: Sendable {
    /// Grows by one with each entry.
    public let sequence: Int
    /// Such as `opened`, `received`, `sent`, `verdict`, `fault`.
    public let kind: String
    /// The session's number; 0 for a connection that did not get so far.
    public let session: Int
    /// Empty before login.
    public let registrar: String
    /// Of a verdict: such as `domain:create`.
    public let command: String?
    /// Of a verdict: the result code.
    public let code: Int?
    /// Of a verdict: the rule that did not hold, and the section that has it.
    public let rule: String?
    /// Of a frame: its XML, with secrets masked.
    public let text: String?

    init(_ entry: JournalEntry) {
        let view = JournalEntryView(entry)
        sequence = entry.sequence
        kind = entry.kind.rawValue
        session = entry.session
        registrar = entry.registrar
        command = view.command
        code = view.code
        rule = view.rule.map { rule in view.section.map { "\(rule) (\($0))" } ?? rule }
        text = view.text
    }
}
