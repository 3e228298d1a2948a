import EPP
import JSON
import Journal

/// An entry of a journal as people read it: who, what, with what result, and why.
struct EvidenceLine {
    let number: Int
    let time: String
    /// Empty before a session, or outside of one.
    let session: String
    let registrar: String
    /// A command and its object, or what else happened.
    let what: String
    let code: Int?
    let why: String
    let clTRID: String
    let svTRID: String
    /// What it has changed, a sentence for each thing: the fields before and after, secrets masked.
    let changes: [String]

    init(_ entry: JournalEntry) {
        let view = JournalEntryView(entry)
        number = entry.sequence
        time = entry.time.description
        session = view.session.map(String.init) ?? ""
        registrar = view.registrar ?? ""
        what = Self.what(entry.kind, view)
        code = view.code
        why = Self.why(view)
        (clTRID, svTRID) = (view.clTRID ?? "", view.svTRID ?? "")
        changes = Self.changes(entry.changes)
    }

    private static func what(_ kind: JournalEntry.Kind, _ view: JournalEntryView) -> String {
        let kind = kind == .verdict ? view.command ?? "unreadable" : kind.rawValue
        let effect = view.effect.flatMap { try? JSONParser.parse(JSONText.bytes(of: $0)) }
        let parts = [
            view.name, view.address, view.protocolVersion, view.purpose, view.fault,
            effect.map { String(decoding: JSONValue($0).bytes, as: UTF8.self) }, view.text,
        ]
        return ([kind] + parts.compactMap(\.self)).joined(separator: " ")
    }

    /// A report stays one that can be read; the journal has them all.
    private static let mostChanges = 20

    private static func changes(_ changes: JournalChanges) -> [String] {
        let shown = changes.shown
        let left = max(0, shown.count - mostChanges) + changes.omitted
        return shown.prefix(mostChanges).map(words) + (left > 0 ? ["\(left) more"] : [])
    }

    /// `changed domain a.example: registrant "ALPHA-1" → "ALPHA-2"`.
    private static func words(_ change: JournalChange) -> String {
        let head = "\(change.outcome.rawValue) \(change.kind.rawValue) \(change.name)"
        guard change.outcome == .changed else { return head }
        let fields = change.fields.sorted { $0.key < $1.key }.map { name, difference in
            "\(name) \(text(difference.from)) → \(text(difference.to))"
        }
        return "\(head): \(fields.joined(separator: ", "))"
    }

    private static func text(_ value: JSONValue?) -> String {
        value.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "nothing"
    }

    /// The rule, where it stands, what was the case instead, and what the client was not told.
    private static func why(_ view: JournalEntryView) -> String {
        var parts: [String] = []
        if let rule = view.rule { parts.append(view.section.map { "\(rule) (\($0))" } ?? rule) }
        if let found = view.found, found != view.rule { parts.append(found) }
        if let note = view.note { parts.append(note) }
        return parts.joined(separator: "; ")
    }

    /// In one line.
    var text: String {
        [
            "\(number)", time, registrar.isEmpty ? "-" : registrar, session.isEmpty ? "" : "#\(session)", what,
            code.map(String.init) ?? "", why, changes.isEmpty ? "" : "{\(changes.joined(separator: "; "))}",
        ].filter { !$0.isEmpty }.joined(separator: "  ").printable
    }
}
