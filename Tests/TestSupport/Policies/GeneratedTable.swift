import Commands
import EPP
import EmbeddedFiles
import Extensions
import Foundation
import JSON
import Registry
import Seed

/// A table of the manual that is made from the code, between two comments: `name:begin` and `name:end`.
package struct GeneratedTable: Sendable {
    package let name: String
    package let make: @Sendable () throws -> String

    package init(name: String, make: @escaping @Sendable () throws -> String) {
        (self.name, self.make) = (name, make)
    }

    /// Every situation under every policy that comes with the product.
    package static let policies = GeneratedTable(name: "policies") {
        let policies = Policy.builtIn
        let rows = try Situation.all.map { situation in
            try [situation.name] + policies.map { try "\(situation.play(Stage($0)))" }
        }
        return markdown(["situation"] + policies.map { "`\($0.name)`" }, rows)
    }

    /// Every preset: what it changes of the policy that it starts from, and what it does not play.
    package static let presets = GeneratedTable(name: "presets") {
        let rows = try EmbeddedFile.presets.map { file in
            let preset = try PolicyPreset(file.bytes)
            let changes = fields(of: try JSONParser.parse(file.bytes)).joined(separator: ", ")
            return ["`\(preset.name)`", "`\(preset.basis ?? "")`", changes, preset.notPlayed.joined(separator: "; ")]
        }
        return markdown(["name", "from", "changes", "does not play"], rows)
    }

    /// Every rule of every command, in the order in which they are checked.
    package static let refusals = GeneratedTable(name: "refusals") {
        var seen: Set<RuleSummary> = []
        let all = Policy.builtIn.flatMap {
            Router(commands: standardCommands, extensions: standardExtensions, policy: $0).rules
        }
        let order = Dictionary(standardCommands.enumerated().map { ($1.key, $0) }) { first, _ in first }
        let rules = all.filter { seen.insert($0).inserted }.enumerated()
            .sorted { (order[$0.element.command] ?? .max, $0.offset) < (order[$1.element.command] ?? .max, $1.offset) }
        return markdown(
            ["command", "must hold", "else", "by"],
            rules.map { _, rule in
                let codes = rule.codes.map { "\($0.rawValue)" }.joined(separator: ", ")
                return ["\(rule.command)", rule.name, codes, rule.section]
            }
        )
    }

    /// The fields of a preset's file, such as `domain.mostYears`, with their values.
    private static func fields(of file: JSON) -> [String] {
        guard case .object(let members) = file.without(["name", "basis", "about", "zones"]).value else { return [] }
        return members.flatMap { member in
            guard case .object(let fields) = member.value.value else {
                return ["`\(member.name)` \(text(of: member.value))"]
            }
            return fields.map { "`\(member.name).\($0.name)` \(text(of: $0.value))" }
        }
    }

    private static func text(of json: JSON) -> String {
        switch json.value {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number(let number): number
        case .string(let text): text.isEmpty ? "none" : text
        case .array(let items): items.isEmpty ? "none" : items.map(text).joined(separator: " and ")
        case .object(let members):
            members.map { text(of: $0.value) }.filter { $0 != "none" && $0 != "0" }.joined(separator: " ")
        }
    }

    package static func markdown(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }

    /// What the manual has now.
    package func recorded() throws -> String { try Manual.part(name).trimmingCharacters(in: .newlines) }

    /// Puts the table into the manual.
    package func record() throws { try Manual.replace(name, with: "\(try make())\n") }
}
