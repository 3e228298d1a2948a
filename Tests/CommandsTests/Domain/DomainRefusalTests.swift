import Commands
import EPP
import Registry
import Testing

/// Every refusal of the domain's transforms: its code, and that nothing has changed (`DomainStage.send` checks that).
@Suite struct DomainRefusalTests {
    private typealias Text = DomainCommandText

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let code: Int
        let client: String
        let command: String
        let adjust: @Sendable (inout Policy) -> Void

        init(
            _ what: String,
            _ code: Int,
            _ client: String,
            _ command: String,
            _ adjust: @escaping @Sendable (inout Policy) -> Void = { _ in }
        ) {
            (testDescription, self.code, self.client, self.command, self.adjust) = (what, code, client, command, adjust)
        }
    }

    private static func add(_ body: String, to name: String = "alpha-1.example") -> String {
        Text.update(name, "<d:add>\(body)</d:add>")
    }

    private static func remove(_ body: String, from name: String = "alpha-1.example") -> String {
        Text.update(name, "<d:rem>\(body)</d:rem>")
    }

    private static func change(_ body: String, of name: String = "alpha-1.example") -> String {
        Text.update(name, "<d:chg>\(body)</d:chg>")
    }

    static let updates: [Case] = [
        Case("no such domain", 2303, "alpha", add(Text.status("clientHold"), to: "absent.example")),
        Case("nothing at all", 2003, "alpha", Text.update("alpha-1.example", "")),
        Case("empty elements only", 2003, "alpha", Text.update("alpha-1.example", "<d:add/><d:rem/><d:chg/>")),
        Case("rem before add", 2001, "alpha", Text.update("alpha-1.example", "<d:rem/><d:add/>")),
        Case("not the sponsor", 2201, "beta", add(Text.status("clientHold"))),
        Case("a transfer is pending", 2304, "alpha", add(Text.status("clientHold"), to: "pending.example")),
        Case("locked", 2304, "alpha", add(Text.status("clientHold"), to: "frozen.example")),
        Case(
            "unlocking and more, where that is too much",
            2304,
            "alpha",
            Text.update(
                "frozen.example",
                "<d:rem>\(Text.status("clientUpdateProhibited"))</d:rem><d:chg><d:registrant/></d:chg>"
            )
        ) { $0.domain.unlockingMayChangeMore = false },
        Case("status set already", 2306, "alpha", add(Text.status("clientTransferProhibited"), to: "locked.example")),
        Case("status twice", 2306, "alpha", add(Text.status("clientHold") + Text.status("clientHold"))),
        Case("status not set", 2306, "alpha", remove(Text.status("clientHold"))),
        Case("status of the server", 2306, "alpha", add(Text.status("serverHold"))),
        Case("status ok", 2306, "alpha", add(Text.status("ok"))),
        Case("status pending", 2306, "alpha", remove(Text.status("pendingDelete"))),
        Case("unknown status", 2005, "alpha", add(Text.status("linked"))),
        Case("status without s", 2003, "alpha", add("<d:status/>")),
        Case("status in no language", 2005, "alpha", add("<d:status s=\"clientHold\" lang=\"e_n\"/>")),
        Case("contact there already", 2306, "alpha", add("<d:contact type=\"tech\">BETA-1</d:contact>")),
        Case("contact not there", 2306, "alpha", remove("<d:contact type=\"admin\">BETA-1</d:contact>")),
        Case("no such contact", 2303, "alpha", add("<d:contact type=\"admin\">NOBODY</d:contact>")),
        Case("no such registrant", 2303, "alpha", change("<d:registrant>NOBODY</d:registrant>")),
        Case("registrant too long", 2005, "alpha", change("<d:registrant>12345678901234567</d:registrant>")),
        Case("the last registrant", 2308, "alpha", change("<d:registrant/>")) { $0.domain.needsRegistrant = true },
        Case("no such host", 2303, "alpha", add("<d:ns><d:hostObj>ns.absent.net</d:hostObj></d:ns>")),
        Case(
            "host twice",
            2306,
            "alpha",
            add("<d:ns><d:hostObj>ns.outside.net</d:hostObj><d:hostObj>NS.outside.net</d:hostObj></d:ns>")
        ),
        Case("host not there", 2306, "alpha", remove("<d:ns><d:hostObj>ns.outside.net</d:hostObj></d:ns>")),
        Case("too many hosts", 2306, "alpha", add("<d:ns><d:hostObj>ns.outside.net</d:hostObj></d:ns>")) {
            $0.domain.mostNameservers = 0
        },
        Case("too many contacts", 2306, "alpha", add("<d:contact type=\"billing\">BETA-1</d:contact>")) {
            $0.domain.mostContacts = 1
        },
        Case(
            "a host as attribute",
            2306,
            "alpha",
            add("<d:ns><d:hostAttr><d:hostName>ns.outside.net</d:hostName></d:hostAttr></d:ns>")
        ),
        Case(
            "a host below without address",
            2003,
            "alpha",
            add("<d:ns><d:hostAttr><d:hostName>ns.alpha-1.example</d:hostName></d:hostAttr></d:ns>")
        ) { $0.hasHostObjects = false },
        Case("ext as authInfo", 2102, "alpha", change("<d:authInfo><d:ext><x xmlns=\"urn:x\"/></d:ext></d:authInfo>")),
    ]

    static let deletions: [Case] = [
        Case("no such domain", 2303, "alpha", Text.delete("absent.example")),
        Case("not the sponsor", 2201, "alpha", Text.delete("beta-1.example")),
        Case("a transfer is pending", 2304, "alpha", Text.delete("pending.example")),
        Case("hosts stand below", 2305, "alpha", Text.delete("alpha-1.example")),
    ]

    static let renewals: [Case] = [
        Case("not the sponsor", 2201, "beta", Text.renew("alpha-1.example", "2026-10-28")),
        Case("a transfer is pending", 2304, "alpha", Text.renew("pending.example", "2026-10-28")),
        Case("wrong date", 2004, "alpha", Text.renew("alpha-1.example", "2026-10-29")),
        Case("wrong date, other policy", 2306, "alpha", Text.renew("alpha-1.example", "2026-10-29")) {
            $0.domain.wrongExpiryCode = 2306
        },
        Case("a date and a time", 2005, "alpha", Text.renew("alpha-1.example", "2026-10-28T00:00:00Z")),
        Case("no date at all", 2003, "alpha", "<renew><d:renew><d:name>alpha-1.example</d:name></d:renew></renew>"),
        Case("ten years more", 2004, "alpha", Text.renew("alpha-1.example", "2026-10-28", Text.years(10))),
        Case("no period of 100 years", 2004, "alpha", Text.renew("alpha-1.example", "2026-10-28", Text.years(100))),
        Case("months", 2306, "alpha", Text.renew("alpha-1.example", "2026-10-28", Text.years(12, "m"))),
        Case("weeks", 2005, "alpha", Text.renew("alpha-1.example", "2026-10-28", Text.years(12, "w"))),
    ]

    static let transfers: [Case] = [
        Case("no such domain", 2303, "beta", Text.transfer("request", "absent.example", Text.code("secret-Auth"))),
        Case("its own domain", 2002, "alpha", Text.transfer("request", "alpha-1.example", Text.code("secret-Auth"))),
        Case("its own, by policy", 2106, "alpha", Text.transfer("request", "alpha-1.example", Text.code("x"))) {
            $0.transfer.ownObjectCode = 2106
        },
        Case("no authInfo", 2003, "beta", Text.transfer("request", "alpha-1.example")),
        Case("wrong authInfo", 2202, "beta", Text.transfer("request", "alpha-1.example", Text.code("wrong"))),
        Case("empty authInfo", 2202, "beta", Text.transfer("request", "alpha-1.example", Text.code(""))),
        Case(
            "a stranger's roid",
            2202,
            "beta",
            Text.transfer(
                "request",
                "alpha-1.example",
                "<d:authInfo><d:pw roid=\"C99-MOCK\">secret-Auth</d:pw></d:authInfo>"
            )
        ),
        Case("pending already", 2300, "gamma", Text.transfer("request", "pending.example", Text.code("secret-Auth"))),
        Case("locked", 2304, "beta", Text.transfer("request", "locked.example", Text.code("secret-Auth"))),
        Case("too young", 2106, "beta", Text.transfer("request", "alpha-1.example", Text.code("secret-Auth"))) {
            $0.transfer.lockAfterCreation = .days(401)
        },
        Case(
            "in months",
            2306,
            "beta",
            Text.transfer("request", "alpha-1.example", Text.years(12, "m") + Text.code("secret-Auth"))
        ),
        Case(
            "beyond ten years",
            2004,
            "beta",
            Text.transfer("request", "alpha-1.example", Text.years(10) + Text.code("secret-Auth"))
        ),
        Case("approved by another", 2201, "beta", Text.transfer("approve", "pending.example")),
        Case("rejected by another", 2201, "beta", Text.transfer("reject", "pending.example")),
        Case("cancelled by another", 2201, "alpha", Text.transfer("cancel", "pending.example")),
        Case("nothing to approve", 2301, "alpha", Text.transfer("approve", "alpha-1.example")),
        Case("nothing to reject", 2301, "alpha", Text.transfer("reject", "alpha-1.example")),
        Case("nothing to cancel", 2301, "beta", Text.transfer("cancel", "alpha-1.example")),
        Case("asked by a third party", 2201, "gamma", Text.transfer("query", "pending.example")),
        Case("asked with the wrong code", 2202, "gamma", Text.transfer("query", "pending.example", Text.code("wrong"))),
        Case("never transferred", 2002, "alpha", Text.transfer("query", "alpha-1.example")),
        Case("an unknown operation", 2005, "alpha", Text.transfer("steal", "alpha-1.example")),
    ]

    @Test(arguments: updates + deletions + renewals + transfers)
    func isRefused(_ refusal: Case) throws {
        let stage = DomainStage(refusal.adjust)
        let reply = try stage.send(refusal.client, refusal.command)
        #expect(reply.code == refusal.code, "\(String(describing: reply.error))")
    }

    /// Every status that prohibits a verb does, whoever set it (RFC 5731 §2.3).
    @Test(arguments: [
        (DomainStatuses.clientDeleteProhibited, Text.delete("held.example")),
        (.serverDeleteProhibited, Text.delete("held.example")),
        (.clientRenewProhibited, Text.renew("held.example", "2026-10-28")),
        (.serverRenewProhibited, Text.renew("held.example", "2026-10-28")),
        (.serverUpdateProhibited, change("<d:registrant/>", of: "held.example")),
        (.pendingDelete, change("<d:registrant/>", of: "held.example")),
        (.pendingUpdate, Text.renew("held.example", "2026-10-28")),
        (.pendingRenew, Text.delete("held.example")),
    ])
    func statusProhibits(_ status: DomainStatuses, _ command: String) throws {
        let stage = DomainStage()
        stage.add("held.example", of: "alpha") { $0.statuses = status }
        #expect(try stage.send("alpha", command).code == 2304)
    }

    /// Locks and outstanding actions hold a transfer as well; a lock by age has a code of the policy's choice.
    @Test(arguments: [
        DomainStatuses.clientTransferProhibited, .serverTransferProhibited, .pendingDelete, .pendingCreate,
        .pendingRenew, .pendingUpdate,
    ])
    func statusProhibitsTransfer(_ status: DomainStatuses) throws {
        let stage = DomainStage()
        stage.add("held.example", of: "alpha") { $0.statuses = status }
        let request = Text.transfer("request", "held.example", Text.code("secret-Auth"))
        #expect(try stage.send("beta", request).code == 2304)
    }

    @Test func lockAfterTransferHasTheCodeOfThePolicy() throws {
        let stage = DomainStage {
            $0.transfer.lockAfterTransfer = .days(60)
            $0.transfer.lockCode = 2304
        }
        let request = Text.transfer("request", "moved.example", Text.code("secret-Auth"))
        stage.add("moved.example", of: "alpha") { $0.transferred = stage.now - .days(59) }
        #expect(try stage.send("beta", request).code == 2304)
        stage.now = stage.now + .days(1)
        #expect(try stage.send("beta", request).code == 1001)
    }
}
