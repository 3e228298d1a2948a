import Commands
import EPP
import Registry
import Testing

/// Messages, shown and acknowledged (RFC 5730 §2.9.2.3).
@Suite struct PollTests {
    private static let request = "<poll op=\"req\"/>"

    private static func acknowledge(_ id: String) -> String { "<poll op=\"ack\" msgID=\"\(id)\"/>" }

    /// Three messages for alpha (1, 2, 4) and one for beta (3).
    private func stage(_ adjust: (inout PollPolicy) -> Void = { _ in }) -> DomainStage {
        let stage = DomainStage { adjust(&$0.poll) }
        for client in ["alpha", "alpha", "beta", "alpha"] {
            stage.world.apply(.message(PollMessage.Draft("For \(client).", at: stage.now), to: client))
        }
        return stage
    }

    @Test func emptyQueue() throws {
        let reply = try stage().send("gamma", Self.request)
        #expect(reply.code == 1300)
        #expect(reply.queue == nil)
    }

    /// Asking takes nothing off.
    @Test func firstMessageStays() throws {
        let stage = stage()
        for _ in 1...2 {
            let reply = try stage.send("alpha", Self.request)
            #expect(reply.code == 1301)
            let message = QueueState.Message(queued: stage.now, text: "For alpha.")
            #expect(reply.queue == QueueState(count: 3, id: 1, message: message))
        }
    }

    /// The answer to an ack counts what is left and tells no date and no text; the last one tells nothing (§2.6).
    @Test func queueIsEmptied() throws {
        let stage = stage()
        #expect(try stage.send("alpha", Self.acknowledge("1")).queue == QueueState(count: 2, id: 1))
        #expect(try stage.send("alpha", Self.request).queue?.id == 2)
        #expect(try stage.send("alpha", Self.acknowledge(" 2 ")).queue == QueueState(count: 1, id: 2))
        let last = try stage.send("alpha", Self.acknowledge("4"))
        #expect(last.code == 1000)
        #expect(last.queue == nil)
        #expect(try stage.send("alpha", Self.request).code == 1300)
    }

    @Test func answerMayNameTheHead() throws {
        let stage = stage { $0.acknowledgedID = .head }
        #expect(try stage.send("alpha", Self.acknowledge("1")).queue == QueueState(count: 2, id: 2))
    }

    @Test func anyMessageWhereOrderIsFree() throws {
        let stage = stage { $0.acknowledgesInOrder = false }
        #expect(try stage.send("alpha", Self.acknowledge("2")).queue == QueueState(count: 2, id: 2))
        #expect(stage.world.queues["alpha"]?.all.map(\.id) == [1, 4])
        #expect(try stage.send("alpha", Self.acknowledge("2")).code == 2303)
    }

    @Test(arguments: [
        ("<poll op=\"ack\"/>", 2003), ("<poll/>", 2003), ("<poll op=\"take\"/>", 2005),
        ("<poll op=\"req\"> </poll>", 2001),
        ("<poll op=\"req\"><d:x/></poll>", 2001),
        (acknowledge(""), 2005), (acknowledge("x"), 2005), (acknowledge("-1"), 2005), (acknowledge("1.0"), 2005),
        (acknowledge("99"), 2303), (acknowledge("99999999999999999999999"), 2303),
        (acknowledge("3"), 2201), (acknowledge("2"), 2306),
    ])
    func isRefused(_ command: String, _ code: Int) throws {
        #expect(try stage().send("alpha", command).code == code)
    }

    /// Every kind of notice is written in its own mapping.
    @Test(arguments: [
        (
            Notice.pendingAction(.contact, name: "C-1", succeeded: false, .origin, at: .origin),
            "contact:id paResult=\"0\""
        ),
        (
            .pendingAction(.host, name: "ns.a.example", succeeded: true, .origin, at: .origin),
            "host:name paResult=\"1\""
        ),
        (.transfer(.contact, name: "C-1", .sample), "<contact:id>C-1</contact:id><contact:trStatus>pending"),
        (
            .domain(DomainImage(.sample, nameservers: [], subordinates: [])),
            "<domain:infData xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>gone.test"
        ),
    ])
    func noticeIsWritten(_ notice: Notice, _ text: String) throws {
        let stage = DomainStage()
        stage.world.apply(.message(PollMessage.Draft("Something happened.", at: stage.now, notice), to: "gamma"))
        let reply = try stage.send("gamma", Self.request)
        #expect(reply.text.contains(text))
        #expect(!reply.text.contains("authInfo"))
    }
}

extension TransactionIDs {
    fileprivate static let origin = TransactionIDs(client: nil, server: "SRV-0")
}

extension Instant {
    fileprivate static let origin = Instant(milliseconds: 0)
}

extension Transfer {
    fileprivate static let sample = Transfer(requester: "beta", at: .origin, from: "alpha", until: .origin, months: nil)
}

extension Domain {
    fileprivate static var sample: Domain {
        var domain = Domain(name: "gone.test", id: 7, sponsor: "alpha", created: .origin, expires: .origin)
        domain.authInfo = AuthInfo("secret")
        return domain
    }
}
