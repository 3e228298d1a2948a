import EmbeddedFiles
import JSON
import Registry

/// A policy that the program knows by name: one of the six that it was built with, or a registry as its public documentation
/// tells, in a file of a few lines.
package struct PolicyPreset: Sendable {
    package let name: String
    /// What sets it apart, in a sentence.
    package let summary: String
    /// Where that is written.
    package let sources: [String]
    /// What the registry does and this policy does not.
    package let notPlayed: [String]
    /// The policy that its file starts from; nil for those built in.
    package let basis: String?
    package let policy: Policy

    /// Those built in, then the registries, by name.
    package static let all: [PolicyPreset] = builtIn + EmbeddedFile.presets.compactMap { try? PolicyPreset($0.bytes) }

    /// Every name, in the same order.
    package static let names = Policy.builtIn.map(\.name) + EmbeddedFile.presets.map(\.name)

    /// The policy of this name; only its own files are read.
    package static func policy(named name: String) -> Policy? {
        Policy.named(name)
            ?? EmbeddedFile.presets.first { $0.name == name }.flatMap { try? PolicyPreset($0.bytes).policy }
    }

    private static let builtIn = Policy.builtIn.map { policy in
        PolicyPreset(
            name: policy.name,
            summary: Policy.summaries[policy.name] ?? "",
            sources: [],
            notPlayed: [],
            basis: nil,
            policy: policy
        )
    }

    /// Reads a preset's file: a policy that says what it is about.
    package init(_ text: [UInt8]) throws(JSONFault) {
        let file = try JSONParser.parse(text)
        let (policy, about) = (try PolicyFile.policy(file), try PolicyFile.about(file))
        self.init(
            name: policy.name,
            summary: about.summary ?? "",
            sources: about.sources ?? [],
            notPlayed: about.notPlayed ?? [],
            basis: PolicyFile.basisName(of: file),
            policy: policy
        )
    }

    private init(
        name: String,
        summary: String,
        sources: [String],
        notPlayed: [String],
        basis: String?,
        policy: Policy
    ) {
        (self.name, self.summary, self.sources) = (name, summary, sources)
        (self.notPlayed, self.basis, self.policy) = (notPlayed, basis, policy)
    }
}
