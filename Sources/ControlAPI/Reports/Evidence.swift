import EPP
import Hosting
import JSON
import Journal
import Network
import Registry
import Session

/// What a report is made of: a part of a journal, and what has become of claims.
///
/// The same evidence makes the same bytes: nothing in a report is of the moment at which it is written.
package struct Evidence: Sendable {
    let title: String
    let registry: String
    /// Of the program.
    let version: String
    let entries: [JournalEntry]
    let claims: [JournalAssertion.Outcome]
    /// How many entries the journal no longer had.
    let dropped: Int

    /// Looks through a registry's journal, behind a number.
    init(
        _ journal: Journal,
        of registry: RegistryInstance,
        _ question: Question,
        _ filter: JournalFilter,
        version: String
    ) {
        title = question.title ?? "Registry \(registry.id)"
        self.registry = registry.id
        self.version = version
        let after = question.after ?? 0
        entries = journal.entries(after: after, matching: filter, limit: .max)
        claims = (question.assertions ?? []).map { $0.outcome(in: journal, registry.server.store, after: after) }
        dropped = journal.dropped
    }

    /// What somebody wants a report about, as JSON.
    struct Question: Decodable, Sendable {
        var title: String?
        /// Only entries behind this number.
        var after: Int?
        var assertions: [JournalAssertion]?
    }

    /// The claims that do not hold.
    var failures: Int { claims.count { !$0.holds } }

    /// What everything is about, in a sentence.
    var summary: String {
        let verdicts = lines.filter { $0.code != nil }
        let refusals = verdicts.count { $0.code ?? 0 >= 2000 }
        var parts = ["\(verdicts.count) commands, \(refusals) of them refused"]
        if !claims.isEmpty { parts.append("\(claims.count) claims, \(failures) of which do not hold") }
        if let first = entries.first, let last = entries.last { parts.append("\(first.time) to \(last.time)") }
        if dropped > 0 { parts.append("\(dropped) older entries were no longer kept") }
        return "Registry \(registry): \(parts.joined(separator: "; "))."
    }

    /// What happened, without the frames.
    var lines: [EvidenceLine] {
        entries.filter { $0.kind != .received && $0.kind != .sent }.map(EvidenceLine.init)
    }

    /// The frames.
    var frames: [JournalEntry] { entries.filter { $0.kind == .received || $0.kind == .sent } }
}

extension Evidence {
    /// What clients asked and what came of it.
    var exchanges: [JournalExchange] { entries.exchanges }
}
