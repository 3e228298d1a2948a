import Foundation
import TestSupport
import Testing

/// A field of a policy that nothing reads is a promise that is not kept, and so is one that no test sees acting.
@Suite struct PolicyFieldUseTests {
    /// The paths of all fields that hold no further fields: `domain.mostYears`.
    private static func paths(in value: Any, below path: [String] = []) -> [[String]] {
        guard let fields = value as? [String: Any] else { return [path] }
        return fields.flatMap { paths(in: $0.value, below: path + [$0.key]) }
    }

    private static func fields() throws -> [String] {
        let file = Fixtures.checkout.appendingPathComponent("Fixtures/policies/classic.json")
        let policy = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        return paths(in: policy).compactMap(\.last).sorted()
    }

    private static func words(_ lines: some Sequence<String>) -> Set<Substring> {
        Set(lines.flatMap { SourceWords.split($0) })
    }

    /// Every text of the tests, of the policies of dialogues, and of answers, which name the field that refuses.
    private static func testTexts() -> [String] {
        ["Tests", "Fixtures/conversations"].flatMap { name -> [String] in
            let folder = Fixtures.checkout.appendingPathComponent(name)
            let paths = (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String]) ?? []
            let wanted = paths.filter { path in [".swift", ".json", ".response.xml"].contains { path.hasSuffix($0) } }
            return wanted.compactMap { try? String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
        }
    }

    @Test func everyFieldIsRead() throws {
        let fields = try Self.fields()
        #expect(fields.count > 50)
        let lines = SourceFile.all.filter { $0.path != "Seed/PolicyCheck.swift" }
            .flatMap { file in
                file.code.map(\.line).filter { line in
                    !line.contains("var ") || line.contains("{") || !line.contains(/\bvar \w+ ?[=:]/)
                }
            }
        let read = Self.words(lines)
        for field in fields where !read.contains(field[...]) { Issue.record("nothing reads \(field)") }
    }

    @Test func everyFieldIsNamedByATest() throws {
        let named = Self.words(Self.testTexts())
        for field in try Self.fields() where !named.contains(field[...]) { Issue.record("no test names \(field)") }
    }
}
