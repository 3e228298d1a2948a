import JSON
import TestSupport
import Testing

/// Creates that wait, and what their operator makes of them.
@Suite struct CreationTests {
    private static let path = "/registries/slow"

    private func bench() throws -> ControlBench {
        let bench = try ControlBench()
        let policy = "{'domain':{'createPendingTime':'1h','atCreateDeadline':'wait'},'fee':{'isCharged':true}}"
        let plan = "{'id':'slow','policy':\(policy),'clock':{'start':'2026-01-01T00:00:00Z','speed':0}}"
        #expect(try bench.call("POST", "/registries", plan).status == 201)
        #expect(try answer(bench, Say.create("new.example")).contains("code=\"1001\""))
        return bench
    }

    /// What gamma is answered to a command.
    private func answer(_ bench: ControlBench, _ command: String) throws -> String {
        let xml = "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command>\(command)<clTRID>abc</clTRID></command></epp>"
        let body = Array("{\"xml\":\"\(xml.replacing("\"", with: "'"))\"}".utf8)
        return try bench.send("POST", "\(Self.path)/registrars/gamma/commands", body).body["answer"]?.string ?? ""
    }

    private func decide(_ bench: ControlBench, _ decision: String) throws -> Int {
        try bench.call("POST", "\(Self.path)/domains/NEW.example/creation", decision).status
    }

    @Test func anAllocatedNameIsRegisteredFromThenOn() throws {
        let bench = try bench()
        try bench.call("POST", "\(Self.path)/clock/advance", "{'by':'5d'}")
        let waiting = try bench.call("GET", "\(Self.path)/domains/new.example").body
        #expect(waiting["creation"]?["months"] == 12 && waiting["creation"]?["ends"] == nil)
        #expect(try decide(bench, "{'decision':'allocate'}") == 204)
        let domain = try bench.call("GET", "\(Self.path)/domains/new.example").body
        #expect(domain["creation"] == nil && domain["created"]?.string == "2026-01-06T00:00:00.0Z")
        #expect(domain["expires"]?.string == "2027-01-06T00:00:00.0Z")
        let message = try answer(bench, Say.poll)
        #expect(message.contains("paResult=\"1\"") && message.contains("<clTRID>abc</clTRID>"), "\(message)")
        #expect(try decide(bench, "{'decision':'allocate'}") == 409)
    }

    @Test func aRefusedNameIsFreeAndNotPaidFor() throws {
        let bench = try bench()
        let balance = { try bench.call("GET", "\(Self.path)/registrars/gamma").body["balance"] }
        #expect(try balance() == 4000)
        #expect(try decide(bench, "{'decision':'refuse','reason':'Nobody lives there'}") == 204)
        #expect(try balance() == 5000)
        let message = try answer(bench, Say.poll)
        #expect(message.contains("paResult=\"0\"") && message.contains("Create refused: Nobody lives there"))
        #expect(try bench.call("GET", "\(Self.path)/domains/new.example").status == 404)
        #expect(try decide(bench, "{'decision':'refuse'}") == 404)
        #expect(try answer(bench, Say.create("new.example")).contains("code=\"1001\""))
    }

    /// One registry, two policies: what a zone says of its own is shown, kept and played.
    @Test func aRegistryIsMadeWithZonesOfTheirOwn() throws {
        let bench = try ControlBench()
        let zones = "'zones':['example','nl.example'],'zonePolicies':[{'zone':'nl.example','basis':'nl'}]"
        let plan = "{'id':'slow','policy':{\(zones)},'clock':{'start':'2026-01-01T00:00:00Z','speed':0}}"
        #expect(try bench.call("POST", "/registries", plan).status == 201)
        let shown = try bench.call("GET", "\(Self.path)/policy").body["zonePolicies"]?[0]
        #expect(shown?["zone"]?.string == "nl.example" && shown?["transfer"]?["pendingTime"]?.string == "0d")
        for name in ["a.example", "a.nl.example"] {
            #expect(try answer(bench, Say.create(name, "2fooBAR-Auth1")).contains("code=\"1000\""))
        }
        #expect(try answer(bench, Say.create("b.nl.example", "short")).contains("authInfo.shortest"))
        let question = "{'as':'beta','authInfo':'2fooBAR-Auth1'}"
        let codes = try ["a.example", "a.nl.example"].map { name in
            try bench.call("POST", "\(Self.path)/domains/\(name)/transferability", question).body["code"]
        }
        #expect(codes == [1001, 1000])
        let wrong = "{'id':'wrong','policy':{'zonePolicies':[{'zone':'test','poll':{}}]}}"
        let refused = try bench.call("POST", "/registries", wrong)
        #expect(refused.status == 422 && refused.field == "/policy/zonePolicies/0/poll", "\(refused.body)")
    }

    @Test func aDecisionIsOneOfTwo() throws {
        let bench = try bench()
        #expect(try decide(bench, "{'decision':'wait'}") == 422)
        #expect(try decide(bench, "{}") == 422)
        #expect(try decide(bench, "{'decision':'refuse','reason':'a\\u0001b'}") == 422)
        #expect(try bench.call("GET", "\(Self.path)/domains/new.example").status == 200)
    }

    /// What waits is written down, and waits on after it was read.
    @Test func aStateHasTheCreatesThatWait() throws {
        let bench = try bench()
        let state = try bench.call("GET", "\(Self.path)/state")
        #expect(try decide(bench, "{'decision':'refuse'}") == 204)
        #expect(try bench.send("PUT", "\(Self.path)/state", state.bytes).status == 204)
        #expect(try bench.call("GET", "\(Self.path)/state").body == state.body)
        #expect(try decide(bench, "{'decision':'allocate'}") == 204)
    }
}
