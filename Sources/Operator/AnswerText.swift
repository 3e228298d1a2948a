import ControlAPI
import JSON

/// An answer as people read it: lists as tables, objects as lines.
struct AnswerText {
    private(set) var lines: [String] = []

    /// `columns` are those of the list that is answered, paths with dots.
    init(_ json: JSON, columns: [String] = []) {
        switch json.value {
        case .array(let items): add(items, columns)
        case .object(let members): add(members, columns)
        default: lines.append(Self.plain(json))
        }
    }

    var text: String { lines.map { $0 + "\n" }.joined() }

    private mutating func add(_ members: [JSON.Member], _ columns: [String]) {
        let flat = Self.ordered(members).flatMap { Self.flat($0.value, $0.name) }
        let width = flat.filter { Self.isShort($0.value) }.map(\.name.count).max() ?? 0
        for (name, value) in flat {
            if case .array(let items) = value.value, case .object? = items.first?.value {
                lines.append("\(name):")
                let table = AnswerText(value, columns: columns)
                lines += table.lines.map { "  \($0)" }
            } else if Self.isShort(value) {
                lines.append("\(name.padded(to: width))  \(Self.cell(value))")
            } else {
                lines.append("\(name):")
                lines += Self.raw(value).split(separator: "\n", omittingEmptySubsequences: false).map {
                    "  \(String($0).printable)"
                }
            }
        }
    }

    private mutating func add(_ items: [JSON], _ columns: [String]) {
        guard let first = items.first else { return lines.append("(none)") }
        guard case .object = first.value else { return lines += items.map(Self.cell) }
        let columns = columns.isEmpty ? Self.columns(of: items) : columns
        let rows = items.map { item in columns.map { Self.find($0, in: item).map(Self.cell) ?? "" } }
        // A column that nobody fills is not shown.
        let shown = columns.indices.filter { place in rows.contains { !$0[place].isEmpty } }
        let widths = shown.map { place in max(columns[place].count, rows.map(\.[place].count).max() ?? 0) }
        for row in [columns] + rows {
            let cells = zip(shown, widths).map { row[$0].padded(to: $1) }
            lines.append(cells.joined(separator: "  ").withoutTrailingSpaces)
        }
    }

    private static func columns(of items: [JSON]) -> [String] {
        var names: [String] = []
        for case .object(let members) in items.map(\.value) {
            for member in members where !names.contains(member.name) { names.append(member.name) }
        }
        return names
    }

    /// What a thing is called comes first; the rest is in the order of the alphabet, as it came.
    private static func ordered(_ members: [JSON.Member]) -> [JSON.Member] {
        let names: Set = ["id", "name", "number"]
        return members.filter { names.contains($0.name) } + members.filter { !names.contains($0.name) }
    }

    private static func find(_ path: String, in json: JSON) -> JSON? {
        path.split(separator: ".").reduce(json) { $0?[String($1)]?.value }
    }

    /// Objects inside objects, by paths.
    private static func flat(_ json: JSON, _ path: String) -> [(name: String, value: JSON)] {
        guard case .object(let members) = json.value, !members.isEmpty else { return [(path, json)] }
        return members.flatMap { flat($0.value, "\(path).\($0.name)") }
    }

    private static func isShort(_ json: JSON) -> Bool {
        guard case .string(let text) = json.value else { return true }
        return !text.contains("\n")
    }

    /// A value in one line.
    static func cell(_ json: JSON) -> String { json.value == .object([]) ? "(none)" : plain(json).printable }

    private static func plain(_ json: JSON) -> String {
        switch json.value {
        case .array(let items): items.isEmpty ? "(none)" : items.map(plain).joined(separator: ", ")
        case .object(let members):
            members.map { member in
                guard case .object = member.value.value else { return "\(member.name)=\(plain(member.value))" }
                let inner = plain(member.value)
                return inner.isEmpty ? member.name : "\(member.name)(\(inner))"
            }.joined(separator: " ")
        default: raw(json)
        }
    }

    private static func raw(_ json: JSON) -> String {
        switch json.value {
        case .null: "null"
        case .bool(let value): value ? "yes" : "no"
        case .number(let text), .string(let text): text
        case .array, .object: plain(json)
        }
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    fileprivate var withoutTrailingSpaces: String { String(reversed().drop { $0 == " " }.reversed()) }
}
