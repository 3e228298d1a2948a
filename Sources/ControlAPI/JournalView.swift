import Faults
import JSON
import Journal
import Registry
import Seed

/// A part of a journal, as JSON.
struct JournalView: Encodable {
    let entries: [JournalEntryView]
    /// The number of the journal's newest entry, which may be none of these.
    let last: Int
    /// How many had to go, as the journal was full.
    let dropped: Int
}

/// An entry of the journal, as JSON: what is empty is left out.
package struct JournalEntryView: Encodable {
    let sequence: Int
    let time: SeedTime
    let session: Int?
    let registrar: String?
    let kind: JournalEntry.Kind
    /// Of a connection that has come up.
    var address: String?
    var port: Int?
    var protocolVersion: String?
    var serverName: String?
    var certificateName: String?
    /// The HTTP call that the session carries out, where it is no client's own.
    var purpose: String?
    /// The first object that the command names, and the transaction's identifiers.
    package var name: String?
    package var clTRID: String?
    package var svTRID: String?
    /// What the clock has done by itself, and when it was due.
    var act: String?
    var due: SeedTime?
    /// The number of what has changed the registry's state, all that it has changed, and how much more there was.
    let revision: Int?
    let changes: ChangesView?
    let changesOmitted: Int?
    /// The registry's time before and after it was changed.
    var from: SeedTime?
    var to: SeedTime?
    /// A frame with its secrets masked, why a handshake failed, how the clock was moved, or what the operator called.
    package var text: String?
    /// What became of a command, and by which rule of which section.
    package var command: String?
    package var code: Int?
    package var rule: String?
    package var section: String?
    /// What is the case instead, until when, and what the client was not told.
    package var found: String?
    var until: SeedTime?
    package var note: String?
    var microseconds: Int?
    /// The fault rule that acted, and how.
    var fault: String?
    var effect: FaultEffect?

    package init(_ entry: JournalEntry) {
        sequence = entry.sequence
        time = .fixed(entry.time)
        session = entry.session == 0 ? nil : entry.session
        registrar = entry.registrar.isEmpty ? nil : entry.registrar
        kind = entry.kind
        revision = entry.changes.revision
        changes = ChangesView(entry.changes)
        changesOmitted = entry.changes.omitted == 0 ? nil : entry.changes.omitted
        switch entry.event {
        case .opened(let arrival):
            (address, port) = (arrival.address, arrival.port)
            (protocolVersion, serverName) = (arrival.protocolVersion, arrival.serverName)
            (certificateName, purpose) = (arrival.certificateName, arrival.purpose)
        case .closed: break
        case .handshakeFailed(let reason): text = reason
        case .received(let frame), .sent(let frame): text = frame
        case .verdict(let verdict):
            (name, clTRID, svTRID) = (verdict.name, verdict.clientTransactionID, verdict.serverTransactionID)
            (command, code, rule, section) = (verdict.command, verdict.code, verdict.rule, verdict.section)
            (found, until, note) = (verdict.found, verdict.until.map(SeedTime.fixed), verdict.note)
            let (seconds, attoseconds) = verdict.duration.components
            microseconds = Int(clamping: seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
        case .fault(let rule, let effect): (fault, self.effect) = (rule, effect)
        case .clock(let from, let to, let text):
            (self.from, self.to, self.text) = (.fixed(from), .fixed(to), text)
        case .acted(let act): (self.act, due, name, text) = (act.kind.rawValue, .fixed(act.due), act.name, act.text)
        case .operator(let text): self.text = text
        }
    }
}

/// What an entry has changed, as JSON; made out only when it is written.
struct ChangesView: Encodable {
    private let changes: JournalChanges

    /// Nil where it has changed nothing.
    init?(_ changes: JournalChanges) {
        guard !changes.isEmpty else { return nil }
        self.changes = changes
    }

    func encode(to encoder: any Encoder) throws { try changes.shown.map(ChangeView.init).encode(to: encoder) }
}

/// What has become of one thing, as JSON.
private struct ChangeView: Encodable {
    struct Difference: Encodable {
        let from: JSONValue?
        let to: JSONValue?
    }

    let kind: JournalChange.Kind
    let name: String
    let outcome: JournalChange.Outcome
    let fields: [String: Difference]

    init(_ change: JournalChange) {
        (kind, name, outcome) = (change.kind, change.name, change.outcome)
        fields = change.fields.mapValues { Difference(from: $0.from, to: $0.to) }
    }
}
