import EPP
import JSON
import Registry

/// The text that came with a status, in a seed.
package struct SeedStatusNote: Sendable, Equatable, Codable {
    package var text: String
    package var language: String?
}

extension SeedLoader {
    func statuses<Set: StatusSet>(_ names: [String]?, at path: JSONPath) throws(JSONFault) -> Set {
        var statuses: Set = []
        for (index, name) in (names ?? []).enumerated() {
            guard let status = Set(name: name) else {
                throw JSONFault("there is no status \"\(name)\"", at: path[index])
            }
            guard !["ok", "inactive", "linked"].contains(name) else {
                throw JSONFault("\"\(name)\" follows from the rest and is not written", at: path[index])
            }
            guard statuses.isDisjoint(with: status) else {
                throw JSONFault("\"\(name)\" stands here twice", at: path[index])
            }
            statuses.formUnion(status)
        }
        return statuses
    }

    /// The schemas' `statusType`: a normalizedString and its language.
    func notes(
        _ notes: [String: SeedStatusNote]?,
        of statuses: some StatusSet,
        at path: JSONPath
    ) throws(JSONFault) -> [String: StatusNote] {
        let known = statuses.names
        for (name, note) in (notes ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard known.contains(name) else {
                throw JSONFault("a note is about a status that the object does not have", at: path[name])
            }
            try check(note.text, .normalized, at: path[name]["text"])
            guard note.language?.isLanguage ?? true else {
                throw JSONFault("a language of RFC 5646 is expected", at: path[name]["language"])
            }
        }
        return (notes ?? [:]).mapValues { StatusNote($0.text, language: $0.language) }
    }

    private static var actions: [String] { ["Create", "Delete", "Renew", "Transfer", "Update"] }

    /// Throws at statuses that an object cannot have together (RFC 5731 §2.3, RFC 5732 §2.3, RFC 5733 §2.2); `underWay`
    /// names the actions that really are under way.
    func checkTogether(
        _ statuses: some StatusSet,
        underWay: Set<String> = [],
        at path: JSONPath
    ) throws(JSONFault) {
        let names = statuses.names
        let pending = Self.actions.filter { names.contains("pending\($0)") }
        guard pending.count <= 1 else {
            throw JSONFault("only one action can be pending: \(pending.joined(separator: ", "))", at: path)
        }
        for action in pending {
            for party in ["client", "server"] where names.contains("\(party)\(action)Prohibited") {
                throw JSONFault("pending\(action) and \(party)\(action)Prohibited contradict each other", at: path)
            }
            guard !["Delete", "Transfer"].contains(action) || underWay.contains(action) else {
                let field = action == "Delete" ? "deletion" : "transfer"
                throw JSONFault("pending\(action) comes with \"\(field)\"", at: path)
            }
        }
    }
}

extension StatusSet {
    var seeded: [String]? { isEmpty ? nil : names }
}

extension [String: StatusNote] {
    var seeded: [String: SeedStatusNote]? {
        isEmpty ? nil : mapValues { SeedStatusNote(text: $0.text, language: $0.language) }
    }
}
