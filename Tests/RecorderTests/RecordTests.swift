import Arguments
import Client
import EPP
import Foundation
import JSON
import Lint
import MockRegistry
import Registry
import TLS
import TestSupport
import Testing
import XML

@testable import Recorder

/// What clients and a server say is kept, and what is drawn from it is right.
@Suite struct RecordTests {
    /// What alpha and beta do before a registry through a relay that records; gives the exchanges' answers.
    struct Scene {
        let folder: TemporaryFolder
        let registry: DemoRegistry
        /// The answers that the clients have got, in order.
        var answers: [[UInt8]] = []

        init(_ policy: Policy = Policy()) throws {
            folder = try TemporaryFolder()
            registry = try DemoRegistry(policy)
        }

        var path: String { folder.path + "/recording" }

        /// Lets registrars speak, each over a connection of its own.
        mutating func play(_ lines: [(client: String, action: Markup, extensions: [Markup])]) throws {
            let registry = registry
            let path = path
            let clock = registry.store.clock
            answers += try TLSServer.shared.get().serve(registry) { port, authority in
                let observer = try RecordObserver(RecordingFolder(path, of: "test:1")) { clock.now }
                let relayed = try RelayedServer(before: port, authority) { observer.take($0, $1) }
                let answers = try Conversationalist(relayed.address(), registry.passwords).answers(to: lines)
                relayed.stop()
                #expect(observer.failure == nil)
                return answers
            }
        }

        func recording() throws -> Recording { Recording(try RecordingFolder(path).sessions()) }
    }

    static let lines: [(client: String, action: Markup, extensions: [Markup])] = [
        ("alpha", .object("info", "domain", "alpha-1.example"), []),
        ("alpha", .object("info", "contact", "ALPHA-1"), []), ("alpha", .object("info", "contact", "ALPHA-2"), []),
        ("alpha", .object("info", "host", "ns1.alpha-1.example"), []),
        ("beta", .object("info", "domain", "alpha-1.example"), []),
        ("beta", .object("check", "domain", "new.example"), []),
        ("beta", .object("info", "domain", "nothing.example"), []),
        (
            "beta",
            Markup(
                "transfer",
                ["op": "request"],
                [Markup.domain("transfer", "alpha-1.example", code: "alpha-1-Auth")]
            ), []
        ),
        ("alpha", Markup("poll", ["op": "req"]), []), ("alpha", .object("info", "domain", "alpha-1.example"), []),
        (
            "beta",
            Markup("transfer", ["op": "request"], [Markup.domain("transfer", "alpha-1.example", code: "wrong-Code")]),
            []
        ),
    ]

    @Test func everyFrameIsKeptAndNoSecret() throws {
        var scene = try Scene()
        try scene.play(Self.lines)
        let sessions = try RecordingFolder(scene.path).sessions()
        #expect(sessions.count == 2)
        // Greeting, login and logout besides the commands.
        #expect(sessions.map(\.frames.count).reduce(0, +) == 2 * (1 + 2 * 2) + 2 * Self.lines.count)
        for frame in sessions.flatMap(\.frames) {
            let text = String(decoding: frame.document, as: UTF8.self)
            for secret in ["alpha-Pass1", "beta-Pass1", "alpha-1-Auth", "wrong-Code", "ALPHA-1-Auth"] {
                #expect(!text.contains(secret), "\(frame.fileName)")
            }
            #expect(frame.time == DemoRegistry.start)
        }
        let secrets = try String(contentsOfFile: scene.path + "/secrets.json", encoding: .utf8)
        #expect(!secrets.contains("alpha-1-Auth"))
        let attributes = try FileManager.default.attributesOfItem(atPath: scene.path + "/secrets.json")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    /// The code that alpha is shown and the one that beta shows are the same in both.
    @Test func theSameSecretHasTheSameReplacement() throws {
        var scene = try Scene()
        try scene.play(Self.lines)
        try scene.play([Self.lines[0]])
        let exchanges = try scene.recording().exchanges
        let shown = exchanges.compactMap { $0.data.first?.first("authInfo")?.first("pw")?.text }
        let infos = exchanges.filter { $0.client == "alpha" && $0.objects == ["alpha-1.example"] }
        #expect(infos.count == 3)
        let codes = Set(infos.compactMap { $0.data.first?.first("authInfo")?.first("pw")?.text })
        #expect(codes.count == 1 && shown.contains(codes.first ?? ""))
        let given = exchanges.compactMap { exchange in
            exchange.request?.root.all.first { $0.name == "transfer" && $0.namespace == Namespace.domain }?
                .first("authInfo")?.first("pw")?.text
        }
        #expect(given.first == codes.first && given.count == 2 && given[0] != given[1])
        let logins = exchanges.filter { $0.key?.verb == .login }.map {
            $0.request?.root.all.last { $0.name == "pw" }?.text
        }
        #expect(Set(logins).count == 2 && logins.count == 3)
    }

    /// A later run goes on, with the replacements of the earlier; without their file it begins with new ones.
    @Test func aSecondRunAppends() throws {
        var scene = try Scene()
        try scene.play([Self.lines[0]])
        try scene.play([Self.lines[0]])
        #expect(try RecordingFolder(scene.path).sessions().map(\.number) == [1, 2])
        try FileManager.default.removeItem(atPath: scene.path + "/secrets.json")
        try scene.play([Self.lines[0]])
        let codes = try scene.recording().exchanges.compactMap { $0.data.first?.first("authInfo")?.first("pw")?.text }
        #expect(codes.count == 3 && codes[0] == codes[1] && codes[1] != codes[2])
        let error = #expect(throws: SetupError.self) { try RecordingFolder(scene.path, of: "other:700") }
        #expect(error?.description.hasPrefix("\(scene.path) records test:1, not other:700") == true)
    }

    /// A registry that begins with the recorded seed gives the same info answers.
    @Test func theSeedGivesTheSameAnswers() throws {
        var scene = try Scene()
        let seen = [
            (
                "alpha", "domain",
                "alpha-1.example thin.example locked.example pending.example expiring.example redeem.example"
            ),
            ("beta", "domain", "beta-1.example parked.test"), ("gamma", "domain", "fresh.example gamma-1.co.example"),
            ("alpha", "contact", "ALPHA-1 ALPHA-2"), ("beta", "contact", "BETA-1"), ("gamma", "contact", "GAMMA-1"),
            ("alpha", "host", "ns1.alpha-1.example ns2.alpha-1.example"), ("beta", "host", "ns1.outside.net"),
        ]
        let query = Markup("transfer", ["op": "query"], Markup.object("transfer", "domain", "pending.example").children)
        let infos =
            seen.flatMap { client, kind, names in
                names.split(separator: " ").map { (client, Markup.object("info", kind, String($0)), [Markup]()) }
            } + [("alpha", query, [])]
        try scene.play(infos)
        let exchanges = try scene.recording().exchanges
        let draft = SeedDraft(exchanges, at: .last)
        let policy = PolicyDraft(exchanges, zones: draft.zones).policy
        #expect(RecordingDrafts.flaw(in: draft.seed, under: policy) == nil)
        var configuration = Configuration(
            policy: .text(String(decoding: policy.bytes, as: UTF8.self)),
            seed: .text(String(decoding: draft.seed.bytes, as: UTF8.self)),
            clock: .at(DemoRegistry.start.description),
            speed: 0
        )
        configuration.journalEntries = 0
        let copy = try MockRegistry.start(configuration)
        var address = ServerConnection.Address()
        (address.port, address.authority) = (copy.port, PEM(copy.certificateAuthority))
        let passwords = Dictionary(uniqueKeysWithValues: copy.setup.registrars.map { ($0.id, $0.password) })
        let again = try Conversationalist(address, passwords).answers(to: infos)
        #expect(scene.answers.count == again.count)
        let secrets = try RecordedSecrets(scene.path + "/secrets.json", after: 100)
        #expect(scene.answers.allSatisfy { String(decoding: $0, as: UTF8.self).contains("code=\"1000\"") })
        for (first, second) in zip(scene.answers, again) {
            let expected = try secrets.replaced(in: first)
            #expect(try Answers.difference(expected, second) == nil, "\(String(decoding: second, as: UTF8.self))")
        }
        copy.stop()
    }

    /// The dialogue that is drawn can be played, as those of the fixtures are.
    @Test func theDialogueCanBePlayed() throws {
        var scene = try Scene()
        try scene.play(Self.lines)
        let told = try RecordingDrafts(RecordingFolder(scene.path)).write()
        #expect(told == "Drew from 17 exchanges: setup, dialogue, profile.json.\n")
        let conversation = try #require(Conversation.all(at: URL(filePath: scene.path + "/dialogue")).first)
        #expect(conversation.steps.count == Self.lines.count + 2)
        #expect(conversation.strayFiles == [])
        let registry = try DemoRegistry(of: conversation)
        var run = ConversationRun(conversation, clock: registry.store.clock, login: registry.login) {
            InProcessDialogue(registry.server)
        }
        try run.play()
        #expect(run.complaints == [])
    }

    /// What was recorded of this server is clean, and examined as the conversations that it was.
    @Test func aRecordingCanBeLinted() throws {
        var scene = try Scene()
        try scene.play(Self.lines)
        var examination = FileExamination(schemas: nil, except: [])
        try examination.examine(scene.path)
        #expect(examination.report.documents == 10 + 2 * Self.lines.count)
        #expect(examination.report.findings.map(\.line) == [])
    }

    @Test func theProfileTellsOfSituations() throws {
        var scene = try Scene()
        try scene.play(Self.lines)
        let profile = ProfileDraft(of: "test:1", try scene.recording().exchanges).profile
        #expect(profile["greeting"]?["svID"] == "Mock Registry")
        let transfers = profile["commands"]?["domain:transfer request"]
        #expect(transfers?[0]?["situation"] == ["object of another", "status pendingTransfer", "with code"])
        #expect(transfers?[0]?["answers"]?[0]?["code"] == 2202)
        #expect(transfers?[1]?["situation"] == ["object of another", "with code"])
        #expect(transfers?[1]?["answers"]?[0]?["code"] == 1001)
        let infos = profile["commands"]?["domain:info"]
        guard case .array(let situations) = infos else { return #expect(Bool(false)) }
        let words = situations.compactMap { $0["situation"]?[0]?.string }
        #expect(words.contains("own object") && words.contains("object not seen before"))
        #expect(profile["policy"]?["zones"] == ["example"] && profile["policy"]?["fractionDigits"] == 1)
    }

    @Test(arguments: [
        (["record"], "--out names the folder of the recording."),
        (["record", "--out", "nowhere"], "nowhere is no recording: it has no recording.json."),
        (
            ["record", "--out", "nowhere", "--", "true"],
            "A command is recorded on its way to a server: --to HOST:PORT."
        ),
        (
            ["record", "--to", "x:y", "--out", "z"],
            "--to takes a host and a port from 1 to 65535, such as localhost:7700 or [::1]:7700, not \"x:y\"."
        ),
    ])
    func badInputIsASentence(_ arguments: [String], _ sentence: String) {
        let error = #expect(throws: SetupError.self) {
            var invocation = RecordInvocation()
            do {
                _ = try RecordInvocation.usage.read(arguments, into: &invocation)
            } catch { throw SetupError(.usage, "\(error)") }
            _ = try RecordProgram(invocation: invocation).perform()
        }
        #expect(error?.description == sentence)
        #expect(RecordProgram.run(arguments, environment: [:]) == error?.kind.rawValue)
    }

    @Test func namesOfFilesTellEverything() throws {
        let time = try #require(Instant("2026-01-01T12:34:56.789Z"))
        let frame = RecordedFrame(number: 3, time: time, sender: .client, kind: "domain-transfer-request")
        #expect(frame.fileName == "0003-2026-01-01T123456.789Z-client-domain-transfer-request.xml")
        #expect(RecordedFrame(fileName: frame.fileName) == frame)
        for name in ["x.xml", "0003-2026-01-01T123456.789Z-nobody-x.xml", "0003-2026-01-01T1234-client-x.xml", "a.txt"]
        {
            #expect(RecordedFrame(fileName: name) == nil)
        }
    }
}
