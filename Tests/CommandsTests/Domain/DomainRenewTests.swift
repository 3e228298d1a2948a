import Commands
import EPP
import Registry
import Testing

/// Renewing, and deleting (RFC 5731 §3.2.2, §3.2.3).
@Suite struct DomainRenewTests {
    private typealias Text = DomainCommandText

    @Test func yearsAreAdded() throws {
        let stage = DomainStage()
        let reply = try stage.send("alpha", Text.renew("alpha-1.example", "2026-10-28", Text.years(2)))
        #expect(reply.code == 1000)
        #expect(reply.text.contains("<domain:exDate>2028-10-28T00:00:00.0Z</domain:exDate>"))
        let domain = try #require(stage.world.domains["alpha-1.example"])
        #expect(domain.expires == Instant("2028-10-28T00:00:00Z"))
        #expect(domain.gracePeriods == [GracePeriod(.renewPeriod, ends: stage.now + .days(5), months: 24)])
    }

    /// A second copy of the same command finds another date: nobody pays twice.
    @Test func sameRenewIsNotDoneTwice() throws {
        let stage = DomainStage()
        #expect(try stage.send("alpha", Text.renew("alpha-1.example", "2026-10-28")).code == 1000)
        #expect(try stage.send("alpha", Text.renew("alpha-1.example", "2026-10-28")).code == 2004)
    }

    /// What `xs:date` allows is read, and only the day counts.
    @Test(arguments: ["2026-10-28Z", "2026-10-28+00:00", "2026-10-28-14:00", " 2026-10-28\n"])
    func formsOfTheDate(_ date: String) throws {
        #expect(try DomainStage().send("alpha", Text.renew("alpha-1.example", date)).code == 1000)
    }

    /// These are dates, but not the one (2004).
    @Test(arguments: ["12026-10-28", "-2026-10-28", "2024-02-29", "0001-01-01"])
    func otherDates(_ date: String) throws {
        #expect(try DomainStage().send("alpha", Text.renew("alpha-1.example", date)).code == 2004)
    }

    /// These are none (2005).
    @Test(arguments: [
        "", "2026-10", "26-10-28", "02026-10-28", "0000-01-01", "2025-02-29", "2026-13-01", "2026-10-28z",
        "2026-10-28+14:01", "2026-10-28+1:00", "2026-10-28T00:00:00Z", "20261028", "2026-1a-28", "+2026-10-28", "-",
    ])
    func noDates(_ date: String) throws {
        #expect(try DomainStage().send("alpha", Text.renew("alpha-1.example", date)).code == 2005)
    }

    @Test func newDomainIsGoneAtOnce() throws {
        let stage = DomainStage()
        #expect(try stage.send("alpha", Text.delete("fresh.example")).code == 1000)
        #expect(try stage.send("alpha", Text.info("fresh.example")).code == 2303)
        #expect(stage.world.queues["alpha"] == nil)
    }

    /// 1001, then redemption and pending delete, then gone; the sponsor hears of it with the delete's identifiers.
    @Test func oldDomainGoesInStages() throws {
        let stage = DomainStage()
        #expect(try stage.send("beta", Text.delete("beta-1.example")).code == 1001)
        #expect(try stage.send("alpha", Text.info("beta-1.example")).text.contains("s=\"pendingDelete\""))
        #expect(try stage.send("beta", Text.delete("beta-1.example")).code == 2304)
        stage.now = stage.now + .days(35)
        #expect(try stage.send("beta", Text.info("beta-1.example")).code == 2303)
        let message = try stage.send("beta", "<poll op=\"req\"/>")
        #expect(message.code == 1301)
        #expect(message.text.contains("<domain:name paResult=\"1\">beta-1.example</domain:name>"))
        #expect(message.text.contains("<clTRID>test-1</clTRID><svTRID>SRV-1</svTRID>"))
    }

    @Test func withoutStagesEveryDomainIsGoneAtOnce() throws {
        let stage = DomainStage {
            $0.grace.redemption = .zero
            $0.grace.pendingDelete = .zero
        }
        #expect(try stage.send("beta", Text.delete("beta-1.example")).code == 1000)
        #expect(!stage.world.domains.contains("beta-1.example"))
    }

    /// A transfer cannot stay pending on a domain that expires and is deleted: both parties hear so.
    @Test func expiryEndsAPendingTransfer() throws {
        let stage = DomainStage { $0.domain.atExpiry = .delete }
        stage.add("late.example", of: "alpha") {
            $0.expires = stage.now + .days(1)
            $0.statuses = [.clientDeleteProhibited]
        }
        let request = Text.transfer("request", "late.example", Text.code("secret-Auth"))
        #expect(try stage.send("beta", request).code == 1001)
        stage.now = stage.now + .days(2)
        let info = try stage.send("alpha", Text.info("late.example"))
        #expect(info.text.contains("pendingDelete"))
        #expect(!info.text.contains("pendingTransfer"))
        #expect(!info.text.contains("clientDeleteProhibited"))
        #expect(stage.world.domains["late.example"]?.transfer?.status == .serverCancelled)
        #expect(stage.world.queues["beta"]?.count == 2)
        #expect(stage.world.queues["alpha"]?.count == 2)
    }
}
