import Commands
import EmbeddedFiles
import Extensions
import Foundation
import Registry
import Requirements
import TestSupport
import Testing

/// What the RFCs demand: each sentence is kept by something that there is, and seen to be kept.
@Suite struct RequirementTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_TABLES"] == "1"
    private static let sources = texts(below: "Sources")
    private static let types = sources.reduce(into: Set<Substring>()) { types, text in
        types.formUnion(SourceWords(text).names(behind: ["struct", "enum", "class", "protocol"]))
    }
    /// What stands in quotes, as far as nothing is filled in there.
    private static let phrases = Set(sources.flatMap { $0.split(separator: "\"") })
    /// Of each file of tests the suites and the functions.
    private static let tests = texts(below: "Tests").map { text in
        let words = SourceWords(text)
        return (suites: words.names(behind: ["struct", "extension"]), functions: words.names(behind: ["func"]))
    }

    private static func texts(below folder: String) -> [String] {
        let root = Fixtures.checkout.appending(path: folder)
        let files = (FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String]) ?? []
        return files.filter { $0.hasSuffix(".swift") }.compactMap {
            try? String(contentsOf: root.appending(path: $0), encoding: .utf8)
        }
    }

    @Test func everyFileIsRead() throws {
        for file in EmbeddedFile.requirements {
            let list = try Requirement.read(file.bytes)
            #expect(!list.isEmpty && list.allSatisfy { "rfc\($0.rfc)" == file.name })
        }
        #expect(Set(Requirement.all.map(\.id)).count == Requirement.all.count)
        #expect(Requirement.all.count > 300)
        for requirement in Requirement.all {
            #expect(requirement.text.hasSuffix(".") && !requirement.text.contains("|"), "\(requirement.id)")
        }
    }

    /// A rule's name, a phrase of a refusal, or a type.
    @Test func whatKeepsThemIsThere() {
        for requirement in Requirement.all {
            let by = requirement.by
            let isThere =
                by.contains(" ")
                ? Self.phrases.contains(by[...]) || Self.phrases.contains { $0.contains(by) }
                : Self.types.contains(by[...])
            #expect(isThere, "\(requirement.id): nothing in Sources is called \(by)")
        }
    }

    /// A rule that an RFC demands, and no policy, is named by a requirement.
    @Test func noRuleIsLeftOut() {
        let rules = Policy.builtIn.flatMap {
            Router(commands: standardCommands, extensions: standardExtensions, policy: $0).rules
        }
        let phrases = Set(Requirement.all.map(\.by))
        for rule in rules where rule.section.hasPrefix("RFC") && !rule.section.contains("policy") {
            #expect(phrases.contains(rule.name), "no requirement is kept by \(rule.name) (\(rule.section))")
        }
    }

    /// In a dialogue that was played, or by a test that there is.
    @Test func eachIsSeenToBeKept() throws {
        let dialogues = try RequirementEvidence.dialogues.get()
        let names = Set(Conversation.all.map(\.name))
        for requirement in Requirement.all {
            let isShown = dialogues[requirement.id] != nil || !requirement.dialogues.isEmpty
            #expect(isShown || !requirement.tests.isEmpty, "\(requirement.id) is seen nowhere")
            #expect(
                isShown || requirement.note != nil || !requirement.sign.isVisible,
                "\(requirement.id): why in no dialogue?"
            )
            for name in requirement.dialogues {
                #expect(names.contains(name), "\(requirement.id): there is no dialogue \(name)")
            }
            for test in requirement.tests { #expect(Self.isThere(test), "\(requirement.id): there is no test \(test)") }
        }
    }

    private static func isThere(_ test: String) -> Bool {
        let parts = test.split(separator: "/").map(String.init)
        guard parts.count == 2 else { return false }
        return tests.contains { $0.suites.contains(parts[0][...]) && $0.functions.contains(parts[1][...]) }
    }

    @Test func theManualHasThemAll() throws {
        let table = GeneratedTable.requirements
        if Self.isRecording { try table.record() }
        #expect(try table.recorded() == table.make(), "run with RECORD_TABLES=1 to write \(table.name) anew")
    }
}
