import Faults
import HTTP
import Hosting
import JSON
import MockRegistry
import Registry
import Session
import TestSupport
import Testing

@Suite("Lists of the control API")
struct ListTests {
    private static let home = "/registries/default"

    private func names(_ bench: ControlBench, _ query: String, _ key: String = "name") throws -> [String] {
        let answer = try bench.call("GET", "\(Self.home)/\(query)")
        guard case .array(let items) = answer.body else { return ["\(answer.status)"] }
        return items.compactMap { $0[key]?.string }
    }

    @Test(
        "Domains are found by name, sponsor, status, transfer and expiry, and all of it at once",
        arguments: [
            ("domains?search=LPHA", ["alpha-1.example"]),
            (
                "domains?search=",
                [
                    "alpha-1.example", "beta-1.example", "expiring.example", "fresh.example", "gamma-1.co.example",
                    "locked.example", "parked.test", "pending.example", "redeem.example", "thin.example",
                ]
            ),
            ("domains?search=example.", []),
            ("domains?sponsor=beta", ["beta-1.example", "parked.test"]),
            ("domains?sponsor=nobody", []),
            ("domains?status=pendingTransfer", ["pending.example"]),
            ("domains?status=redemptionPeriod", ["redeem.example"]),
            ("domains?status=addPeriod", ["fresh.example"]),
            ("domains?transfer=pending", ["pending.example"]),
            ("domains?expiring=30d", ["expiring.example"]),
            ("domains?sponsor=alpha&status=ok&search=e", ["alpha-1.example"]),
            ("hosts?search=NS1", ["ns1.alpha-1.example", "ns1.outside.net"]),
            ("hosts?search=ns1&sponsor=beta", ["ns1.outside.net"]),
        ]
    )
    func found(query: String, expected: [String]) throws {
        let bench = try ControlBench()
        let found = try names(bench, query)
        if query.contains("status=ok") {
            #expect(found.contains("alpha-1.example"))
        } else {
            #expect(found == expected)
        }
    }

    @Test(
        "Contacts are found by identifier, name, organization and address",
        arguments: [("gamma", "GAMMA-1"), ("JÜRGEN", "BETA-1"), ("alder and", "ALPHA-1"), ("arno@", "ALPHA-2")]
    )
    func contacts(search: String, id: String) throws {
        #expect(try names(ControlBench(), "contacts?search=\(search)", "id") == [id])
    }

    private func numbers(_ bench: ControlBench, _ query: String, _ key: String) throws -> [JSONValue] {
        let answer = try bench.call("GET", "\(Self.home)/\(query)")
        guard case .array(let items) = answer.body["deliveries"] ?? answer.body else { return [] }
        return items.compactMap { $0[key] }
    }

    @Test("Messages come in pages, by their numbers over all queues")
    func messages() throws {
        let bench = try ControlBench()
        #expect(
            try bench.call(
                "PUT",
                "\(Self.home)/state",
                "{'registrars':[{'id':'alpha','password':'alpha-Pass1'},{'id':'beta','password':'beta-Pass1'}]}"
            ).status == 204
        )
        for (number, to) in ["alpha", "beta", "alpha", "alpha"].enumerated() {
            let answer = try bench.call("POST", "\(Self.home)/messages", "{'to':'\(to)','text':'m\(number)'}")
            #expect(answer.status == 201 && answer.body["text"]?.string == "m\(number)")
        }
        let all = try numbers(bench, "messages", "number")
        #expect(all.count == 4)
        guard case .integer(let first)? = all.first else { return #expect(!all.isEmpty) }
        #expect(try numbers(bench, "messages?limit=2&after=\(first)", "text") == ["m1", "m2"])
        #expect(try numbers(bench, "messages?to=alpha&after=\(first)&limit=1", "text") == ["m2"])
        #expect(try bench.call("GET", "\(Self.home)/messages?limit=1&to=alpha").fields["X-Total-Count"] == "3")
        #expect(try bench.call("GET", "\(Self.home)/messages?after=x").status == 400)
    }

    @Test("A queue is full where the policy says so: nobody can add to it, and nothing has changed")
    func fullQueue() throws {
        let bench = try ControlBench()
        let plan = """
            {'id':'q','policy':{'poll':{'mostMessages':1}},'seed':{
            'registrars':[{'id':'alpha','password':'alpha-Pass1'},{'id':'beta','password':'beta-Pass1'}],
            'domains':[{'name':'a.example','sponsor':'alpha','authInfo':'a-Code-1'}]}}
            """
        #expect(try bench.call("POST", "/registries", plan).status == 201)
        let message = "{'to':'alpha','text':'one more'}"
        #expect(try bench.call("POST", "/registries/q/messages", message).status == 201)
        #expect(try bench.call("POST", "/registries/q/messages", message).status == 409)
        let before = try bench.call("GET", "/registries/q/state").body
        let transfer = """
            <epp xmlns=\\'urn:ietf:params:xml:ns:epp-1.0\\'><command><transfer op=\\'request\\'>\
            <d:transfer xmlns:d=\\'urn:ietf:params:xml:ns:domain-1.0\\'><d:name>a.example</d:name>\
            <d:authInfo><d:pw>a-Code-1</d:pw></d:authInfo></d:transfer></transfer></command></epp>
            """
        let answer = try bench.call("POST", "/registries/q/registrars/beta/commands", "{'xml':'\(transfer)'}")
        #expect(answer.body["code"] == 2400, "\(answer.body)")
        let after = try bench.call("GET", "/registries/q/state").body
        for kind in ["domains", "messages", "numbering"] { #expect(after[kind] == before[kind]) }
    }

    @Test("Faults and registries come in pages")
    func pages() throws {
        let bench = try ControlBench { $0.limits.registries = 4 }
        for id in ["a", "b", "c"] {
            #expect(try bench.call("POST", "/registries", "{'id':'\(id)'}").status == 201)
            try bench.call("PUT", "\(Self.home)/faults/\(id)", "{'effect':{'result':{'code':2400}}}")
        }
        #expect(try bench.call("POST", "/registries", "{'id':'d'}").status == 409)
        #expect(try numbers(bench, "faults?after=a&limit=1", "id") == ["b"])
        #expect(try numbers(bench, "faults?after=c", "id") == [])
        #expect(try bench.call("GET", "\(Self.home)/faults?limit=1").fields["X-Total-Count"] == "3")
        #expect(try bench.call("GET", "\(Self.home)/faults?after=nobody").status == 404)
        let page = try bench.call("GET", "/registries?after=a&limit=2")
        #expect(page.body[0]?["id"] == "b" && page.body[1]?["id"] == "c" && page.body[2] == nil)
        #expect(page.fields["X-Total-Count"] == "4")
    }

    @Test("There are no more fault rules than may be, and one can be put in another's place")
    func mostFaults() throws {
        let bench = try ControlBench()
        let faults = bench.registry.registries.first.server.faults
        for number in 0..<Faults.mostRules { _ = faults.add(FaultRule(id: "r\(number)", effect: .result(code: 2400))) }
        let rule = "{'effect':{'result':{'code':2400}}}"
        #expect(try bench.call("POST", "\(Self.home)/faults", rule).status == 422)
        #expect(try bench.call("PUT", "\(Self.home)/faults/r7", rule).status == 200)
        #expect(faults.count == Faults.mostRules)
    }

    @Test("There are no more snapshots than may be, and one can be noted anew")
    func mostSnapshots() throws {
        let bench = try ControlBench()
        func note(_ name: String) throws -> Int {
            try bench.call("POST", "\(Self.home)/snapshots", "{'name':'\(name)'}").status
        }
        for number in 1...RegistryInstance.mostSnapshots { #expect(try note("s\(number)") == 201) }
        #expect(try note("one-more") == 409)
        #expect(try note("s1") == 201)
    }

    @Test("What was sent comes in pages, by its numbers")
    func outbox() throws {
        let bench = try ControlBench()
        bench.registry.registries.first.server.store.operate { world, now in
            for name in ["a.example", "b.example", "a.example"] {
                world.apply(
                    .delivery(
                        .init(
                            recipient: "x@example",
                            domain: name,
                            code: "c",
                            processNumber: nil,
                            sent: now,
                            expires: nil
                        )
                    )
                )
            }
        }
        #expect(try numbers(bench, "outbox?after=1&limit=1", "number") == [2])
        #expect(try numbers(bench, "outbox?domain=a.example&after=1", "number") == [3])
    }

    @Test("A page tells how many fit, behind it and before it too")
    func total() throws {
        let bench = try ControlBench()
        let page = try bench.call("GET", "\(Self.home)/domains?sponsor=beta&after=beta-1.example&limit=1")
        #expect(page.body[0]?["name"] == "parked.test")
        #expect(page.fields["X-Total-Count"] == "2")
        #expect(try bench.call("GET", "\(Self.home)/registrars").fields["X-Total-Count"] == "4")
    }

    @Test(
        "What cannot be asked for is refused by name",
        arguments: [
            "domains?status=blue", "domains?transfer=done", "domains?expiring=soon", "domains?expiring=-1d",
            "transfers?state=open", "due?limit=0", "due?limit=1001", "hosts?status=ok",
        ]
    )
    func refused(query: String) throws {
        let answer = try ControlBench().call("GET", "\(Self.home)/\(query)")
        #expect(answer.status == 400)
        let name = query.split(separator: "?")[1].split(separator: "=")[0]
        #expect(answer.body["parameter"]?.string == String(name))
    }

    @Test("A domain shows what follows from the rest, and sending it back changes nothing")
    func readOnly() throws {
        let bench = try ControlBench()
        let path = "\(Self.home)/domains/alpha-1.example"
        let domain = try bench.call("GET", path).body
        #expect(domain["roid"]?.string?.hasSuffix("-MOCK") == true)
        #expect(domain["shownStatuses"] == ["ok"])
        #expect(domain["code"] == ["isSet": true, "isReadable": true])
        #expect(
            try bench.call("GET", "\(Self.home)/domains/redeem.example").body["shownStatuses"]?[1] == "redemptionPeriod"
                || bench.call("GET", "\(Self.home)/domains/redeem.example").body["shownStatuses"]?[2]
                    == "redemptionPeriod"
        )
        let patched = try bench.call("PATCH", path, "{'roid':'X','code':null,'shownStatuses':['serverHold']}")
        #expect(patched.status == 200 && patched.body == domain)
        let none = try bench.call("PATCH", path, "{'authInfo':null}").body
        #expect(none["code"] == nil)
    }

    @Test("A hundred thousand domains are searched and paged, and commands go on meanwhile")
    func many() throws {
        let bench = try ControlBench()
        let seed =
            "{'registrars':[{'id':'solo','password':'solo-Pass1'}],'generated':{'domains':{'count':100000,'name':'bulk-{n}.example','sponsor':'solo'}}}"
        let made = try bench.call("POST", "/registries", "{'id':'large','seed':\(seed)}")
        try #require(made.status == 201, "\(made.body)")
        let page = try bench.call("GET", "/registries/large/domains?search=99&limit=2")
        #expect(Int(page.fields["X-Total-Count"] ?? "") ?? 0 > 3000)
        let due = try bench.call("GET", "/registries/large/due?limit=1")
        #expect(due.body["total"]?.integer ?? 0 >= 100_000)
    }
}

@Suite("What is due, what moves and what could")
struct DueAndTransfersTests {
    private static let home = "/registries/default"

    @Test("What is due comes in order, and does come so")
    func due() throws {
        let bench = try ControlBench()
        let due = try bench.call("GET", "\(Self.home)/due?limit=3").body
        #expect(due["now"] == "2026-01-01T00:00:00.0Z")
        #expect(due["due"]?[0]?["name"] == "expiring.example" || due["due"]?[0]?["name"] == "pending.example")
        let all = try bench.call("GET", "\(Self.home)/due?limit=1000").body
        guard case .array(let actions)? = all["due"] else { throw ControlBench.NoAnswer() }
        #expect(all["total"]?.integer == Int64(actions.count))
        let times = actions.compactMap { $0["time"]?.string }
        #expect(times == times.sorted())
        let kinds = Set(actions.compactMap { $0["kind"]?.string })
        #expect(kinds.isSuperset(of: ["transfer", "expiry", "gracePeriod", "redemption"]), "\(kinds)")
        let transfer = actions.first { $0["kind"] == "transfer" }
        #expect(transfer?["text"]?.string == "The transfer to beta approves itself.")
        let time = transfer?["time"]?.string ?? ""
        try bench.call("POST", "\(Self.home)/clock/set", "{'now':'\(time)'}")
        #expect(try bench.call("GET", "\(Self.home)/domains/pending.example").body["sponsor"] == "beta")
    }

    @Test("Where nothing waits for the clock the list is empty")
    func nothingDue() throws {
        let bench = try ControlBench()
        try bench.call("POST", "/registries", "{'id':'empty','seed':'empty'}")
        let due = try bench.call("GET", "/registries/empty/due").body
        #expect(due["due"] == [] && due["total"] == 0)
    }

    @Test("Transfers are listed while they are pending and when they are done")
    func transfers() throws {
        let bench = try ControlBench()
        let pending = try bench.call("GET", "\(Self.home)/transfers")
        #expect(pending.fields["X-Total-Count"] == "1")
        #expect(pending.body[0]?["name"] == "pending.example")
        #expect(pending.body[0]?["transfer"]?["requester"] == "beta")
        #expect(try bench.call("GET", "\(Self.home)/transfers?state=done").body == [])
        try bench.call("POST", "\(Self.home)/clock/advance", "{'by':'10d'}")
        #expect(try bench.call("GET", "\(Self.home)/transfers").body == [])
        let done = try bench.call("GET", "\(Self.home)/transfers?state=done").body
        #expect(done[0]?["sponsor"] == "beta" && done[0]?["transfer"]?["status"] == "serverApproved")
    }
}

@Suite("Could it be moved now?")
struct TransferabilityTests {
    private static let home = "/registries/default"

    private func ask(_ bench: ControlBench, _ name: String, _ question: String) throws -> ControlBench.Answer {
        try bench.call("POST", "\(Self.home)/domains/\(name)/transferability", question)
    }

    private func failing(_ answer: JSONValue) -> [JSONValue] {
        guard case .array(let checks)? = answer["checks"] else { return [] }
        return checks.filter { $0["holds"] == false }
    }

    @Test("With the code, everything is asked, nothing is done, and the journal knows nothing of it")
    func possible() throws {
        let bench = try ControlBench()
        let before = bench.registry.seed()
        let last = try bench.call("GET", "\(Self.home)/journal").body["last"]
        let answer = try ask(bench, "ALPHA-1.example", "{'as':'beta','authInfo':'alpha-1-Auth'}").body
        #expect(answer["isPossible"] == true && answer["code"] == 1001)
        #expect(failing(answer).isEmpty)
        #expect(bench.registry.seed() == before)
        #expect(try bench.call("GET", "\(Self.home)/journal").body["last"] == last)
    }

    @Test("Without the code, what is about it is left open")
    func unasked() throws {
        let answer = try ask(ControlBench(), "alpha-1.example", "{'as':'beta'}").body
        guard case .array(let checks)? = answer["checks"] else { throw ControlBench.NoAnswer() }
        // Where the policy asks for no process number, none is wanting.
        let open = checks.filter { $0["holds"] == nil }.compactMap { $0["rule"]?.string }
        #expect(open == ["authInfo is given", "the authInfo matches"])
        #expect(answer["isPossible"] == true)
    }

    @Test("A wrong code, one's own domain, a lock and a pending transfer: each by its code, with whose it is")
    func impossible() throws {
        let bench = try ControlBench()
        let wrong = try ask(bench, "alpha-1.example", "{'as':'beta','authInfo':'wrong'}").body
        #expect(wrong["code"] == 2202 && failing(wrong)[0]["note"] == "the code is wrong")
        #expect(try ask(bench, "alpha-1.example", "{'as':'alpha'}").body["code"] == 2002)
        let locked = try ask(bench, "locked.example", "{'as':'beta'}").body
        #expect(locked["code"] == 2304)
        let note = failing(locked)[0]["note"]?.string ?? ""
        #expect(note.contains("clientTransferProhibited: alpha can take it off"), "\(note)")
        let pending = try ask(bench, "pending.example", "{'as':'gamma'}").body
        #expect(pending["code"] == 2300)
        #expect(failing(pending)[0]["note"] == "beta asked for it")
        #expect(failing(pending)[0]["until"]?.string?.hasPrefix("2026-01-") == true)
    }

    @Test("A lock by age says when it ends, and then it has ended")
    func age() throws {
        let bench = try ControlBench()
        let policy = "{'basis':'classic','transfer':{'lockAfterCreation':'60d'}}"
        try bench.call(
            "POST",
            "/registries",
            "{'id':'old','policy':\(policy),'clock':{'start':'2026-01-01T00:00:00Z','speed':0}}"
        )
        let path = "/registries/old/domains/fresh.example/transferability"
        let young = try bench.call("POST", path, "{'as':'beta'}").body
        #expect(young["code"] == 2106)
        let until = failing(young)[0]["until"]?.string ?? ""
        #expect(until == "2026-03-01T00:00:00.0Z")
        try bench.call("POST", "/registries/old/clock/set", "{'now':'\(until)'}")
        #expect(try bench.call("POST", path, "{'as':'beta'}").body["isPossible"] == true)
    }

    @Test("A stranger, no domain and no question are refused")
    func refused() throws {
        let bench = try ControlBench()
        let stranger = try ask(bench, "alpha-1.example", "{'as':'nobody'}")
        #expect(stranger.status == 422 && stranger.field == "/as")
        #expect(try ask(bench, "none.example", "{'as':'beta'}").status == 404)
        #expect(try ask(bench, "-", "{'as':'beta'}").status == 404)
        #expect(try ask(bench, "alpha-1.example", "{}").field == "/as")
        #expect(try ask(bench, "alpha-1.example", "{'as':'beta','code':'x'}").field == "/code")
    }
}
