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
    private static let tests = texts(below: "Tests")

    /// As bytes, in which a search is quick.
    private static func texts(below folder: String) -> [Data] {
        let root = Fixtures.checkout.appending(path: folder)
        let files = (FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String]) ?? []
        return files.filter { $0.hasSuffix(".swift") }.compactMap { try? Data(contentsOf: root.appending(path: $0)) }
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
            let forms =
                by.contains(" ")
                ? [by]
                : ["struct", "enum", "class", "protocol"].flatMap { kind in
                    [":", " ", "<"].map { "\(kind) \(by)\($0)" }
                }
            let isThere = forms.contains { form in Self.sources.contains { $0.range(of: Data(form.utf8)) != nil } }
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
        func isIn(_ text: Data, _ words: String) -> Bool { text.range(of: Data(words.utf8)) != nil }
        return tests.contains { text in
            (isIn(text, "struct \(parts[0])") || isIn(text, "extension \(parts[0])")) && isIn(text, "func \(parts[1])(")
        }
    }

    @Test func theManualHasThemAll() throws {
        let table = GeneratedTable.requirements
        if Self.isRecording { try table.record() }
        #expect(try table.recorded() == table.make(), "run with RECORD_TABLES=1 to write \(table.name) anew")
    }
}
