import EPP
import Faults
import Locks
import Network
import Registry
import Session
import SessionSupport
import Testing

@testable import Journal

/// What a reader of the journal is told beyond the frames, and how it follows what happens.
@Suite struct JournalFollowingTests {
    private static let update = """
        <epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command><check><domain:check \
        xmlns:domain="urn:ietf:params:xml:ns:domain-1.0"><domain:name>A.example</domain:name>\
        <domain:name>b&amp;lt;.example</domain:name></domain:check></check><clTRID>ABC-1</clTRID></command></epp>
        """

    private func recorded() throws -> (Dialogue, Journal) {
        let dialogue = Dialogue([], as: "alpha", isRecorded: true)
        return (dialogue, try #require(dialogue.server.journal))
    }

    @Test func aVerdictNamesItsObjectAndTransaction() throws {
        let (client, journal) = try recorded()
        _ = client.send(Frames.info("a.example"))
        _ = client.send(Self.update)
        let verdicts = journal.entries(matching: JournalFilter(kinds: [.verdict])).compactMap { entry in
            if case .verdict(let verdict) = entry.event { verdict } else { nil }
        }
        #expect(verdicts.map(\.name) == [nil, "a.example", "A.example"])
        #expect(verdicts.last?.clientTransactionID == "ABC-1")
        let servers = verdicts.compactMap(\.serverTransactionID)
        #expect(Set(servers).count == 3 && servers.allSatisfy { !$0.isEmpty })
    }

    @Test func namesTransactionsCodesAndDatesAreAskedFor() throws {
        let (client, journal) = try recorded()
        _ = client.send(Frames.info("a.example"))
        _ = client.send(Self.update)
        func count(_ set: (inout JournalFilter) -> Void) -> Int {
            var filter = JournalFilter()
            set(&filter)
            return journal.entries(matching: filter).count
        }
        #expect(count { ($0.name, $0.kinds) = ("*.example", [.verdict]) } == 2)
        #expect(count { ($0.name, $0.kinds) = ("b&lt;.EXAMPLE", [.verdict]) } == 1)
        #expect(count { $0.name = "c.example" } == 0)
        #expect(count { $0.clientTransactionID = "ABC-1" } == 1)
        #expect(count { $0.clientTransactionID = "abc-1" } == 0)
        #expect(count { $0.serverTransactionID = "SRV-3" } == 1)
        #expect(count { ($0.clientTransactionID, $0.serverTransactionID) = ("ABC-1", "SRV-2") } == 0)
        #expect(count { $0.leastCode = 2000 } == 1)
        #expect(count { $0.leastCode = 2304 } == 0)
        #expect(count { $0.since = Dialogue.start } == journal.last)
        #expect(count { $0.since = Dialogue.start + .seconds(1) } == 0)
        let newest = journal.entries(before: journal.last, matching: JournalFilter(), limit: 2)
        #expect(newest.map(\.sequence) == [journal.last - 2, journal.last - 1])
    }

    @Test func aLoginThatFailsIsOfWhoeverTried() throws {
        let client = Dialogue([], as: nil, isRecorded: true)
        let journal = try #require(client.server.journal)
        _ = client.send(Frames.login("ghost"))
        _ = client.send(Frames.login("beta", password: "wrong-Pass1"))
        _ = client.send(Frames.login("alpha"))
        _ = client.send(Frames.login("beta"))
        _ = client.send(Frames.logout)
        func codes(_ registrar: String) -> [Int] {
            journal.entries(matching: JournalFilter(registrar: registrar, kinds: [.verdict])).compactMap { entry in
                if case .verdict(let verdict) = entry.event { verdict.code } else { nil }
            }
        }
        #expect(codes("ghost") == [2200] && codes("beta") == [2200])
        // Who is logged in stays who is logged in, whatever is tried then.
        #expect(codes("alpha") == [1000, 2002, 1500])
        let batch = journal.batch(after: 0, matching: JournalFilter(registrar: "ghost"))
        #expect(batch.entries.map(\.kind) == [.verdict, .sent])
    }

    @Test func noSecretIsTakenForAName() {
        let frame =
            "<epp><command><info><d:info><d:authInfo><d:pw><name>s3cret</name></d:pw></d:authInfo></d:info></info>"
        #expect(CommandFrame(Array(frame.utf8)).names == [])
        let contact = "<c:create><c:id>C-1</c:id><c:postalInfo><c:name>Nora</c:name></c:postalInfo></c:create>"
        #expect(CommandFrame(Array(contact.utf8)).names == ["C-1"])
        for spelling in [
            "<PW a='>'><id>s3cret</id></PW>", "<x:Pw>&lt;id&gt;s3cret</x:Pw>", "<code><name>s3cret</name></code>",
        ] {
            #expect(
                CommandFrame(Array("<d:name>a.example</d:name>\(spelling)<d:NAME>b.example</d:NAME>".utf8)).names
                    == ["a.example", "b.example"]
            )
        }
        let escaped = "<d:name>&lt;pw&gt;s3cret&lt;/pw&gt;</d:name>"
        #expect(!CommandFrame(Array(escaped.utf8)).names.joined().contains("s3cret"))
        for hostile in ["", "<", "<name", "<name>", "<name/><id", "<a b='>'><name>x", "<!-- <name>y</name> -->"] {
            #expect(CommandFrame(Array(hostile.utf8)).names.count <= 1)
        }
    }

    /// How often a watch has called.
    private final class Calls: Sendable {
        private let count = Locked(0)
        var value: Int { count.withLock { $0 } }
        func call() { count.withLock { $0 += 1 } }
    }

    @Test func whoWaitsIsCalledOnceAndOnlyWhileItWaits() {
        let journal = Journal(clock: .frozen(at: Dialogue.start))
        let (first, second, gone) = (Calls(), Calls(), Calls())
        let watch = journal.watch(after: 0) { first.call() }
        do { _ = journal.watch(after: 0) { gone.call() } }
        #expect(first.value == 0)
        journal.record(.closed)
        journal.record(.closed)
        #expect(first.value == 1 && gone.value == 0)
        // What has happened already is no reason to wait.
        let late = journal.watch(after: 1) { second.call() }
        #expect(second.value == 1)
        let last = journal.watch(after: 2) { second.call() }
        journal.close()
        #expect(second.value == 2 && journal.batch(after: 2, matching: JournalFilter()).isOver)
        withExtendedLifetime((watch, late, last)) {}
    }

    @Test func whatARingNoLongerKeepsIsCounted() {
        let journal = Journal(clock: .frozen(at: Dialogue.start), entries: 10)
        for number in 1...30 { journal.record(.operator("PATCH domains/\(number)")) }
        let batch = journal.batch(after: 5, matching: JournalFilter(), limit: 4)
        #expect(batch.missed == 15 && batch.entries.map(\.sequence) == [21, 22, 23, 24] && batch.through == 24)
        let rest = journal.batch(after: 24, matching: JournalFilter(kinds: [.verdict]))
        #expect(rest.missed == 0 && rest.entries.isEmpty && rest.through == 30 && !rest.isOver)
        journal.removeAll()
        #expect(journal.batch(after: 30, matching: JournalFilter()).missed == 0)
    }
}
