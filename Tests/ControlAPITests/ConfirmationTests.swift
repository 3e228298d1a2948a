import Hosting
import JSON
import Journal
import MockRegistry
import Session
import TestSupport
import Testing

@testable import ControlAPI

/// Transfers to which holders are asked, as at .lu: from the mail to the domain's new sponsor.
@Suite struct ConfirmationTests {
    private static let home = "/registries/lu"
    private static let name = "alpha-1.lu.example"

    /// A registry of this policy, where beta has asked for alpha's domain.
    private func bench(_ policy: String = "'lu'") throws -> ControlBench {
        let bench = try ControlBench()
        let plan = "{'id':'lu','policy':\(policy),'clock':{'start':'2026-01-01T00:00:00Z','speed':0}}"
        #expect(try bench.call("POST", "/registries", plan).status == 201)
        #expect(try answer(bench, "beta", Say.transfer(Self.name, nil)).contains("code=\"1001\""))
        return bench
    }

    /// What a registrar is answered to a command.
    private func answer(_ bench: ControlBench, _ client: String, _ command: String) throws -> String {
        let xml = "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command>\(command)</command></epp>"
        let body = Array("{\"xml\":\"\(xml.replacing("\"", with: "'"))\"}".utf8)
        return try bench.send("POST", "\(Self.home)/registrars/\(client)/commands", body).body["answer"]?.string ?? ""
    }

    private func mails(_ bench: ControlBench) throws -> [JSONValue] {
        try bench.call("GET", "\(Self.home)/outbox?domain=\(Self.name)").body["deliveries"]?.items ?? []
    }

    private func path(_ bench: ControlBench) throws -> String {
        "\(Self.home)/holder/transfers/\(try mails(bench).last?["key"]?.string ?? "")"
    }

    private func domain(_ bench: ControlBench) throws -> JSONValue {
        try bench.call("GET", "\(Self.home)/domains/\(Self.name)").body
    }

    @Test func theKeyOfTheMailMovesTheDomainOnce() throws {
        let bench = try bench()
        let mails = try mails(bench)
        #expect(mails.map { $0["recipient"]?.string } == ["anna@alpha-1.lu.example", "arno@alpha-1.lu.example"])
        let (mail, key) = (try #require(mails.first), try #require(mails.first?["key"]?.string))
        #expect(mail["kind"] == "confirmation" && mail["requester"] == "beta" && mail["code"] == nil)
        #expect(mail["link"]?.string == "/r/lu/holder/transfer/\(key)")
        #expect(mail["body"]?.string?.contains(key) == true && mail["expires"] == "2026-01-13T00:00:00.0Z")
        #expect(mails.last?["key"]?.string == key)
        let path = try path(bench)
        let asked = try bench.call("GET", path).body
        #expect(asked["domain"]?.string == Self.name && asked["registrar"] == "alpha" && asked["requester"] == "beta")
        #expect(asked["status"] == "pending" && asked["deadline"] == "2026-01-13T00:00:00.0Z")
        let done = try bench.call("POST", path, "{'decision':'confirm'}")
        #expect(done.status == 200 && done.body["status"] == "serverApproved" && done.body["deadline"] == nil)
        #expect(try domain(bench)["sponsor"] == "beta")
        for (method, body) in [("GET", ""), ("POST", "{'decision':'refuse'}")] {
            #expect(try bench.call(method, path, body).status == 404)
        }
        let journal = try bench.call("GET", "\(Self.home)/journal?limit=1000")
        #expect(!String(decoding: journal.bytes, as: UTF8.self).contains(key))
        #expect(String(decoding: journal.bytes, as: UTF8.self).contains("holder/transfers/*"))
    }

    @Test func aRefusalEndsTheTransferAndBothAreTold() throws {
        let bench = try bench()
        #expect(try bench.call("POST", try path(bench), "{'decision':'refuse'}").body["status"] == "serverCancelled")
        let domain = try domain(bench)
        #expect(domain["sponsor"] == "alpha" && domain["transfer"]?["status"] == "serverCancelled")
        #expect(domain["transfer"]?["confirmation"] == nil)
        for client in ["alpha", "beta"] {
            let waiting = try bench.call("GET", "\(Self.home)/messages?to=\(client)").body.items
            #expect(waiting.last?["text"] == "Transfer cancelled by the registry.")
        }
    }

    @Test func theOperatorAnswersInTheHoldersStead() throws {
        let bench = try bench()
        let path = "\(Self.home)/domains/\(Self.name.uppercased())/confirmation"
        #expect(try bench.call("POST", path, "{'decision':'perhaps'}").status == 422)
        #expect(try bench.call("POST", path, "{}").status == 422)
        #expect(try domain(bench)["transfer"]?["status"] == "pending")
        #expect(try bench.call("POST", path, "{'decision':'confirm'}").status == 204)
        #expect(try domain(bench)["sponsor"] == "beta")
        #expect(try bench.call("POST", path, "{'decision':'confirm'}").status == 409)
        let unknown = "\(Self.home)/domains/none.lu.example/confirmation"
        #expect(try bench.call("POST", unknown, "{'decision':'confirm'}").status == 404)
    }

    /// What the clock will do is told as it will be.
    @Test func withoutAWordTheDeadlineCancels() throws {
        let bench = try bench()
        let due = try bench.call("GET", "\(Self.home)/due?limit=1000").body["due"]?.items ?? []
        let action = due.first { $0["name"]?.string == Self.name && $0["kind"] == "transfer" }
        #expect(action?["text"] == "The transfer to beta cancels itself, as the holder has not confirmed it.")
        #expect(action?["time"] == "2026-01-13T00:00:00.0Z")
        let path = try path(bench)
        try bench.call("POST", "\(Self.home)/clock/advance", "{'by':'12d'}")
        #expect(try domain(bench)["transfer"]?["status"] == "serverCancelled")
        #expect(try bench.call("POST", path, "{'decision':'confirm'}").status == 404)
    }

    /// What was said is written down with the rest, and the key opens what was read back.
    @Test func whatWaitsIsKept() throws {
        let policy = "{'basis':'lu','transfer':{'isAnsweredByLoser':true}}"
        let bench = try bench(policy)
        #expect(try answer(bench, "alpha", Say.transfer("approve", of: Self.name)).contains("code=\"1001\""))
        let path = try path(bench)
        let state = try bench.call("GET", "\(Self.home)/state")
        try bench.call("POST", "\(Self.home)/snapshots", "{'name':'asked'}")
        for _ in 1...2 {
            #expect(try domain(bench)["transfer"]?["confirmation"]?["approved"] == "2026-01-01T00:00:00.0Z")
            #expect(try bench.call("POST", path, "{'decision':'confirm'}").body["status"] == "serverApproved")
            #expect(try domain(bench)["sponsor"] == "beta")
            #expect(try bench.send("PUT", "\(Self.home)/state", state.bytes).status == 204)
            #expect(try bench.call("GET", "\(Self.home)/state").body == state.body)
        }
        try bench.call("POST", path, "{'decision':'refuse'}")
        #expect(try bench.call("POST", "\(Self.home)/snapshots/asked/restore").status == 204)
        #expect(try bench.call("GET", path).body["status"] == "pending")
        #expect(try bench.call("POST", "\(Self.home)/reset").status == 204)
        #expect(try bench.call("GET", path).status == 404)
    }

    /// A holder whom nobody can write to is one for whom the operator speaks.
    @Test func whereThereIsNobodyToWriteToItWaits() throws {
        let bench = try bench()
        #expect(try answer(bench, "beta", Say.transfer("thin.lu.example", nil)).contains("code=\"1001\""))
        #expect(try bench.call("GET", "\(Self.home)/outbox?domain=thin.lu.example").body["deliveries"] == [])
        let path = "\(Self.home)/domains/thin.lu.example/confirmation"
        #expect(try bench.call("POST", path, "{'decision':'confirm'}").status == 204)
        #expect(try bench.call("GET", "\(Self.home)/domains/thin.lu.example").body["sponsor"] == "beta")
    }

    @Test func whoIsAskedNeedsTime() throws {
        let plan = "{'id':'lu','policy':{'transfer':{'holderConfirmation':'asked','pendingTime':'0d'}}}"
        let refused = try ControlBench().call("POST", "/registries", plan)
        #expect(refused.status == 422 && refused.field == "/policy/transfer/holderConfirmation", "\(refused.body)")
    }

    @Test func aDecidedTransferInASeedAsksNobody() throws {
        let bench = try bench()
        let transfer = "{'requester':'beta','status':'clientRejected','confirmation':{'confirmed':'-1d'}}"
        let refused = try bench.call("PATCH", "\(Self.home)/domains/\(Self.name)", "{'transfer':\(transfer)}")
        #expect(refused.status == 422 && refused.field == "/transfer/confirmation", "\(refused.body)")
    }

    /// Of a word that decides nothing no webhook says that a transfer was asked for.
    @Test func webhooksTellOfTheMailAndOfTheEnd() throws {
        let bench = try bench("{'basis':'lu','transfer':{'isAnsweredByLoser':true}}")
        let journal = try #require(bench.registry.registries.directory["lu"]?.server.journal)
        let events = { journal.entries(after: 0, limit: .max).flatMap(WebhookEvent.all) }
        #expect(events().contains(.confirmationMailed) && !events().contains(.codeMailed))
        _ = try answer(bench, "alpha", Say.transfer("approve", of: Self.name))
        #expect(events().count { $0 == .transferRequested } == 1 && !events().contains(.transferEnded))
        try bench.call("POST", try path(bench), "{'decision':'confirm'}")
        #expect(events().count { $0 == .transferRequested } == 1 && events().contains(.transferDone))
    }

    /// The year that the registry renewed goes back to the losing registrar with the domain, not with its approval.
    @Test func anApprovalThatWaitsGivesNothingBack() throws {
        let bench = try bench("{'basis':'lu','transfer':{'isAnsweredByLoser':true},'fee':{'isOffered':true}}")
        let grace = "[{'kind':'autoRenewPeriod','ends':'+30d','months':12,'charge':1000}]"
        try bench.call("PATCH", "\(Self.home)/domains/\(Self.name)", "{'gracePeriods':\(grace)}")
        try bench.call("PATCH", "\(Self.home)/registrars/alpha", "{'balance':5000}")
        let balance = { try bench.call("GET", "\(Self.home)/registrars/alpha").body["balance"] }
        #expect(try answer(bench, "alpha", Say.transfer("approve", of: Self.name)).contains("code=\"1001\""))
        #expect(try balance() == 5000)
        #expect(try bench.call("POST", try path(bench), "{'decision':'confirm'}").body["status"] == "serverApproved")
        #expect(try balance() == 6000)
    }
}
