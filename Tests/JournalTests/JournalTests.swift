import EPP
import Faults
import Network
import Registry
import Session
import SessionSupport
import Testing

@testable import Journal

@Suite struct JournalTests {
    private func recorded(_ rules: [FaultRule] = [], as client: String? = "alpha") throws -> (Dialogue, Journal) {
        let dialogue = Dialogue(rules, as: client, isRecorded: true)
        return (dialogue, try #require(dialogue.server.journal))
    }

    @Test func everythingIsNotedInOrder() throws {
        let rule = FaultRule(match: FaultMatch(command: "domain:info"), effect: .delay(milliseconds: 1))
        let (client, journal) = try recorded([rule])
        _ = client.send(Frames.info("a.example"))
        client.session.closed(at: .now())
        let entries = journal.entries()
        #expect(
            entries.map(\.kind) == [
                .opened, .sent, .received, .verdict, .sent, .received, .verdict, .sent, .fault, .closed,
            ]
        )
        #expect(entries.map(\.registrar) == ["", "", ""] + [String](repeating: "alpha", count: 7))
        #expect(entries.allSatisfy { $0.session == 1 && $0.time == Dialogue.start })
        guard case .verdict(let verdict) = entries[6].event else { return #expect(Bool(false)) }
        #expect(verdict.command == "domain:info")
        #expect(verdict.code == 2303)
        #expect(verdict.section?.hasPrefix("RFC 57") == true)
        #expect(verdict.rule?.isEmpty == false)
        #expect(entries[8].event == .fault(rule: "fault-1", .delay(milliseconds: 1)))
    }

    /// Who waits where the registry's clock stands has waited, and so has who lets it be moved.
    @Test func aWaitIsTheLongerOneOfBothClocks() throws {
        let clock = Clock.frozen(at: Dialogue.start)
        let journal = Journal(clock: clock)
        for (seconds, moved) in [(10, 0), (12, 0), (12, 60), (5, 60)] {
            clock.advance(by: .seconds(moved))
            journal.record(.closed, at: Monotonic(nanoseconds: UInt64(seconds) * 1_000_000_000))
        }
        let moments = journal.readings(after: 0).records.map(\.moment)
        #expect(moments.map { $0.waited(since: moments[0]) } == [.zero, .seconds(2), .seconds(60), .seconds(120)])
        #expect(moments[3].waited(since: moments[2]) == .seconds(60))
        #expect(moments[0].waited(since: moments[1]) == .zero)
    }

    @Test func framesAreShownWithoutSecrets() throws {
        let (client, journal) = try recorded()
        _ = client.send(Frames.create("a.example"))
        _ = client.send(Frames.info("a.example"))
        let text = journal.entries().map { "\($0)" }.joined()
        #expect(text.contains("a.example"))
        #expect(text.contains("<pw>***</pw>"))
        #expect(!text.contains("alpha-Pass1"))
        #expect(!text.contains("2fooBAR"))
    }

    @Test func whatIsAboutAnObjectIsFoundByItsName() throws {
        let rule = FaultRule(match: FaultMatch(name: "b.example"), effect: .delay(milliseconds: 1))
        let (client, journal) = try recorded([rule])
        for name in ["a.example", "b.example", "a.example"] { _ = client.send(Frames.info(name)) }
        _ = client.send(Frames.poll)
        client.session.closed(at: .now())
        func kinds(_ name: Glob, after: Int = 0) -> [JournalEntry.Kind] {
            journal.entries(after: after, matching: JournalFilter(name: name)).map(\.kind)
        }
        #expect(kinds("B.example") == [.received, .verdict, .sent, .fault])
        #expect(kinds("a.*") == [.received, .verdict, .sent, .received, .verdict, .sent])
        #expect(kinds("c.example").isEmpty)
        let verdicts = JournalFilter(kinds: [.verdict], code: 2303, name: "a.example")
        #expect(journal.entries(matching: verdicts, limit: 1).count == 1)
        // The frame may stand before the number, its verdict behind it.
        let frame = try #require(journal.entries(matching: JournalFilter(kinds: [.received], name: "a.example")).last)
        #expect(kinds("a.example", after: frame.sequence) == [.verdict, .sent])
    }

    @Test func whatIsFilteredAndPaged() throws {
        let (client, journal) = try recorded()
        for name in ["a.example", "b.example"] { _ = client.send(Frames.info(name)) }
        _ = client.send(Frames.create("a.example"))
        #expect(journal.entries(matching: JournalFilter(code: 2303)).count == 2)
        #expect(journal.entries(matching: JournalFilter(command: "domain:*")).count == 3)
        #expect(journal.entries(matching: JournalFilter(command: "login")).count == 1)
        #expect(journal.entries(matching: JournalFilter(kinds: [.received])).count == 4)
        #expect(journal.entries(matching: JournalFilter(registrar: "beta")).isEmpty)
        #expect(journal.entries(matching: JournalFilter(session: 2)).isEmpty)
        let first = journal.entries(limit: 3)
        let next = journal.entries(after: 3, limit: 3)
        #expect((first + next).map(\.sequence) == [1, 2, 3, 4, 5, 6])
        #expect(journal.entries(after: journal.last).isEmpty)
    }

    @Test func theOldestGoFirstAndAreCounted() {
        let journal = Journal(clock: .frozen(at: Dialogue.start), entries: 3, bytes: 100)
        for number in 1...5 { journal.record(.handshakeFailed("\(number)")) }
        #expect(journal.entries().map(\.sequence) == [3, 4, 5])
        #expect(journal.dropped == 2)
        journal.record(.sent([UInt8](repeating: 65, count: 60)))
        journal.record(.sent([UInt8](repeating: 66, count: 60)))
        #expect(journal.entries().map(\.sequence) == [7])
        journal.record(.sent([UInt8](repeating: 67, count: 1000)))
        #expect(journal.entries().map(\.event) == [.sent(String(repeating: "C", count: 100))])
        #expect(journal.entries(after: 2).map(\.sequence) == [8])
        #expect(journal.last == 8)
        #expect(journal.dropped == 7)
    }

    @Test func aSessionBecomesADialogue() throws {
        let (client, journal) = try recorded()
        _ = client.send(Frames.check("a.example"))
        _ = client.send(Frames.poll)
        let files = journal.dialogue(ofSession: 1)
        #expect(
            files.keys.sorted() == [
                "01-alpha-domain-check.request.xml", "01-alpha-domain-check.response.xml",
                "02-alpha-poll-req.request.xml", "02-alpha-poll-req.response.xml",
            ]
        )
        #expect(files["01-alpha-domain-check.request.xml"] == Frames.check("a.example"))
        #expect(files["02-alpha-poll-req.response.xml"]?.contains("<svTRID>%ANY%</svTRID>") == true)
    }

    @Test func aSessionWithoutALoginIsAnonymous() throws {
        let (client, journal) = try recorded(as: nil)
        _ = client.send(Frames.hello)
        _ = client.send("<nonsense")
        #expect(
            journal.dialogue(ofSession: 1).keys.sorted() == [
                "01-anon-greeting.response.xml",
                "02-anon-hello.request.xml", "02-anon-hello.response.xml",
                "03-anon-malformed.request.xml", "03-anon-malformed.response.xml",
            ]
        )
    }
}
