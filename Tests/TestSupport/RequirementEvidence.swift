import Journal
import Requirements

/// Which golden dialogues put a requirement to the test: found out by playing each of them and asking its journal.
package enum RequirementEvidence {
    /// Where the dialogues about an RFC lie.
    private static let folders: [Int: [String]] = [
        3915: ["rgp"], 5730: ["session", "poll"], 5731: ["domain"], 5732: ["host"], 5733: ["contact"],
        5734: ["session"],
        5910: ["secDNS"], 8334: ["launch"], 8495: ["allocationToken"], 8590: ["changePoll"], 8748: ["fee"],
        8807: ["loginSec"],
        9038: ["unhandledNamespaces"], 9154: ["secureAuthInfo", "policies"], 9167: ["maintenance"], 9803: ["ttl"],
    ]

    /// The names of dialogues by the identifiers of requirements; those about the RFC first, and the shortest of them.
    package static let dialogues: Result<[String: [String]], any Error> = Result {
        var found: [String: [(name: String, isElsewhere: Int, steps: Int)]] = [:]
        for conversation in Conversation.all {
            let registry = try DemoRegistry(of: conversation, keepsJournal: true)
            var run = ConversationRun.inProcess(conversation, registry)
            try run.play()
            let entries = registry.journal?.entries(limit: .max) ?? []
            for use in RequirementUse.all(in: entries) where !use.entries.isEmpty {
                let folder = String(conversation.name.prefix { $0 != "/" })
                let isElsewhere = folders[use.requirement.rfc]?.contains(folder) == true ? 0 : 1
                found[use.requirement.id, default: []].append(
                    (conversation.name, isElsewhere, conversation.steps.count)
                )
            }
        }
        return found.mapValues { list in
            list.sorted { ($0.isElsewhere, $0.steps, $0.name) < ($1.isElsewhere, $1.steps, $1.name) }.map(\.name)
        }
    }
}

extension GeneratedTable {
    /// Every requirement: what keeps it, which dialogues show it, which tests hold it besides.
    package static let requirements = GeneratedTable(name: "requirements") {
        let dialogues = try RequirementEvidence.dialogues.get()
        let rfcs = Requirement.all.map(\.rfc).reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
        return rfcs.map { rfc in
            let rows = Requirement.all.filter { $0.rfc == rfc }.map { requirement in
                let shown = (requirement.dialogues + (dialogues[requirement.id] ?? [])).prefix(2).map { "`\($0)`" }
                let tests = requirement.tests.map { "`\($0)`" }
                let held = (shown + tests).joined(separator: ", ")
                return [
                    requirement.section, requirement.level.rawValue,
                    [requirement.text, requirement.note].compactMap(\.self).joined(separator: " "),
                    requirement.by.contains(" ") ? requirement.by : "`\(requirement.by)`", held,
                ]
            }
            return "### RFC \(rfc)\n\n" + markdown(["section", "", "what is demanded", "kept by", "seen in"], rows)
        }.joined(separator: "\n\n")
    }
}
