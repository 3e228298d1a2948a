import EPP
import Foundation
import Hosting
import MockRegistry
import Registry
import Session
import TLS
import TestSupport
import Testing

@Suite("A folder with what a process starts with")
struct SetupFolderTests {
    /// Files by their paths in a folder that lives as long as the body.
    private func folder<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.replacing("'", with: "\"").utf8).write(to: file)
        }
        return try body(folder.path)
    }

    private static let whole = [
        "seed.json": "{'format': 1, 'registrars': [{'id': 'solo', 'password': 'solo-Pass1'}]}",
        "policy.json": "{'basis': 'classic', 'zones': ['shop']}",
        "clock.json": "{'start': '2026-01-01T00:00:00Z', 'speed': 0}",
        "faults.json":
            "[{'match': {'command': 'domain:create'}, 'effect': {'result': {'code': 2400}}, 'remaining': 1}]",
        "policies/own.json": "{'zones': ['own']}",
        "registries/lab.json":
            "{'policy': 'own', 'clock': {'start': '2027-01-01T00:00:00Z', 'speed': 0}, 'label': 'The lab'}",
        "snapshots/later.json":
            "{'clock': {'start': '2028-01-01T00:00:00Z', 'speed': 0}, 'seed': {'registrars': [{'id': 'late', 'password': 'late-Pass1'}]}}",
        ".hidden": "is nobody's business",
    ]

    private func configuration(_ folder: String) throws -> Configuration {
        var configuration = Configuration()
        try configuration.setUp(from: folder)
        return configuration
    }

    @Test("Everything in it acts, and a reset brings its faults back")
    func whole() throws {
        let registry = try folder(Self.whole) { try MockRegistry.start(configuration($0)) }
        defer { registry.stop() }
        #expect(registry.clock.now == "2026-01-01T00:00:00.0Z")
        let context = try TLSContext(clientTrusting: PEM(registry.certificateAuthority))
        let client = try TestClient(context, port: registry.port)
        #expect(try client.login("solo", "solo-Pass1") == "1000")
        for _ in 1...2 {
            #expect(try client.create("a.shop") == "2400")
            #expect(try client.create("a.shop") == "1000")
            registry.reset()
        }
        let lab = try #require(registry.registries.directory["lab"])
        #expect(lab.label == "The lab")
        #expect("\(lab.clock.now)" == "2027-01-01T00:00:00.0Z")
        #expect(lab.named.isEmpty)
        let first = registry.registries.first
        #expect(first.named.keys.sorted() == ["later"])
        first.restore(try #require(first.named["later"]))
        #expect(registry.seed().contains("late-Pass1"))
        #expect(registry.clock.now == "2028-01-01T00:00:00.0Z")
    }

    @Test("A registry that is made later finds the policies in it by name")
    func policies() throws {
        let registry = try folder(Self.whole) { try MockRegistry.start(configuration($0)) }
        defer { registry.stop() }
        let plan = try RegistryPlan(Array("{\"id\": \"late\", \"policy\": \"own\"}".utf8))
        let made = try registry.registries.create(plan)
        #expect(made.server.store.operate { world, _ in world.policy.zones } == ["own"])
    }

    @Test(
        "What is wrong is told with file and line, and nothing starts",
        arguments: [
            (["sed.json": "{}"], "/sed.json is nothing that a set-up consists of: seed.json, "),
            (["sed.json": "{}"], "snapshots/NAME.json; did you mean seed.json?"),
            (["registries/lab.yaml": "{}"], "/registries/lab.yaml is nothing that a set-up consists of"),
            (["registers/lab.json": "{}"], "did you mean registries?"),
            (["seed.json": "{\n'registrars': 1}"], "/seed.json:2: registrars: a list is expected"),
            (["seed.json": "{'format': 2, 'registrars': []}"], "this program reads format 1, not 2."),
            (["policy.json": "{'basis': 'tak'}"], "/policy.json:1: basis: "),
            (["clock.json": "{\n\n'start': 'soon'}"], "/clock.json:3: start: "),
            (["clock.json": "{'sped': 0}"], "/clock.json:1: sped: there is no such field; did you mean \"speed\"?"),
            (["faults.json": "{}"], "/faults.json:1: a list is expected"),
            (
                ["faults.json": "[\n{'match': {'command': 'domain:transfr'}, 'effect': {'neverAnswer': {}}}]"],
                "/faults.json:2: [0].match.command: No command is called domain:transfr; did you mean domain:transfer?"
            ),
            (
                ["faults.json": "[{'effect': {'result': {'code': 9999}}}]"],
                "[0].effect.result.code: there is no result 9999"
            ),
            (["policies/own.json": "{'zones': []}"], "/policies/own.json:1: zones: "),
            (
                ["registries/lab.json": "{'policy': 'owm'}"],
                "/registries/lab.json:1: policy: there is no policy \"owm\""
            ),
            (["registries/lab.json": "{'id': 'other'}"], "/registries/lab.json:1: id: the file's name says \"lab\"."),
            (["registries/Lab.json": "{}"], "/registries/Lab.json:1: id: an identifier is 1 to 64 small letters"),
            (
                ["registries/default.json": "{}"],
                "/registries/default.json:1: id: there is a registry \"default\" already."
            ),
            (
                ["registries/lab.json": "{'faults': [{'match': {'object': 'dog'}, 'effect': {'neverAnswer': {}}}]}"],
                "/registries/lab.json:1: faults[0].match.object: No object is called dog."
            ),
            (["snapshots/a b.json": "{'seed': 'empty'}"], "\"a b\" is no name of a snapshot."),
            (
                ["snapshots/a.json": "{'seed': {'registrars': [{'id': 'abc'}]}}"],
                "/snapshots/a.json:1: seed.registrars[0]"
            ),
        ]
    )
    func faulty(_ files: [String: String], _ sentence: String) throws {
        let error = #expect(throws: SetupError.self) {
            _ = try folder(files) { try MockRegistry.start(configuration($0)) }
        }
        #expect(error?.kind == .badData)
        #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
    }

    @Test("A folder that is not there is told")
    func missing() {
        let error = #expect(throws: SetupError.self) { try configuration("no-such-folder") }
        #expect(error?.description == "The folder no-such-folder cannot be read.")
        #expect(error?.kind == .unreadable)
    }
}
