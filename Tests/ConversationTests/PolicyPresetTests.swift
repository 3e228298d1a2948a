import EPP
import Foundation
import Network
import Registry
import Seed
import Session
import TestSupport
import Testing
import XML

/// The registries that come as presets: each is whole, says where its rules are written, and is told apart from its basis in
/// every field that it changes.
@Suite struct PolicyPresetTests {
    private static let presets = PolicyPreset.all.filter { $0.basis != nil }

    /// `RECORD_ASSETS=1` writes the list of files anew.
    @Test func theListOfFilesIsThatOfTheFolder() throws {
        let sources = Fixtures.checkout.appendingPathComponent("Sources")
        let list = sources.appendingPathComponent("CPresets/presets.c")
        let folder = sources.appendingPathComponent("Seed/Presets")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
            .map { String($0.dropLast(5)) }.sorted()
        let text = try String(contentsOf: list, encoding: .utf8)
        let head = try #require(text.range(of: "static const unsigned char"))
        let tail = try #require(text.range(of: "};\n\nstruct policy_preset policy_preset_at"))
        let bytes = names.map {
            "static const unsigned char preset_\($0)[] = {\n#embed \"../Seed/Presets/\($0).json\"\n};\n"
        }
        let rows = names.map { "    {\"\($0)\", preset_\($0), sizeof preset_\($0)},\n" }
        let made = bytes.joined() + "\nstatic const struct policy_preset presets[] = {\n" + rows.joined()
        let whole = text[..<head.lowerBound] + made + text[tail.lowerBound...]
        if ProcessInfo.processInfo.environment["RECORD_ASSETS"] == "1" { try Data(whole.utf8).write(to: list) }
        #expect(text == whole, "run with RECORD_ASSETS=1 to write it anew")
        #expect(PolicyPreset.files.map(\.name) == names && Self.presets.map(\.name) == names && names.count >= 30)
    }

    @Test(arguments: presets.map(\.name))
    func isWhole(_ name: String) throws {
        let file = try #require(PolicyPreset.files.first { $0.name == name })
        let preset = try PolicyPreset(file: file.text, name)
        #expect(preset.name == name && preset.policy.zones == ["\(name).example"])
        #expect(!preset.summary.isEmpty && !preset.sources.isEmpty)
        let seed = Array(DemonstrationSeed.text(under: preset.policy).utf8)
        let world = try Seed.world(of: seed, file: "seed", policy: preset.policy, start: DemoRegistry.start)
        #expect(world.domains.count > 5 && world.domains.values.allSatisfy { $0.name.hasSuffix(".\(name).example") })
    }

    /// A preset's field, alone, shows: a registry that has it answers otherwise than one without.
    @Test(arguments: presets.map(\.name))
    func everyFieldThatItChangesIsSeen(_ name: String) throws {
        let preset = try #require(PolicyPreset.policy(named: name))
        let file = try #require(PolicyPreset.files.first { $0.name == name })
        var basis = try #require(PolicyPreset.policy(named: try PolicyFile.about(file.text, file: name).basis))
        basis.zones = Policy().zones
        for (field, value) in try Self.fields(of: file.text) {
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
