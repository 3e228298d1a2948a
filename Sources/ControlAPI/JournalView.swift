import EPP
import Faults
import JSON
import Journal
import Registry

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
    let time: Instant
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
    var due: Instant?
    /// The number of what has changed the registry's state, all that it has changed, and how much more there was.
    let revision: Int?
    let changes: ChangesView?
    let changesOmitted: Int?
    /// The registry's time before and after it was changed.
    var from: Instant?
    var to: Instant?
    /// A frame with its secrets masked, why a handshake failed, how the clock was moved, or what the operator called.
    package var text: String?
    /// What became of a command, and by which rule of which section.
    package var command: String?
    package var code: Int?
    package var rule: String?
    package var section: String?
    /// What is the case instead, until when, and what the client was not told.
    package var found: String?
    var until: Instant?
    package var note: String?
    var microseconds: Int?
    /// The fault rule that acted, and how.
    var fault: String?
    var effect: FaultEffect?

    package init(_ entry: JournalEntry) {
        sequence = entry.sequence
        time = entry.time
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
            (found, until, note) = (verdict.found, verdict.until, verdict.note)
            let (seconds, attoseconds) = verdict.duration.components
            microseconds = Int(clamping: seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
        case .fault(let rule, let effect): (fault, self.effect) = (rule, effect)
        case .clock(let from, let to, let text):
            (self.from, self.to, self.text) = (from, to, text)
        case .acted(let act): (self.act, due, name, text) = (act.kind.rawValue, act.due, act.name, act.text)
        case .operator(let text): self.text = text
        }
    }
}

extension JournalEntryView {
    package func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }

    /// The entry as a line of a file, with its registry.
    package func line(of registry: String) -> [UInt8] {
        guard case .object(var members) = json else { return [] }
        members["registry"] = .string(registry)
        return JSONValue.object(members).bytes + [0x0A]
    }

    /// The entry as JSON.
    package var json: JSONValue {
        let members = texts.merging(numbers) { text, _ in text }.merging(rest) { member, _ in member }
        return .object(members.compactMapValues(\.self))
    }

    private var texts: [String: JSONValue?] {
        [
            "kind": kind.rawValue, "registrar": registrar, "address": address,
            "protocolVersion": protocolVersion, "serverName": serverName, "certificateName": certificateName,
            "purpose": purpose, "name": name, "clTRID": clTRID, "svTRID": svTRID, "act": act, "text": text,
            "command": command, "rule": rule, "section": section, "found": found, "note": note, "fault": fault,
        ]
        .mapValues { $0.map { .string($0) } }
    }

    private var numbers: [String: JSONValue?] {
        [
            "sequence": sequence, "session": session, "port": port, "revision": revision,
            "changesOmitted": changesOmitted, "code": code, "microseconds": microseconds,
        ]
        .mapValues { $0.map { .integer(Int64($0)) } }
    }

    private var rest: [String: JSONValue?] {
        [
            "time": time, "due": due, "from": from, "to": to, "until": until,
        ]
        .mapValues { $0.map { .string("\($0)") } }
        .merging(["changes": changes?.json, "effect": effect.map { JSONValue(of: $0) }]) { date, _ in date }
    }
}

/// What an entry has changed, as JSON; made out only when it is written.
struct ChangesView {
    private let changes: JournalChanges

    /// Nil where it has changed nothing.
    init?(_ changes: JournalChanges) {
        guard !changes.isEmpty else { return nil }
        self.changes = changes
    }

    var json: JSONValue {
        .array(
            changes.shown.map { change in
                [
                    "kind": .string(change.kind.rawValue), "name": .string(change.name),
                    "outcome": .string(change.outcome.rawValue), "fields": .object(change.fields.mapValues(\.json)),
                ]
            }
        )
    }
}

extension JournalChange.Difference {
    fileprivate var json: JSONValue {
        .object([("from", from), ("to", to)].reduce(into: [:]) { members, side in members[side.0] = side.1 })
    }
}
