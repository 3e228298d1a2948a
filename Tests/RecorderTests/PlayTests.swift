import Arguments
import Client
import EPP
import Foundation
import Lint
import MockRegistry
import Network
import Registry
import TLS
import TestSupport
import Testing
import XML

@testable import Recorder

/// Record, play: the same client hears the same, dates and identifiers apart.
@Suite struct PlayTests {
    /// A player's port, as long as a body runs.
    private static func play<Result>(
        _ path: String,
        _ style: PlayStyle = PlayStyle(),
        behind registry: MockRegistry? = nil,
        at now: Instant = DemoRegistry.start + .days(100),
        _ body: (ServerConnection.Address) throws -> Result
    ) throws -> (result: Result, unrecorded: Int) {
        let player = try Player(RecordingFolder(path), style, behind: registry, now: { now }) { _ in }
        let credentials = try Credentials(Configuration(), registrars: [])
        let loops = try EventLoops(threads: 1)
        defer { loops.stop() }
        let listener = try loops.listen(host: "127.0.0.1", port: 0, tls: credentials.context) { _ in
            PlayService(player)
        }
        var address = ServerConnection.Address()
        (address.port, address.authority, address.patience) = (listener.port, credentials.authority, 20_000)
        return (try body(address), player.unrecorded)
    }

    private static func replacedSecrets(_ answers: [[UInt8]], _ path: String) throws -> [[UInt8]] {
        let secrets = try RecordedSecrets(path + "/secrets.json", after: 100, isReadOnly: true)
        return try answers.map { try secrets.replaced(in: $0) }
    }

    @Test(arguments: [PlayStyle.Choice.order, .state])
    func theSameClientHearsTheSame(_ choice: PlayStyle.Choice) throws {
        var scene = try RecordTests.Scene()
        try scene.play(RecordTests.lines)
        let style = PlayStyle(choice: choice)
        let (answers, unrecorded) = try Self.play(scene.path, style) { address in
            try Conversationalist(address, scene.registry.passwords).answers(to: RecordTests.lines)
        }
        #expect(unrecorded == 0 && answers.count == scene.answers.count)
        for (recorded, played) in zip(try Self.replacedSecrets(scene.answers, scene.path), answers) {
            #expect(try Answers.difference(recorded, played) == nil, "\(String(decoding: played, as: UTF8.self))")
        }
        // A date is as much later as the play, and the command's own identifier comes back.
        let reader = XMLReader()
        let dates = try [scene.answers[0], answers[0]].map { answer in
            try reader.read(answer).all.first { $0.name == "exDate" }?.text ?? ""
        }
        let moments = try dates.map { try #require(Instant($0)) }
        #expect(moments[1] == moments[0] + .days(100))
        let identifiers = try answers.map {
            try reader.read($0).first("response")?.first("trID")?.first("clTRID")?.text
        }
        #expect(identifiers.first == "T-alpha-2")
    }

    @Test func datesMayStay() throws {
        var scene = try RecordTests.Scene()
        try scene.play([RecordTests.lines[0]])
        let (answers, _) = try Self.play(scene.path, PlayStyle(keepsDates: true)) { address in
            try Conversationalist(address, scene.registry.passwords).answers(to: [RecordTests.lines[0]])
        }
        let dates = try [scene.answers[0], answers[0]].map { answer in
            try XMLReader().read(answer).all.first { $0.name == "exDate" }?.text
        }
        #expect(dates[0] == dates[1] && dates[0] != nil)
    }

    /// Asked in another order, the state of the object decides; one after the other, the order does.
    @Test func stateIsNotOrder() throws {
        var scene = try RecordTests.Scene()
        let info = RecordTests.lines[0]
        let renew = Markup(
            "renew",
            [
                Markup(
                    "domain:renew",
                    ["xmlns:domain": Namespace.domain],
                    [
                        Markup("domain:name", text: "alpha-1.example"),
                        Markup("domain:curExpDate", text: try Self.expiry(of: scene.registry)),
                    ]
                )
            ]
        )
        try scene.play([info, ("alpha", renew, []), info])
        let lines = [info, info, ("alpha", renew, []), info]
        for (choice, expected) in [(PlayStyle.Choice.state, [true, false]), (.order, [false, true])] {
            let (answers, unrecorded) = try Self.play(scene.path, PlayStyle(choice: choice)) { address in
                try Conversationalist(address, scene.registry.passwords).answers(to: lines)
            }
            #expect(unrecorded == 0)
            let dates = try answers.map { try XMLReader().read($0).all.first { $0.name == "exDate" }?.text }
            #expect([dates[0] == dates[1], dates[1] == dates[3]] == expected, "\(choice): \(dates)")
        }
    }

    private static func expiry(of registry: DemoRegistry) throws -> String {
        let domain = registry.store.operate { world, _ in world.domains["alpha-1.example"] }
        return try #require(domain?.expires.date.description)
    }

    @Test func whatWasNotRecordedIsRefused() throws {
        var scene = try RecordTests.Scene()
        try scene.play([RecordTests.lines[0]])
        let lines = [RecordTests.lines[1], RecordTests.lines[0]]
        let (answers, unrecorded) = try Self.play(scene.path) { address in
            try Conversationalist(address, scene.registry.passwords).answers(to: lines)
        }
        let codes = try answers.map { try XMLReader().read($0).first("response")?.first("result")?[attribute: "code"] }
        #expect(codes == ["2400", "1000"] && unrecorded == 1)
    }

    /// What was recorded comes from the recording, the rest from a registry that begins with its objects.
    @Test func aRegistryMayStandBehind() throws {
        var scene = try RecordTests.Scene()
        try scene.play([RecordTests.lines[0], RecordTests.lines[1]])
        let registry = try PlayProgram.registry(behind: RecordingFolder(scene.path))
        defer { registry.stop() }
        let lines = [
            RecordTests.lines[0], ("alpha", Markup.object("check", "domain", "alpha-1.example"), []),
            ("alpha", Markup.object("info", "contact", "ALPHA-2"), []),
        ]
        let (answers, _) = try Self.play(scene.path, behind: registry) { address in
            try Conversationalist(address, scene.registry.passwords).answers(to: lines)
        }
        let texts = answers.map { String(decoding: $0, as: UTF8.self) }
        #expect(texts[1].contains("avail=\"0\"") && texts[2].contains("Not recorded"))
        #expect(texts.allSatisfy { $0.contains("code=\"1000\"") })
    }

    /// Frames that are no documents, and no frames, end no player.
    @Test func anythingMayBeSent() throws {
        var scene = try RecordTests.Scene()
        try scene.play([RecordTests.lines[0]])
        let (codes, _) = try Self.play(scene.path) { address in
            let strange = [
                "", "<", "<epp/>", "<epp xmlns='\(Namespace.epp)'><command><clTRID>AB-1</clTRID></command></epp>",
            ]
            let connection = try ServerConnection(to: address)
            _ = try connection.receive()
            let codes = try strange.dropFirst().map { text in
                try connection.send(Array(text.utf8))
                return try XMLReader().read(connection.receive()).all.first { $0.name == "result" }?[attribute: "code"]
            }
            try connection.send([])
            #expect(throws: ServerConnection.Failure.self) { try connection.receive() }
            // Others are answered as before.
            let answers = try Conversationalist(address, scene.registry.passwords).answers(to: [RecordTests.lines[0]])
            #expect(answers.count == 1)
            return codes
        }
        #expect(codes == ["2400", "2400", "2400"])
    }

    @Test(arguments: [
        (["play"], "There is no command \"play\"; did you mean play DIR?"),
        (["play", "nowhere"], "nowhere is no recording: it has no recording.json."),
    ])
    func badInputIsASentence(_ arguments: [String], _ sentence: String) {
        let error = #expect(throws: SetupError.self) {
            var invocation = PlayInvocation()
            do {
                _ = try PlayInvocation.usage.read(arguments, into: &invocation)
            } catch { throw SetupError(.usage, "\(error)") }
            _ = try PlayProgram(invocation: invocation).perform()
        }
        #expect(error?.description == sentence)
        #expect(PlayProgram.run(arguments, environment: [:]) == error?.kind.rawValue)
    }

    @Test func anAnswerIsRewrittenAsItIsWritten() {
        let recorded = """
            <e:epp><e:response><e:resData><d:crDate>2026-01-01T00:00:00.25Z</d:crDate><d:paTRID><e:clTRID>OLD</e:clTRID></d:paTRID>\
            </e:resData><e:trID><e:clTRID>OLD</e:clTRID><e:svTRID>S</e:svTRID></e:trID></e:response></e:epp>
            """
        let rewritten = RewrittenAnswer(Array(recorded.utf8), identifiers: (nil, "P-1"), shift: .days(1))
        #expect(
            String(decoding: rewritten.bytes, as: UTF8.self) == """
                <e:epp><e:response><e:resData><d:crDate>2026-01-02T00:00:00.25Z</d:crDate><d:paTRID><e:clTRID>OLD</e:clTRID></d:paTRID>\
                </e:resData><e:trID><e:svTRID>P-1</e:svTRID></e:trID></e:response></e:epp>
                """
        )
    }
}
