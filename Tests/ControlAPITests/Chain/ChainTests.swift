import ControlAPI
import JSON
import MockRegistry
import TestSupport
import Testing

/// The journal is a chain without holes: every difference between two states of a registry has its entry, and every entry
/// its difference.
@Suite struct ChainTests {
    private static let hours: [(UInt64, String)] = [
        (1, "classic"), (2, "gtld"), (3, "sparring"), (7, "pt"), (8, "gtld"), (10, "cz"),
    ]

    /// Registrars' commands, the clock, the operator's changes, faults, snapshots: whatever comes of it, the entries tell.
    @Test(arguments: hours) func aRandomHourIsExplained(_ seed: UInt64, _ policy: String) throws {
        let bench = try ControlBench { $0.journalEntries = 20_000 }
        let plan =
            "{'id':'hour','policy':'\(policy)','randomSeed':\(seed),'clock':{'start':'2026-01-01T00:00:00Z','speed':0}}"
        #expect(try bench.call("POST", "/registries", plan).status == 201)
        var hour = try RandomHour(bench, seed: seed)
        let before = try ChainState(hour)
        for _ in 1...150 { try hour.step() }
        let after = try ChainState(hour)
        let journal = try bench.call("GET", "/registries/hour/journal?limit=10000").body
        #expect(journal["dropped"] == 0)
        var replayed = before
        for entry in journal["entries"]?.items ?? [] { replayed.apply(entry) }
        #expect(replayed.flaws == [])
        #expect(replayed.differences(from: after) == [])
        // A secret that has changed looks as it did: that it has is told all the same.
        #expect(after.changedSecrets(since: before).subtracting(replayed.touchedSecrets) == [])
        // Enough has happened for this to mean something.
        #expect(replayed.kinds.isSuperset(of: ["domain", "registrar", "message", "fault", "snapshot"]))
        #expect(replayed.revision > 40)
    }

    @Test func whatTheClockDidIsToldWithWhatItChanged() throws {
        let bench = try ControlBench()
        let lab = "/registries/default"
        #expect(try bench.call("POST", "\(lab)/clock/advance", "{'by':'5d'}").status == 200)
        let entries = try bench.call("GET", "\(lab)/journal?kind=clock").body["entries"]?.items ?? []
        #expect(entries.first?["text"] == "advanced by 5d" && entries.first?["act"] == nil)
        let approval = try #require(entries.first { $0["act"] == "transfer" && $0["name"] == "pending.example" })
        #expect(approval["text"] == "The transfer to beta approves itself.")
        #expect(approval["due"] == "2026-01-04T00:00:00.0Z" && approval["time"] == "2026-01-04T00:00:00.0Z")
        let domain = try #require(approval["changes"]?.items.first { $0["kind"] == "domain" })
        #expect(domain["name"] == "pending.example" && domain["outcome"] == "changed")
        #expect(domain["fields"]?["sponsor"] == ["from": "alpha", "to": "beta"])
        // Whoever asks for the object gets what became of it, whoever did it.
        #expect(try bench.call("PATCH", "\(lab)/domains/pending.example", "{'registrant':null}").status == 200)
        let named = try bench.call("GET", "\(lab)/journal?name=PENDING.example").body["entries"]?.items ?? []
        #expect(named.map { $0["kind"]?.string } == ["clock", "operator"])
    }

    @Test func noSecretIsInWhatHasChanged() throws {
        let bench = try ControlBench()
        let lab = "/registries/default"
        #expect(
            try bench.call("PATCH", "\(lab)/domains/alpha-1.example", "{'authInfo':'N0-Secret-told'}").status == 200
        )
        #expect(try bench.call("PATCH", "\(lab)/registrars/alpha", "{'password':'N0-Secret-told'}").status == 200)
        let create = """
            <epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command><create><d:create
            xmlns:d='urn:ietf:params:xml:ns:domain-1.0'><d:name>told.example</d:name><d:authInfo><d:pw>N0-Secret-told</d:pw>
            </d:authInfo></d:create></create></command></epp>
            """
        let frame = String(decoding: JSONValue.string(create).bytes, as: UTF8.self)
        let sent = try bench.call(
            "POST",
            "\(lab)/registrars/alpha/commands",
            "{'xml':\(frame.replacing("'", with: "\\u0027"))}"
        )
        #expect(sent.body["code"] == 1000)
        let journal = try bench.call("GET", "\(lab)/journal").body
        #expect(!String(decoding: journal.bytes, as: UTF8.self).contains("N0-Secret"))
        let changes = (journal["entries"]?.items ?? []).flatMap { $0["changes"]?.items ?? [] }
        #expect(changes.map { $0["name"]?.string } == ["alpha-1.example", "alpha", "told.example"])
        guard changes.count == 3 else { return }
        #expect(changes[0]["fields"]?["authInfo"] == ["from": "***", "to": "***"])
        #expect(changes[1]["fields"]?["password"] == ["from": "***", "to": "***"])
        #expect(changes[2]["outcome"] == "created" && changes[2]["fields"]?["authInfo"] == ["to": "***"])
    }
}
