import Foundation
import TestSupport
import Testing

/// A Swift file of `Sources`, or of `Tests`.
struct SourceFile: Sendable, CustomTestStringConvertible {
    /// From `Sources` or `Tests` on: `XML/Element.swift`.
    let path: String
    let lines: [String]
    /// The lines that are no comment, with their numbers; what stands in quotes and behind `//` is cut.
    let code: [(number: Int, line: String)]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        code = Self.code(of: lines)
    }

    var testDescription: String { path }

    /// The folder directly below `Sources` or `Tests`.
    var target: String { path.split(separator: "/").first.map(String.init) ?? "" }

    static let all = files(below: "Sources")
    static let ofTests = files(below: "Tests")

    private static func files(below folder: String) -> [SourceFile] {
        let folder = Fixtures.checkout.appendingPathComponent(folder)
        let paths = (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String]) ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            guard let text = try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8) else {
                return nil
            }
            return SourceFile(path: path, text: text)
        }
    }

    private static func code(of lines: [String]) -> [(number: Int, line: String)] {
        var isText = false
        return lines.enumerated().compactMap { index, line in
            // Most lines have neither quotes nor slashes: a pattern costs much more than a look.
            let (hasQuotes, hasSlash) = (line.utf8.contains(UInt8(ascii: "\"")), line.utf8.contains(UInt8(ascii: "/")))
            let marks = hasQuotes ? line.ranges(of: "\"\"\"").count : 0
            defer { if marks % 2 == 1 { isText.toggle() } }
            guard !isText, !hasSlash || !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") else { return nil }
            let quoteless = hasQuotes ? line.replacing(/"(?:[^"\\]|\\.)*"/, with: "\"\"") : line
            return (index + 1, hasSlash ? quoteless.replacing(/\s\/\/ .*$/, with: "") : quoteless)
        }
    }

    /// The lines of code that hold one of the words and match the pattern, which only these are tried with.
    func code(
        holding words: String...,
        matching pattern: some RegexComponent
    ) -> [(number: Int, line: String)] {
        code.filter { line in words.contains { line.line.contains($0) } && line.line.contains(pattern) }
    }

    var imports: [String] {
        code.filter { $0.line.contains("import ") }.compactMap {
            $0.line.firstMatch(
                of: /^\s*(?:(?:private|package|public|@testable|@preconcurrency) )*import (?:\w+ )?(\w+)/
            )
        }
        .map { String($0.1) }
    }

    /// Whether a doc comment stands before the line; attributes may stand between.
    func isExplained(at number: Int) -> Bool {
        var index = number - 2
        while index >= 0, lines[index].trimmingCharacters(in: .whitespaces).hasPrefix("@") { index -= 1 }
        return index >= 0 && lines[index].trimmingCharacters(in: .whitespaces).hasPrefix("///")
    }
}
