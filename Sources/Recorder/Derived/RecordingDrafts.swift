import EPP
import Hosting
import JSON
import MockRegistry
import Registry
import Seed

/// What is drawn from a recording, in files beside it: `setup` with seed and policy, `dialogue`, `profile.json`.
struct RecordingDrafts {
    private let folder: RecordingFolder
    private let recording: Recording

    init(_ folder: RecordingFolder) throws(SetupError) {
        self.folder = folder
        recording = Recording(try folder.sessions())
    }

    /// Writes them anew, and says what there is now.
    func write() throws(SetupError) -> String {
        let exchanges = recording.exchanges
        let last = SeedDraft(exchanges, at: .last)
        let policy = PolicyDraft(exchanges, zones: last.zones).policy
        try write(JSONText.bytes(of: policy), as: "setup/policy.json")
        try write(JSONText.bytes(of: last.seed), as: "setup/seed.json")
        try write(JSONText.bytes(of: ProfileDraft(of: folder.server, exchanges).profile), as: "profile.json")
        Files.removeFolder("\(folder.path)/dialogue")
        let first = SeedDraft(exchanges, at: .first)
        try write(JSONText.bytes(of: first.seed), as: "dialogue/registry.json")
        try write(
            JSONText.bytes(of: PolicyDraft(exchanges, zones: first.zones).policy),
            as: "dialogue/recorded/policy.json"
        )
        let steps = DialogueDraft(recording).files
        for (name, text) in steps { try write(text, as: "dialogue/recorded/\(name)") }
        let flaw = Self.flaw(in: last.seed, under: policy).map { "The seed does not stand by itself: \($0)\n" } ?? ""
        return "\(flaw)Drew from \(exchanges.count) exchanges: setup, dialogue, profile.json.\n"
    }

    private func write(_ bytes: [UInt8], as name: String) throws(SetupError) {
        if let slash = name.lastIndex(of: "/") { _ = try Files.makeFolder("\(folder.path)/\(name[..<slash])") }
        try Files.write(bytes, to: "\(folder.path)/\(name)")
    }

    /// Why no registry could begin with the seed, if so.
    static func flaw(in seed: JSONValue, under policy: JSONValue) -> String? {
        do throws(DocumentError) {
            let policy = try PolicyFile.policy(policy.bytes, file: "policy.json")
            _ = try Seed.world(of: seed.bytes, file: "seed.json", policy: policy, start: MachineTime.now)
            return nil
        } catch {
            return error.description
        }
    }
}
