import EmbeddedFiles
import Foundation
import Registry
import Seed
import TestSupport
import Testing

/// The registries that come as presets: each is whole, says where its rules are written, and is told apart from its basis in
/// every field that it changes.
@Suite struct PolicyPresetTests {
    private static let presets = PolicyPreset.all.filter { $0.basis != nil }

    /// None that cannot be read is left out.
    @Test func thereAreThirty() {
        #expect(Self.presets.map(\.name) == EmbeddedFile.presets.map(\.name) && Self.presets.count >= 30)
    }

    @Test(arguments: presets.map(\.name))
    func isWhole(_ name: String) throws {
        let file = try #require(EmbeddedFile.presets.first { $0.name == name })
        let preset = try PolicyPreset(file.bytes)
        #expect(preset.name == name && preset.policy.zones == ["\(name).example"])
        #expect(!preset.summary.isEmpty && !preset.sources.isEmpty)
        let seed = Array(DemonstrationSeed.text(under: preset.policy).utf8)
        let world = try Seed.world(of: seed, file: "seed", policy: preset.policy, start: DemoRegistry.start)
        #expect(world.domains.count > 5 && world.domains.values.allSatisfy { $0.name.hasSuffix(".\(name).example") })
    }

    /// A preset's field, alone, shows: a registry that has it answers otherwise than one without.
    @Test(arguments: presets.map(\.name))
    func everyFieldThatItChangesIsSeen(_ name: String) throws {
        let file = try #require(EmbeddedFile.presets.first { $0.name == name })
        let read = try PolicyPreset(file.bytes)
        let preset = read.policy
        var basis = try #require(PolicyPreset.policy(named: read.basis ?? ""))
        basis.zones = Policy().zones
        for (field, value) in try Self.fields(of: file.bytes) {
            let probe = try #require(FieldProbe.all.first { $0.field == field }, "no probe for \(field)")
            var plain = basis
            probe.prepare(&plain)
            let changed = try Self.policy(plain, with: field, value)
            let seen = probe.play(try Stage(plain), (plain, preset))
            #expect(
                probe.play(try Stage(changed), (plain, preset)) != seen,
                "\(name): \(field) changes nothing: \(seen)"
            )
        }
    }

    @Test func everyProbeHasAFieldOfItsOwn() {
        #expect(Set(FieldProbe.all.map(\.field)).count == FieldProbe.all.count)
    }

    /// The fields of a file, `domain.mostYears` for one, with their values as JSON.
    private static func fields(of text: [UInt8]) throws -> [(String, Any)] {
        let whole = try #require(try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any])
        return whole.filter { !["name", "basis", "about"].contains($0.key) }.flatMap { key, value in
            guard let section = value as? [String: Any] else { return [(key, value)] }
            return section.map { ("\(key).\($0.key)", $0.value) }
        }
        .sorted { $0.0 < $1.0 }
    }

    private static func policy(_ policy: Policy, with field: String, _ value: Any) throws -> Policy {
        var whole = try #require(
            try JSONSerialization.jsonObject(with: Data(PolicyFile.text(of: policy))) as? [String: Any]
        )
        let path = field.split(separator: ".").map(String.init)
        if path.count == 2 {
            var section = try #require(whole[path[0]] as? [String: Any])
            section[path[1]] = value
            whole[path[0]] = section
        } else {
            whole[field] = value
        }
        return try PolicyFile.policy(Array(try JSONSerialization.data(withJSONObject: whole)), file: field)
    }
}
