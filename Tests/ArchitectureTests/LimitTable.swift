import Foundation
import TestSupport

/// Everything that is bounded, as `Fixtures/limits.json` has it: what, by what, and what happens at the bound.
///
/// The bounds themselves are read from the code.
struct LimitTable: Decodable {
    let sections: [Section]
    /// Numbers whose names look like limits and that are none.
    let others: [Other]
    /// Options that are numbers or times and no limits.
    let options: [OtherOption]

    struct Section: Decodable {
        let title: String
        let rows: [Row]
    }

    struct Row: Decodable {
        let what: String
        /// The option by which it can be set; a row that has neither an option nor a policy's field is fixed.
        let option: String?
        /// The field of a policy.
        let policy: String?
        /// Said in words where the code has no number.
        let bound: String?
        let unit: LimitValue.Unit?
        let then: String
        /// Where the bound stands, first the place whose value counts: `HTTP/HTTPService.swift fieldCount`.
        let code: [CodePlace]
        let test: String
    }

    struct Other: Decodable {
        let code: CodePlace
        let why: String
    }

    struct OtherOption: Decodable {
        let option: String
        let why: String
    }

    var rows: [Row] { sections.flatMap(\.rows) }

    static func read() throws -> LimitTable {
        let file = Fixtures.checkout.appending(path: "Fixtures/limits.json")
        return try JSONDecoder().decode(LimitTable.self, from: Data(contentsOf: file))
    }

    /// As the manual has it.
    static let generated = GeneratedTable(name: "limits") {
        let table = try read()
        let parts = try table.sections.map { section in
            let rows = try section.rows.map { row in
                [row.what, try row.shownBound(), row.by, row.then, "`\(row.test)`"]
            }
            return "### \(section.title)\n\n"
                + GeneratedTable.markdown(["what", "bound", "by", "at the bound", "test"], rows)
        }
        return parts.joined(separator: "\n\n")
    }
}

extension LimitTable.Row {
    var by: String { option.map { "`--\($0)`" } ?? policy.map { "policy `\($0)`" } ?? "fixed" }

    func shownBound() throws -> String {
        guard let value = try code.first?.value(), bound == nil else { return bound ?? "" }
        if value.isZero, policy != nil { return "none" }
        return value.shown(in: unit)
    }
}

/// A constant, a variable or a parameter with a value, in a file of `Sources`.
struct CodePlace: Decodable, Hashable, CustomStringConvertible {
    /// From `Sources` on.
    let file: String
    /// The type that it is looked for behind, where a file has several of its name.
    let type: String?
    let name: String

    init(file: String, type: String? = nil, name: String) { (self.file, self.type, self.name) = (file, type, name) }

    init(from decoder: any Decoder) throws {
        let parts = try decoder.singleValueContainer().decode(String.self).split(separator: " ").map(String.init)
        let names = (parts.last ?? "").split(separator: ".").map(String.init)
        self.init(file: parts.first ?? "", type: names.count > 1 ? names[0] : nil, name: names.last ?? "")
    }

    var description: String { "\(file) \(type.map { "\($0)." } ?? "")\(name)" }

    /// There is no such file, type or name.
    struct Missing: Error, CustomStringConvertible {
        let place: CodePlace
        var description: String { "there is no \(place)" }
    }

    /// The first number or time that it has; nil where it is declared without one.
    func value() throws -> LimitValue? {
        guard let source = SourceFile.all.first(where: { $0.path == file }) else { throw Missing(place: self) }
        var lines = source.code.map(\.line)[...]
        if let type {
            let pattern = try Regex("\\b(?:struct|class|enum|protocol|extension) \(type)\\b")
            guard let start = lines.firstIndex(where: { $0.contains(pattern) }) else { throw Missing(place: self) }
            lines = lines[start...]
        }
        let mention = try Regex("\\b\(name)\\b")
        guard lines.contains(where: { $0.contains(mention) }) else { throw Missing(place: self) }
        return lines.lazy.flatMap(NamedValue.all).first { $0.name == name }?.value
    }
}

/// A name with a number or a time behind it, in a line of code.
struct NamedValue {
    let name: String
    let value: LimitValue
    /// Whether it is a variable of a function.
    let isLocal: Bool

    static func all(in line: String) -> [NamedValue] {
        guard line.contains(" = ") else { return [] }
        let isLocal = line.contains(/^[ ]{8,}(?:let|var)[ ]/)
        return line.matches(of: /(\w+)(?:: [\w.?]+)? = ([\w.]*[^,){]*\)?)/).compactMap { match in
            var code = match.2.trimmingCharacters(in: .whitespaces)
            // That of the list of parameters.
            if code.hasSuffix(")"), !code.contains("(") { code.removeLast() }
            return LimitValue(code).map { NamedValue(name: String(match.1), value: $0, isLocal: isLocal) }
        }
    }

    private static let words = [
        "most", "longest", "largest", "deepest", "capacity", "limit", "maximum", "PerCheck", "remembered",
    ]

    /// Whether a line is worth a closer look.
    static func mayBeALimit(_ line: String) -> Bool {
        line.contains(" = ") && words.contains { line.contains($0.dropFirst()) }
    }

    /// Whether the name says that it is a limit.
    var isCalledALimit: Bool {
        Self.words.contains { word in
            let capital = word.prefix(1).uppercased() + word.dropFirst()
            return name.hasPrefix(word) || name.contains(capital) || name.hasSuffix(capital)
        }
    }
}
