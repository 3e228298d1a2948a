import Commands
import EPP
import Registry
import Testing

/// What an update changes (RFC 5731 §3.2.5).
@Suite struct DomainUpdateTests {
    private typealias Text = DomainCommandText

    private func domain(_ stage: DomainStage, _ name: String = "alpha-1.example") throws -> Domain {
        try #require(stage.world.domains[name])
    }

    @Test func everyListIsChanged() throws {
        let stage = DomainStage()
        let command = Text.update(
            "Alpha-1.EXAMPLE",
            """
            <d:add><d:ns><d:hostObj>ns.outside.net</d:hostObj></d:ns><d:contact type="admin">ALPHA-1</d:contact>\
            <d:status s="clientHold" lang="en">unpaid</d:status></d:add>\
            <d:rem><d:contact type="tech">BETA-1</d:contact></d:rem>\
            <d:chg><d:registrant>BETA-1</d:registrant>\(Text.code("new-Auth"))</d:chg>
            """
        )
        let reply = try stage.send("alpha", command)
        #expect(reply.code == 1000)
        #expect(reply.text.isEmpty)  // RFC 5731 §3.2.5: no resData
        let domain = try domain(stage)
        #expect(domain.nameservers == [stage.world.host(named: "ns.outside.net")?.id])
        #expect(domain.contacts == [DomainContact("ALPHA-1", .admin)])
        #expect(domain.statuses == .clientHold)
        #expect(domain.statusNotes == ["clientHold": StatusNote("unpaid", language: "en")])
        #expect(domain.registrant == "BETA-1")
        #expect(domain.authInfo == .readable("new-Auth"))
        #expect(domain.updater == "alpha")
        #expect(domain.updated == stage.now)
    }

    /// What is removed goes first: a note is replaced by removing and adding its status in one update.
    @Test func removingComesFirst() throws {
        let stage = DomainStage()
        _ = try stage.send(
            "alpha",
            Text.update("alpha-1.example", "<d:add>\(Text.status("clientHold", "one"))</d:add>")
        )
        let replacing = """
            <d:add>\(Text.status("clientHold", "two"))</d:add><d:rem>\(Text.status("clientHold", "other"))</d:rem>
            """
        #expect(try stage.send("alpha", Text.update("alpha-1.example", replacing)).code == 1000)
        #expect(try domain(stage).statusNotes["clientHold"]?.text == "two")
    }

    @Test func removedStatusTakesItsNoteAlong() throws {
        let stage = DomainStage()
        _ = try stage.send(
            "alpha",
            Text.update("alpha-1.example", "<d:add>\(Text.status("clientHold", "one"))</d:add>")
        )
        _ = try stage.send("alpha", Text.update("alpha-1.example", "<d:rem>\(Text.status("clientHold"))</d:rem>"))
        #expect(try domain(stage).statuses.isEmpty)
        #expect(try domain(stage).statusNotes.isEmpty)
    }

    @Test(arguments: ["<d:null/>", "<d:pw/>", "<d:pw> </d:pw>"])
    func authInfoIsUnset(_ form: String) throws {
        let stage = DomainStage()
        let command = Text.update("alpha-1.example", "<d:chg><d:authInfo>\(form)</d:authInfo></d:chg>")
        #expect(try stage.send("alpha", command).code == 1000)
        #expect(try domain(stage).authInfo == .unset)
        let request = Text.transfer("request", "alpha-1.example", Text.code("secret-Auth"))
        #expect(try stage.send("beta", request).code == 2202)
    }

    @Test func emptyRegistrantRemovesIt() throws {
        let stage = DomainStage()
        let command = Text.update("alpha-1.example", "<d:add/><d:rem/><d:chg><d:registrant/></d:chg>")
        #expect(try stage.send("alpha", command).code == 1000)
        #expect(try domain(stage).registrant == nil)
    }

    @Test func lockIsRemovedByAnUpdateAlone() throws {
        let stage = DomainStage { $0.domain.unlockingMayChangeMore = false }
        let command = Text.update("frozen.example", "<d:rem>\(Text.status("clientUpdateProhibited"))</d:rem>")
        #expect(try stage.send("alpha", command).code == 1000)
        #expect(try domain(stage, "frozen.example").statuses.isEmpty)
    }

    @Test func hostAttributesAreFoundByName() throws {
        let stage = DomainStage { $0.hasHostObjects = false }
        let host = "<d:hostName>ns.alpha-1.example</d:hostName><d:hostAddr ip=\"v6\">2001:db8::1</d:hostAddr>"
        let added = "<d:add><d:ns><d:hostAttr>\(host)</d:hostAttr></d:ns></d:add>"
        stage.world.wholePolicy.host.takesPrivateAddresses = true
        #expect(try stage.send("alpha", Text.update("alpha-1.example", added)).code == 1000)
        #expect(try domain(stage).hostAttributes.map(\.name) == ["ns.alpha-1.example"])
        let removed = """
            <d:rem><d:ns><d:hostAttr><d:hostName>NS.alpha-1.example</d:hostName></d:hostAttr></d:ns></d:rem>
            """
        #expect(try stage.send("alpha", Text.update("alpha-1.example", removed)).code == 1000)
        #expect(try domain(stage).hostAttributes.isEmpty)
    }
}
