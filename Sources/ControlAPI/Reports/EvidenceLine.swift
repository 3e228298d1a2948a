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
            code.map(String.init) ?? "", why,
        ].filter { !$0.isEmpty }.joined(separator: "  ").printable
    }
}
