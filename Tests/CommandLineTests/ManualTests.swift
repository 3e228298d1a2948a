import Arguments
import Faults
import Foundation
import HTTP
import JSON
import Lint
import MockRegistry
import Registry
import Seed
import TestSupport
import Testing

@testable import ControlAPI
@testable import Operator
@testable import mock_registry

/// What the manual tells of the code is what the code says; `RECORD_README=1` writes the tables anew.
struct ManualTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_README"] == "1"

    @Test func tablesAreWhatTheCodeSays() throws {
        for (name, table) in try [
            ("options", Self.options), ("reserved-names", Self.reservedNames), ("calls", Self.calls),
            ("faults", Self.effects), ("commands", Self.commands), ("webhook-events", Self.webhookEvents),
            ("lint-rules", Self.lintRules),
        ] {
            if Self.isRecording { try Manual.replace(name, with: table) }
            #expect(try Manual.part(name) == table, "run with RECORD_README=1 to write \(name) anew")
        }
    }

    private static let webhookEvents =
        "| event | when |\n|---|---|\n"
        + WebhookEvent.allCases.map { "| `\($0.rawValue)` | \($0.summary) |\n" }.joined()

    @Test func everyFieldOfAPolicyIsExplained() throws {
        let text = try Manual.page("Policies").text
        for row in Self.rows(of: try JSONParser.parse(PolicyFile.text(of: Policy())), below: "") {
            #expect(text.contains("\n\(row)"))
        }
    }

    @Test func everyFileOfASetupIsExplained() throws {
        let text = try Manual.page("Setup").text
        for name in SetupFolder.known { #expect(text.contains("\n| `\(name)` | ")) }
    }

    @Test func everyFigureIsExplained() throws {
        let text = try Manual.page("Watching").text
        let registry = try MockRegistry.start()
        let figures = String(decoding: MetricsText(registry.registries, version: version).bytes, as: UTF8.self)
        let names = figures.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }.map {
            $0.split(separator: " ")[2]
        }
        #expect(names.count == 10)
        for name in names { #expect(text.contains("\n| `\(name)` | ")) }
        for level in LogLevel.allCases { #expect(text.contains("`\(level)`")) }
    }

    @Test func theVersionIsInTheChangelog() throws {
        let text = try Manual.page("Changelog").text
        #expect(text.split(separator: "\n").first { $0.hasPrefix("## ") } == "## \(version)")
        #expect(version.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
        #expect(text.contains("`\"format\": \(FormatNumber.newest)`"))
        #expect(
            try ControlAPI(MockRegistry.start().registries, version: version).document.json["info"]?["version"]
                == .string(version)
        )
    }

    @Test func everyWordOfAFaultIsExplained() throws {
        let text = try Manual.page("Faults").text
        for style in AnswerStyle.allCases { #expect(text.contains("`\(style.rawValue)`")) }
        for kind in InvalidAnswer.allCases { #expect(text.contains("`\(kind.rawValue)`")) }
    }

    private static var options: String {
        let rows = Program.usage.options.map { ["`\($0.synopsis)`".replacing("|", with: "\\|"), $0.help] }
        return table(["option", "meaning"], rows)
    }

    private static var reservedNames: String {
        let rows = ReservedNames.all.map { name in
            let scope = name.scope == .changes ? "those that change" : "those that change, and info"
            return ["`\(name.name)`", scope, name.sentence]
        }
        return table(["name", "commands", "what happens"], rows)
    }

    private static var effects: String {
        let rows = FaultEffect.kinds.map { kind in
            let parameters = kind.parameters.map { parameter in
                let value: [String] =
                    switch parameter.value {
                    case .word(let words) where words.count < 6: words.map { "`\($0)`" }
                    case .word: ["one of the words below"]
                    case .words: ["a list of the words below"]
                    case .window: ["`from`, `until`"]
                    case .integer, .text, .flag: []
                    }
                let note = parameter.note.isEmpty ? "" : " (\(parameter.note))"
                return "`\(parameter.name)`\(value.isEmpty ? "" : ": ")\(value.joined(separator: ", "))\(note)"
            }
            return ["`\(kind.name)`", parameters.joined(separator: "; "), kind.summary]
        }
        return table(["effect", "parameters", "what the client meets"], rows)
    }

    private static var commands: String {
        let rows = OperatorCommand.all.map { ["`\($0.synopsis)`".replacing("|", with: "\\|"), $0.route.summary] }
        return table(["command", "what it does"], rows)
    }

    private static var lintRules: String {
        let rows = LintRule.all.map { ["`\($0.name)`", "[\($0.source)](\($0.address))", $0.summary] }
        return table(["rule", "section", "what is demanded"], rows)
    }

    private static var calls: String {
        get throws {
            let registry = try MockRegistry.start(Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0))
            let rows = ControlAPI(registry.registries, version: version).routes.map {
                ["\($0.method)", "`\($0.template)`", $0.summary]
            }
            return table(["method", "path", "what it does"], rows)
        }
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        ([head, head.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
    }

    /// How the rows of a policy's fields begin: path and default; of a list the path alone.
    private static func rows(of json: JSON, below path: String) -> [String] {
        switch json.value {
        case .object(let members):
            members.flatMap { rows(of: $0.value, below: path.isEmpty ? $0.name : "\(path).\($0.name)") }
        case .array: ["| `\(path)` |"]
        case .string(let text): ["| `\(path)` | `\"\(text)\"` |"]
        case .number(let text): ["| `\(path)` | `\(text)` |"]
        case .bool(let flag): ["| `\(path)` | `\(flag)` |"]
        case .null: []
        }
    }
}
