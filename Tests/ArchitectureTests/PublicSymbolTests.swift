import Foundation
import TestSupport
import Testing

/// What users may rely on: the public declarations of the library, listed in `Fixtures/public-symbols.txt`.
///
/// `RECORD_SYMBOLS=1` writes the list anew: a change of it is a change for users.
@Suite struct PublicSymbolTests {
    private static let list = Fixtures.folder.appendingPathComponent("public-symbols.txt")

    @Test func theListIsWhatTheLibraryDeclares() throws {
        let files = SourceFile.all.filter { $0.target == "MockRegistry" }
        let symbols = files.flatMap { PublicSymbols(of: $0).declarations }.sorted().joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["RECORD_SYMBOLS"] == "1" {
            try Data(symbols.utf8).write(to: Self.list)
        }
        #expect(try String(contentsOf: Self.list, encoding: .utf8) == symbols)
    }

    @Test func declarationsAreFoundWhereverTheyStand() {
        let text = """
            public struct Clock {
                public enum Pace: Int {
                    case real, frozen
                }
                let hidden = 1
                public init(
                    at date: String,
                    _ pace: Pace = .real
                ) throws(Fault) {
                    let date = { date }
                }
            }
            extension Clock.Pace {
                public var text: String { "{" }
                enum Inner { case unseen }
            }
            """
        let file = SourceFile(path: "Clock.swift", text: text)
        #expect(
            PublicSymbols(of: file).declarations == [
                "struct Clock", "Clock: enum Pace: Int", "Clock.Pace: case real, frozen",
                "Clock: init(at date: String, _ pace: Pace = .real) throws(Fault)", "Clock.Pace: var text: String",
            ]
        )
    }
}

/// The public declarations of a file, each behind the type that it belongs to.
private struct PublicSymbols {
    private(set) var declarations: [String] = []
    private var types: [(name: String, depth: Int, hasPublicCases: Bool)] = []
    private var depth = 0
    /// The beginning of a declaration that goes on in the next line.
    private var begun: String?

    init(of file: SourceFile) {
        for (_, line) in file.code { read(line.trimmingCharacters(in: .whitespaces)) }
    }

    private mutating func read(_ line: String) {
        let text = begun.map { $0.hasSuffix("(") || line.hasPrefix(")") ? $0 + line : "\($0) \(line)" } ?? line
        let isOpen = text.count { $0 == "(" } > text.count { $0 == ")" }
        if text.hasPrefix("public "), isOpen {
            begun = text
            return
        }
        begun = nil
        note(text)
        depth += text.count { $0 == "{" } - text.count { $0 == "}" }
        while let last = types.last, last.depth >= depth { types.removeLast() }
    }

    private mutating func note(_ text: String) {
        if text.hasPrefix("public ") { record(String(text.dropFirst("public ".count))) }
        if text.hasPrefix("case "), let type = types.last, type.hasPublicCases, type.depth + 1 == depth { record(text) }
        let pattern = /^(public )?(?:final )?(extension|struct|enum|class) ([\w.]+)/
        if let match = text.firstMatch(of: pattern) {
            let name = (types.map(\.name) + [String(match.3)]).joined(separator: ".")
            types.append((name, depth, match.1 != nil && match.2 == "enum"))
        }
    }

    private mutating func record(_ declaration: String) {
        let head = declaration.split(separator: " {", maxSplits: 1).first.map(String.init) ?? declaration
        declarations.append((types.last.map { "\($0.name): " } ?? "") + head)
    }
}
