import Foundation
import TestSupport
import Testing

/// The manual's table of everything that is bounded, against the code: nothing is missing, and what it says is so.
@Suite struct LimitTableTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_TABLES"] == "1"
    private static let table = Result { try LimitTable.read() }
    private static let rows = (try? table.get().rows) ?? []

    @Test func theManualHasIt() throws {
        let table = LimitTable.generated
        if Self.isRecording { try table.record() }
        #expect(try table.recorded() == table.make(), "run with RECORD_TABLES=1 to write it anew")
    }

    /// Whatever is called a limit and has a number stands in a row, or among what only looks like one.
    @Test func everyLimitOfTheCodeIsInIt() throws {
        let table = try Self.table.get()
        let known = Set((table.rows.flatMap(\.code) + table.others.map(\.code)).map(Self.withoutType))
        var found: Set<CodePlace> = []
        for file in SourceFile.all {
            let lines = file.code.lazy.map(\.line).filter(NamedValue.mayBeALimit)
            for value in lines.flatMap(NamedValue.all) where !value.isLocal && value.isCalledALimit {
                found.insert(CodePlace(file: file.path, name: value.name))
            }
        }
        #expect(found.count > 60)
        for place in found.subtracting(known).sorted(by: { "\($0)" < "\($1)" }) {
            Issue.record("\(place) is called a limit, and Fixtures/limits.json has no row for it")
        }
    }

    @Test func everyVariableOfAStructOfLimitsIsInIt() throws {
        let known = Set(Self.rows.flatMap(\.code).map(Self.withoutType))
        for path in [
            "MockRegistry/Configuration+Limits.swift", "Session/SessionTiming.swift", "HTTP/HTTPService.swift",
        ] {
            let file = try #require(SourceFile.all.first { $0.path == path })
            let values = file.code.filter { $0.line.contains(/(?:package|public) var [a-z]/) }.flatMap {
                NamedValue.all(in: $0.line)
            }
            #expect(values.count > 5 && !values.contains { !$0.isLimit(in: path, known) && $0.name != "port" })
        }
    }

    @Test func everyOptionThatIsANumberOrATimeIsInIt() throws {
        let table = try Self.table.get()
        let known = Set(table.rows.compactMap(\.option) + table.options.map(\.option))
        let options = try Self.options()
        #expect(options.count > 15)
        for name in Set(options.keys).subtracting(known).sorted() {
            Issue.record("--\(name) is a number or a time, and Fixtures/limits.json has no row for it")
        }
        for name in known.subtracting(options.keys).sorted() { Issue.record("there is no option --\(name)") }
    }

    /// What a row names is there, its bound is the code's in each place, and the option's help says the same.
    @Test(arguments: rows.indices) func everyRowIsSo(_ index: Int) throws {
        let row = Self.rows[index]
        let values = try row.code.map { try $0.value() }
        if row.bound == nil {
            #expect(values.first != .some(nil), "the code has no number for \(row.what)")
            #expect(Set(values.map { "\(String(describing: $0))" }).count == 1, "\(row.what): \(values)")
        }
        if let option = row.option {
            let help = try #require(try Self.options()[option], "there is no option --\(option)")
            if let told = LimitValue(help: help) { #expect(told == values.first, "--\(option) says \(help)") }
        }
        if let policy = row.policy {
            #expect(try Self.policyFields().contains(policy), "no policy has a field \(policy)")
        }
    }

    @Test(arguments: rows.indices) func everyRowHasATest(_ index: Int) throws {
        let test = Self.rows[index].test
        #expect(try Self.isThere(test), "there is no test \(test)")
    }

    @Test func everyExceptionIsThereAndSaysWhy() throws {
        for other in try Self.table.get().others { #expect(try other.code.value() != nil && !other.why.isEmpty) }
    }

    private static func withoutType(_ place: CodePlace) -> CodePlace { CodePlace(file: place.file, name: place.name) }

    /// The options that are numbers or times, with what their help gives as the usual value.
    private static func options() throws -> [String: String] {
        let file = try #require(SourceFile.all.first { $0.path == "mock-registry/Options.swift" })
        let text = file.lines.joined(separator: "\n")
        let pattern = /\.(?:number|time)\(\s*"([a-z-]+)",\s*(?:[\w.]+,\s*)?"([^"]*)"/
        return Dictionary(
            text.matches(of: pattern).map { (String($0.1), $0.2.split(separator: "; ").last.map(String.init) ?? "") },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private static func policyFields() throws -> Set<String> {
        let file = Fixtures.checkout.appending(path: "Fixtures/policies/classic.json")
        let policy = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
        return Set(policy.flatMap { key, value in ((value as? [String: Any]) ?? [:]).keys.map { "\(key).\($0)" } })
    }

    /// `TargetTests/Suite.function`, or `conversation folder/name`.
    private static func isThere(_ test: String) throws -> Bool {
        if test.hasPrefix("conversation ") {
            let folder = Fixtures.checkout.appending(path: "Fixtures/conversations/\(test.dropFirst(13))")
            return FileManager.default.fileExists(atPath: folder.path)
        }
        let parts = try #require(test.wholeMatch(of: /(\w+)\/(\w+)\.(.+)/))
        let folder = Fixtures.checkout.appending(path: "Tests/\(parts.1)")
        let paths = (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String]) ?? []
        let texts = paths.filter { $0.hasSuffix(".swift") }.compactMap {
            try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        }
        let suite = try Regex("\\b(?:struct|class) \(parts.2)\\b")
        return texts.contains { text in
            text.contains(suite) && ["func \(parts.3)(", "func `\(parts.3)`("].contains { text.contains($0) }
        }
    }
}

extension NamedValue {
    fileprivate func isLimit(in path: String, _ known: Set<CodePlace>) -> Bool {
        known.contains(CodePlace(file: path, name: name))
    }
}
