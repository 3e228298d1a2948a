import EPP
import Faults
import Foundation
import Hosting
import JSON
import MockRegistry
import Registry
import Session
import TLS
import TestSupport
import Testing

@Suite("A file that keeps all registries between two starts")
struct StateFileTests {
    /// The path of a file in a folder of its own that lives as long as the body.
    private func file(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appending(path: "state.json").path)
    }

    private func start(_ file: String) throws -> MockRegistry {
        var configuration = RunningTests.frozen()
        configuration.stateFile = file
        // The salts of hashed codes are the same in every run.
        configuration.randomSeed = 1
        return try MockRegistry.start(configuration)
    }

    private func connected(_ registry: MockRegistry, port: Int? = nil) throws -> TestClient {
        try TestClient(TLSContext(clientTrusting: PEM(registry.certificateAuthority)), port: port ?? registry.port)
    }

    private static let plan = """
        {"id": "lab", "label": "The lab", "policy": "tac", "reach": {"serverName": "lab.registry.localhost"},
         "clock": {"start": "2027-01-01T00:00:00Z", "speed": 2}, "randomSeed": 7, "honoursReservedNames": false,
         "faults": [{"id": "late", "match": {"command": "domain:info"}, "effect": {"delay": {"milliseconds": 1}}}]}
        """

    @Test("Worlds, times, faults and snapshots are as they were; a reset goes back to the beginning")
    func goesOn() throws {
        try file { file in
            let first = try start(file)
            #expect(first.kept == nil)
            let beginning = first.seed()
            let client = try connected(first)
            try client.login("alpha", "alpha-Pass1")
            #expect(try client.create("kept.example") == "1000")
            try first.faults.add(.answer(2400, to: "domain:renew").times(3))
            #expect(first.registries.first.note(as: "created"))
            first.clock.advance(by: .days(40))
            let lab = try first.registries.create(RegistryPlan(Array(Self.plan.utf8)))
            lab.server.faults.removeAll()
            lab.clock.run(at: 0)
            let (seed, labTime) = (first.seed(), lab.clock.now)
            first.stop()
            try first.keepState()

            let second = try start(file)
            #expect(second.kept != nil)
            #expect(second.seed() == seed)
            #expect(second.clock.now == "2026-02-10T00:00:00.0Z")
            #expect(second.registries.first.server.faults.rules.map(\.remaining) == [3])
            let kept = try #require(second.registries.directory["lab"])
            #expect(kept.label == "The lab")
            #expect(kept.endpoint == .serverName("lab.registry.localhost"))
            #expect(kept.clock.now == labTime && kept.clock.speed == 0)
            #expect(kept.server.faults.rules.isEmpty && !kept.server.faults.reservedNamesApply)
            #expect(kept.randomSeed == 7)
            kept.reset()
            #expect(kept.server.faults.rules.map(\.id) == ["late"])
            #expect(kept.clock.speed == 2)
            second.restore(named: "created")
            #expect(second.seed().contains("kept.example") && second.clock.now == "2026-01-01T00:00:00.0Z")
            second.reset()
            #expect(second.seed() == beginning)
            second.stop()
        }
    }

    @Test("What was kept and not touched is kept again as it was")
    func keepsTheSame() throws {
        try file { file in
            let first = try start(file)
            first.clock.advance(by: .days(400))
            _ = try first.registries.create(
                RegistryPlan(Array(Self.plan.replacing("\"speed\": 2", with: "\"speed\": 0").utf8))
            )
            first.stop()
            try first.keepState()
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let second = try start(file)
            second.stop()
            try second.keepState()
            let again = try String(contentsOfFile: file, encoding: .utf8)
            let time = /"kept" : "[^"]*"/
            #expect(again.replacing(time, with: "") == text.replacing(time, with: ""))
        }
    }

    @Test("It is written piece by piece, and no byte is another than if it were written at once")
    func pieces() throws {
        try file { file in
            let registry = try start(file)
            _ = try registry.registries.create(RegistryPlan(Array(Self.plan.utf8)))
            _ = try registry.registries.create(RegistryPlan(Array(#"{"id": "bare", "seed": "empty"}"#.utf8)))
            #expect(registry.registries.first.note(as: "a") && registry.registries.first.note(as: "b"))
            registry.clock.advance(by: .days(400))
            registry.stop()
            let state = KeptState(registry.registries)
            var pieces: [[UInt8]] = []
            state.write { piece in
                pieces.append(piece)
                return true
            }
            let whole = String(decoding: JSONText.bytes(of: state), as: UTF8.self)
            #expect(String(decoding: pieces.joined(), as: UTF8.self) == whole)
            #expect(pieces.count > 12)
            var count = 0
            state.write { _ in
                count += 1
                return count < 5
            }
            #expect(count == 5, "nothing comes behind a piece that was not wanted")
        }
    }

    @Test("Who cannot write leaves what was there, and nothing beside it")
    func failure() throws {
        try file { file in
            let (folder, url) = (URL(filePath: file).deletingLastPathComponent().path, URL(filePath: file))
            try Data("former".utf8).write(to: url)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
            let draft = try DraftFile(file)
            #expect(draft.take(Array("new".utf8)))
            #expect(try String(contentsOf: url, encoding: .utf8) == "former")
            try draft.finish()
            #expect(try String(contentsOf: url, encoding: .utf8) == "new")
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o640)
            // A folder in its place cannot be replaced by a file.
            try FileManager.default.removeItem(at: url)
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
            let error = #expect(throws: SetupError.self) { try Files.write(to: file) { _ = $0(Array("new".utf8)) } }
            #expect(error?.description.hasPrefix("The file \(file) cannot be written: ") == true)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["state.json"])
        }
    }

    @Test("No server transaction identifier is given twice (RFC 5730 §2.5)")
    func transactions() throws {
        try file { file in
            let first = try start(file)
            let before = (1...5).map { _ in first.registries.first.server.store.transactions.next() }
            first.stop()
            try first.keepState()
            let second = try start(file)
            #expect(!before.contains(second.registries.first.server.store.transactions.next()))
            second.stop()
        }
    }

    /// Whose paper says what still holds: password, token of before, clock; hints stay told; verdicts begin anew.
    @Test("Classes go on: students, accounts, hints, and tokens that are still let in")
    func classes() throws {
        try file { file in
            let first = try start(file)
            let lesson = try first.registries.open(
                ClassPlan(id: "spring", exercise: "answer-lost", students: ["Ada", "Bo"])
            )
            var own = try ClassPlan(id: "own", exercise: "first-domain", students: ["Cleo", "Dan"])
            own.reach = .port
            let ports = try first.registries.open(own).students.map(\.registry.port)
            let (password, token) = (lesson.students[1].password, try #require(lesson.students[1].token))
            #expect(lesson.students[1].registry.tellHint())
            lesson.students[1].registry.clock.advance(by: .days(3))
            let time = lesson.students[1].registry.clock.now
            first.stop()
            try first.keepState()
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(!text.contains(token.split(separator: ".")[2]), "of a token only the hash is kept")

            let second = try start(file)
            #expect(second.registries.trainingClass(named: "own")?.students.map(\.registry.port) == ports)
            let kept = try #require(second.registries.trainingClass(named: "spring"))
            #expect(kept.exerciseName == "answer-lost" && kept.students.map(\.name) == ["Ada", "Bo"])
            let bo = kept.students[1]
            #expect(bo.registry.id == "spring-2" && bo.password == password && bo.registry.clock.now == time)
            #expect(bo.registry.hints.count == 1 && kept.students[0].registry.hints.isEmpty)
            // The card has been run from its beginning: what was done then is not done twice.
            #expect(bo.registry.watch(by: "answer-lost")?.isRun == true)
            #expect(bo.registry.server.faults.rules.count == lesson.students[1].registry.server.faults.rules.count)
            let anew = try #require(bo.token)
            #expect(anew != token && bo.token == anew)
            for each in [token, anew] {
                #expect(second.registries.directory.scope(of: each) == .registry("spring-2"))
            }
            #expect(String(decoding: second.handOuts(of: kept), as: UTF8.self).contains(anew))
            #expect(second.registries.endClass("spring") && second.registries.directory["spring-1"] == nil)
            second.stop()
        }
    }

    @Test("A clock that is the machine's is so again")
    func machineTime() throws {
        try file { file in
            var configuration = Configuration()
            configuration.stateFile = file
            let first = try MockRegistry.start(configuration)
            first.stop()
            try first.keepState()
            let second = try MockRegistry.start(configuration)
            #expect(second.registries.first.clock.followsMachine)
            second.stop()
        }
    }

    @Test(
        "A broken file is refused with its line, and stays as it is",
        arguments: [
            ("", ":1: "),
            ("{\n'registries': []", ":2: "),
            (
                "{'format': 2, 'kept': '2026-01-01T00:00:00Z', 'registries': []}",
                "format: this program reads format 1, not 2."
            ),
            ("{'kept': '2026-01-01T00:00:00Z', 'registries': [{}]}", ":1: registries[0]"),
            (
                "{'kept': '2026-01-01T00:00:00Z', 'registries': [{'id': 'default',\n'now': {'seed': {'registrars': [], 'domains': [\n{'name': 'a.example', 'sponsor': 'x'}]}, 'faults': [], 'reservedNamesApply': true, 'transactions': 0}}]}",
                ":3: registries[0].now.seed.domains[0].sponsor: there is no registrar \"x\"."
            ),
            (
                "{'kept': '2026-01-01T00:00:00Z', 'registries': [{'id': 'lab', 'policy': 'tak', 'now': {'seed': 'empty', 'reservedNamesApply': true, 'transactions': 0}}]}",
                ":1: registries[0].policy: there is no policy \"tak\""
            ),
            (
                "{'kept': '2026-01-01T00:00:00Z', 'registries': [],\n'classes': [{'id': 'c', 'exercise': 'answer-lost', 'students': [{'name': 'Ada', 'registry': 'c-1'}]}]}",
                ":2: classes[0].students[0].registry: there is no registry \"c-1\""
            ),
            (
                "{'kept': '2026-01-01T00:00:00Z', 'registries': [],\n'classes': [{'id': 'c', 'exercise': 'answer-loss', 'students': []}]}",
                ":2: classes[0].exercise: "
            ),
            (
                "{'kept': '2026-01-01T00:00:00Z', 'registries': [{'id': 'lab', 'hints': -1, 'now': {'seed': 'empty', 'reservedNamesApply': true, 'transactions': 0}}]}",
                ":1: registries[0].hints: a number from 0 is expected"
            ),
        ]
    )
    func broken(_ text: String, _ sentence: String) throws {
        try file { file in
            let text = text.replacing("'", with: "\"")
            try Data(text.utf8).write(to: URL(filePath: file))
            let error = #expect(throws: SetupError.self) { _ = try start(file) }
            #expect(error?.kind == .badData)
            #expect(error?.description.hasPrefix("\(file):") == true)
            #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
            #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
        }
    }

    @Test("A file that could not be written is told at the start")
    func unwritable() {
        let error = #expect(throws: SetupError.self) { _ = try start("no-such-folder/state.json") }
        #expect(error?.kind == .cannotCreate)
        #expect(error?.description.hasPrefix("The file no-such-folder/state.json cannot be written") == true)
    }
}

extension MockRegistry {
    fileprivate func restore(named name: String) {
        guard let checkpoint = registries.first.named[name] else { Issue.record("no snapshot \(name)"); return }
        registries.first.restore(checkpoint)
    }
}
