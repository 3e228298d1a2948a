import Foundation
import Registry
import Seed

/// A golden dialogue: a folder of requests, answers and moves of the clock, in order.
package struct Conversation: Sendable, CustomStringConvertible {
    /// `domain/create`, its folder.
    package let name: String
    package let steps: [Step]
    /// The policy that comes with the product from which the dialogue's is made: `policy.txt` names it, or `classic`.
    private let base: String
    /// What differs from it: `policy.json`.
    private let overlay: Data?

    package var description: String { name }

    /// Every dialogue of the fixtures.
    package static let all: [Conversation] = Fixtures.names(in: "conversations").flatMap(all)

    /// The dialogue in a folder, or those in the folders below it.
    private static func all(below name: String) -> [Conversation] {
        let files = Fixtures.names(in: "conversations/\(name)")
        guard !files.contains(where: { $0.hasSuffix(".xml") || $0.hasSuffix(".txt") }) else {
            return [Conversation(named: name, files)]
        }
        return files.flatMap { all(below: "\(name)/\($0)") }
    }

    /// The dialogues in a folder outside the fixtures.
    package static func all(at folder: URL) -> [Conversation] {
        let here = Fixtures.folder.appendingPathComponent("conversations").pathComponents
        let path = here.dropFirst().map { _ in ".." } + folder.pathComponents.dropFirst()
        return all(below: path.joined(separator: "/"))
    }

    private init(named name: String, _ files: [String]) {
        self.name = name
        steps = Step.all(in: files)
        let text = (try? Fixtures.bytes("conversations/\(name)/policy.txt")).map { String(decoding: $0, as: UTF8.self) }
        base = text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "classic"
        overlay = try? Data(contentsOf: Fixtures.folder.appendingPathComponent("conversations/\(name)/policy.json"))
    }

    /// Files that are no step of it: a misspelt name must not pass unseen.
    package var strayFiles: [String] {
        let known = Set(
            steps.flatMap { [$0.file, $0.request ?? "", $0.response ?? ""] } + [
                "policy.json", "policy.txt", "README.md",
            ]
        )
        return Fixtures.names(in: "conversations/\(name)").filter { !known.contains($0) }
    }

    /// What sets its policy and its seed apart from others'.
    var beginning: String { "\(base) \(seed) \(overlay.map { String(decoding: $0, as: UTF8.self) } ?? "")" }

    /// The policy of this dialogue.
    package func policy() throws -> Policy {
        guard let policy = Policy.builtIn.first(where: { $0.name == base }) else { throw Unknown(policy: base) }
        guard let overlay else { return policy }
        let whole = try JSONSerialization.jsonObject(with: JSONEncoder().encode(policy))
        let merged = Self.merge(whole, try JSONSerialization.jsonObject(with: overlay))
        return try PolicyFile.policy(Array(try JSONSerialization.data(withJSONObject: merged)), file: name)
    }

    /// A name that no policy has.
    private struct Unknown: Error { let policy: String }

    /// What the registry holds at first: the nearest `registry.json`, upwards from the dialogue's folder.
    package var seed: String {
        var parts = ["conversations"] + name.split(separator: "/").map(String.init)
        while !parts.isEmpty, !Fixtures.names(in: parts.joined(separator: "/")).contains("registry.json") {
            parts.removeLast()
        }
        return (parts + ["registry.json"]).joined(separator: "/")
    }

    /// Fields of an object are replaced one by one, everything else whole.
    private static func merge(_ base: Any, _ overlay: Any) -> Any {
        guard let base = base as? [String: Any], let overlay = overlay as? [String: Any] else { return overlay }
        return base.merging(overlay) { merge($0, $1) }
    }

    package func contents(of file: String) -> [UInt8]? { try? Fixtures.bytes("conversations/\(name)/\(file)") }

    /// Writes an answer that is not there yet.
    package func record(_ text: String, as file: String) throws {
        let url = Fixtures.folder.appendingPathComponent("conversations/\(name)/\(file)")
        try Data(text.utf8).write(to: url)
    }
}
