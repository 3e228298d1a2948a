import Foundation
import TestSupport
import Testing

/// A Swift file of `Sources`.
struct SourceFile: Sendable, CustomTestStringConvertible {
    /// From `Sources` on: `XML/Element.swift`.
    let path: String
    let lines: [String]

    var testDescription: String { path }

    /// The folder directly below `Sources`.
    var target: String { path.split(separator: "/").first.map(String.init) ?? "" }

    static let all: [SourceFile] = {
        let folder = Fixtures.checkout.appendingPathComponent("Sources")
        let paths = (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String]) ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            guard let text = try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8) else {
                return nil
            }
            return SourceFile(
                path: path,
                lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            )
        }
    }()

    /// The lines that are no comment, with their numbers; what stands in quotes and behind `//` is cut.
    var code: [(number: Int, line: String)] {
        var isText = false
        return lines.enumerated().compactMap { index, line in
            let marks = line.ranges(of: "\"\"\"").count
            defer { if marks % 2 == 1 { isText.toggle() } }
            guard !isText, !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") else { return nil }
            let plain = line.replacing(/"(?:[^"\\]|\\.)*"/, with: "\"\"").replacing(/\s\/\/ .*$/, with: "")
            return (index + 1, plain)
        }
    }

    var imports: [String] {
        code.compactMap {
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
