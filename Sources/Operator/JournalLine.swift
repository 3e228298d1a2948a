import JSON

/// An entry of the journal in one line.
struct JournalLine {
    let text: String

    init(_ entry: JSON) {
        func field(_ name: String) -> String? {
            guard let value = entry[name]?.value else { return nil }
            let text = AnswerText.cell(value)
            return text.isEmpty ? nil : text
        }
        let kind = field("kind") ?? ""
        let who = field("registrar") ?? "-"
        let place = field("session").map { "#\($0)" } ?? ""
        let head = [field("time") ?? "", who.padded(to: 8), place.padded(to: 4)].joined(separator: "  ")
        text = "\(head)  \(Self.body(kind, field))\(Self.changes(entry))"
    }

    /// What was changed, and in which fields.
    private static func changes(_ entry: JSON) -> String {
        guard case .array(let changes)? = entry["changes"]?.value.value, !changes.isEmpty else { return "" }
        let told = changes.prefix(most).map { change in
            func cell(_ name: String) -> String { change[name].map { AnswerText.cell($0.value) } ?? "" }
            let fields = cell("outcome") == "changed" ? ": \(fieldNames(change))" : ""
            return "\(cell("outcome")) \(cell("kind")) \(cell("name"))\(fields)"
        }
        let more = changes.count > most ? "; \(changes.count - most) more" : ""
        return " {\(told.joined(separator: "; "))\(more)}"
    }

    private static func fieldNames(_ change: JSON) -> String {
        guard case .object(let fields)? = change["fields"]?.value.value else { return "" }
        return fields.map(\.name).joined(separator: ", ")
    }

    /// A line stays one that can be read.
    private static let most = 4

    private static func body(_ kind: String, _ field: (String) -> String?) -> String {
        let parts: [String?] =
            switch kind {
            case "verdict":
                [
                    field("command") ?? "unreadable", field("name"), field("code"), field("rule"),
                    field("section").map { "(\($0))" }, field("note").map { "[\($0)]" },
                ]
            case "fault": ["fault", field("fault"), field("effect")]
            case "clock":
                [
                    "clock", field("act"), field("name"), field("text"), field("from").map { "from \($0)" },
                    field("to").map { "to \($0)" },
                ]
            case "opened": ["opened", field("address"), field("protocolVersion"), field("purpose")]
            default: [kind, field("name"), field("text")]
            }
        return parts.compactMap(\.self).joined(separator: " ")
    }
}
