import Commands
import EPP
import Registry
import Testing

/// The way of a transfer (RFC 5730 §2.9.3.4, RFC 5731 §3.2.4).
@Suite struct DomainTransferTests {
    private typealias Text = DomainCommandText
    private static let request = Text.transfer("request", "alpha-1.example", Text.code("secret-Auth"))

    private func domain(_ stage: DomainStage, _ name: String = "alpha-1.example") throws -> Domain {
        try #require(stage.world.domains[name])
    }

    @Test func requestIsPending() throws {
        let stage = DomainStage()
        let reply = try stage.send("beta", Self.request)
        #expect(reply.code == 1001)
        #expect(
            reply.text == """
                <domain:trnData xmlns:domain="urn:ietf:params:xml:ns:domain-1.0">\
                <domain:name>alpha-1.example</domain:name><domain:trStatus>pending</domain:trStatus>\
                <domain:reID>beta</domain:reID><domain:reDate>2026-01-01T00:00:00.0Z</domain:reDate>\
                <domain:acID>alpha</domain:acID><domain:acDate>2026-01-06T00:00:00.0Z</domain:acDate>\
                <domain:exDate>2027-10-28T00:00:00.0Z</domain:exDate></domain:trnData>
                """
        )
        #expect(try domain(stage).statuses == .pendingTransfer)
        #expect(try domain(stage).sponsor == "alpha")
        for client in ["alpha", "beta"] {
            let message = try stage.send(client, "<poll op=\"req\"/>")
            #expect(message.text == reply.text, "the poll message carries the same trnData")
        }
    }

    /// Approved: sponsor, years, grace period, hosts below, both parties told.
    @Test func approvalMovesTheDomain() throws {
        let stage = DomainStage()
        _ = try stage.send("beta", Self.request)
        stage.now = stage.now + .days(1)
        let reply = try stage.send("alpha", Text.transfer("approve", "alpha-1.example"))
        #expect(reply.code == 1000)
        #expect(reply.text.contains("<domain:trStatus>clientApproved</domain:trStatus>"))
        #expect(reply.text.contains("<domain:acDate>2026-01-02T00:00:00.0Z</domain:acDate>"))
        let domain = try domain(stage)
        #expect(domain.sponsor == "beta")
        #expect(domain.statuses.isEmpty)
        #expect(domain.transferred == stage.now)
        #expect(domain.expires == Instant("2027-10-28T00:00:00Z"))
        #expect(domain.gracePeriods.map(\.kind) == [.transferPeriod])
        #expect(stage.world.host(named: "ns1.alpha-1.example")?.sponsor == "beta")
        #expect(stage.world.host(named: "ns1.alpha-1.example")?.transferred == stage.now)
        #expect(stage.world.queues["alpha"]?.count == 2)
        #expect(stage.world.queues["beta"]?.count == 2)
    }

    /// Rejected and cancelled: everything as before but the record of it; period and code are read and put aside.
    @Test(arguments: [
        ("alpha", "reject", Transfer.Status.clientRejected), ("beta", "cancel", Transfer.Status.clientCancelled),
    ])
    func domainStays(_ client: String, _ operation: String, _ status: Transfer.Status) throws {
        let stage = DomainStage()
        _ = try stage.send("beta", Self.request)
        let body = Text.years(99, "m") + Text.code("whatever")
        let reply = try stage.send(client, Text.transfer(operation, "alpha-1.example", body))
        #expect(reply.code == 1000)
        #expect(!reply.text.contains("exDate"))
        let domain = try domain(stage)
        #expect(domain.sponsor == "alpha")
        #expect(domain.statuses.isEmpty)
        #expect(domain.expires == Instant("2026-10-28T00:00:00Z"))
        #expect(domain.transfer?.status == status)
        #expect(domain.transfer?.actor == client)
        #expect(stage.world.queues["alpha"]?.count == 2)
        #expect(stage.world.queues["beta"]?.count == 2)
    }

    @Test(arguments: [
        (TransferPolicy.Deadline.approve, "beta", Transfer.Status.serverApproved), (.reject, "alpha", .serverCancelled),
    ])
    func deadlineDecides(_ policy: TransferPolicy.Deadline, _ sponsor: String, _ status: Transfer.Status) throws {
        let stage = DomainStage { $0.transfer.atDeadline = policy }
        _ = try stage.send("beta", Self.request)
        stage.now = stage.now + .days(5)
        let reply = try stage.send("beta", Text.transfer("query", "alpha-1.example"))
        #expect(reply.text.contains("<domain:trStatus>\(status.rawValue)</domain:trStatus>"))
        #expect(try domain(stage).sponsor == sponsor)
        #expect(stage.world.queues["alpha"]?.count == 2)
    }

    /// Without time to object the transfer is done at once, and the loser still hears of it (RFC 9154 §5.4).
    @Test func immediateTransfer() throws {
        let stage = DomainStage { $0.transfer.pendingTime = .zero }
        let reply = try stage.send("beta", Self.request)
        #expect(reply.code == 1000)
        #expect(reply.text.contains("<domain:trStatus>serverApproved</domain:trStatus>"))
        #expect(try domain(stage).sponsor == "beta")
        #expect(stage.world.host(named: "ns1.alpha-1.example")?.sponsor == "beta")
        #expect(try stage.send("alpha", "<poll op=\"req\"/>").text == reply.text)
        #expect(try stage.send("beta", "<poll op=\"req\"/>").text == reply.text)
    }

    /// A code opens one transfer where RFC 9154 rules (§5.4), and stays as it is where RFC 5731 alone does.
    @Test(arguments: [(AuthInfoPolicy.Regime.secure, 2202), (.classic, 1000)])
    func codeOfASecureRegimeOpensOneTransfer(_ regime: AuthInfoPolicy.Regime, _ code: Int) throws {
        let stage = DomainStage {
            $0.authInfo.regime = regime
            $0.transfer.pendingTime = .zero
        }
        #expect(try stage.send("beta", Self.request).code == 1000)
        #expect(try stage.send("gamma", Self.request).code == code)
    }

    /// A policy that adds no year shows no `exDate`: it does not change (RFC 5731 §3.1.3).
    @Test func unchangedExpiryIsNotShown() throws {
        let stage = DomainStage { $0.transfer.defaultYears = 0 }
        #expect(try stage.send("beta", Self.request).text.contains("exDate") == false)
        let approved = try stage.send("alpha", Text.transfer("approve", "alpha-1.example"))
        #expect(approved.text.contains("exDate") == false)
    }

    /// A code may be that of a contact which the domain names, whose roid then stands with it (RFC 5731 §3.2.4).
    @Test(arguments: ["ALPHA-1", "BETA-1"])
    func codeOfAContactOpens(_ contact: String) throws {
        let stage = DomainStage()
        let object = try #require(stage.world.contacts[contact]?.object)
        let roid = stage.world.roid(object, .contact).description
        let body = "<d:authInfo><d:pw roid=\"\(roid)\">\(contact)-Auth</d:pw></d:authInfo>"
        #expect(try stage.send("beta", Text.transfer("request", "alpha-1.example", body)).code == 1001)
    }

    /// Both parties and the holder of the code may ask, also when it is over.
    @Test func queryIsForThoseConcerned() throws {
        let stage = DomainStage()
        let query = Text.transfer("query", "pending.example")
        #expect(try stage.send("alpha", query).code == 1000)
        #expect(try stage.send("beta", query).code == 1000)
        let withCode = Text.transfer("query", "pending.example", Text.code("secret-Auth"))
        #expect(try stage.send("gamma", withCode).code == 1000)
        _ = try stage.send("alpha", Text.transfer("approve", "pending.example"))
        #expect(try stage.send("alpha", query).text.contains("clientApproved"))
    }

    /// Auto-renewed while the transfer waits: the year goes back to the loser, and the shown date was right.
    @Test func autoRenewalBeforeApproval() throws {
        let stage = DomainStage()
        stage.add("soon.example", of: "alpha") { $0.expires = stage.now + .days(2) }
        _ = try stage.send("beta", Text.transfer("request", "soon.example", Text.code("secret-Auth")))
        let promised = try domain(stage, "soon.example").transfer?.expires
        stage.now = stage.now + .days(5)
        _ = try stage.send("beta", Text.info("soon.example"))
        let moved = try domain(stage, "soon.example")
        #expect(moved.sponsor == "beta")
        #expect(moved.expires == promised)
        #expect(moved.expires == Instant("2027-01-03T00:00:00Z"))
    }
}
