import Foundation
import Registry

/// A golden dialogue: a folder of requests, answers and moves of the clock, in order.
package struct Conversation: Sendable, CustomStringConvertible {
    /// `domain/create`, its folder.
    package let name: String
    package let steps: [Step]
    /// What differs from the policy that everyone gets.
    private let overlay: Data?

    package var description: String { name }

    /// Every dialogue of the fixtures.
    package static let all: [Conversation] = Fixtures.names(in: "conversations").flatMap { object in
        Fixtures.names(in: "conversations/\(object)").compactMap { Conversation(named: "\(object)/\($0)") }
    }

    private init?(named name: String) {
        let files = Fixtures.names(in: "conversations/\(name)")
        guard !files.isEmpty else { return nil }
        self.name = name
        steps = Step.all(in: files)
        overlay = try? Data(contentsOf: Fixtures.folder.appendingPathComponent("conversations/\(name)/policy.json"))
    }

    /// Files that are no step of it: a misspelt name must not pass unseen.
    package var strayFiles: [String] {
        let known = Set(
            steps.flatMap { [$0.file, $0.request ?? "", $0.response ?? ""] } + ["policy.json", "README.md"]
        )
        return Fixtures.names(in: "conversations/\(name)").filter { !known.contains($0) }
    }

    /// The policy of this dialogue.
    package func policy() throws -> Policy {
        guard let overlay else { return Policy() }
        let base = try JSONSerialization.jsonObject(with: JSONEncoder().encode(Policy()))
        let merged = Self.merge(base, try JSONSerialization.jsonObject(with: overlay))
        return try JSONDecoder().decode(Policy.self, from: JSONSerialization.data(withJSONObject: merged))
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
