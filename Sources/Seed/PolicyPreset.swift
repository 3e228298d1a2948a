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
    package static let all: [PolicyPreset] = builtIn + files.compactMap { try? PolicyPreset(file: $0.text, $0.name) }

    /// Every name, in the same order.
    package static let names = builtIn.map(\.name) + files.map(\.name)

    /// The policy of this name; only its own files are read.
    package static func policy(named name: String) -> Policy? {
        Policy.named(name) ?? files.first { $0.name == name }.flatMap { try? PolicyFile.policy($0.text, file: $0.name) }
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
    package init(file text: [UInt8], _ name: String) throws(DocumentError) {
        let policy = try PolicyFile.policy(text, file: name)
        let (about, basis) = try PolicyFile.about(text, file: name)
        self.init(
            name: policy.name,
            summary: about.summary ?? "",
            sources: about.sources ?? [],
            notPlayed: about.notPlayed ?? [],
            basis: basis,
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
