import ControlAPI
import Hosting
import JSON
import MockRegistry
import Registry
import Session
import TestSupport
import Testing

/// What the operator changes keeps to what commands keep to.
@Suite struct OperatedStateTests {
    private static let lab = "/registries/default"

    @Test("Where thousands are due a call lets others in, and is answered when time has acted on all")
    func pile() throws {
        let bench = try ControlBench()
        bench.registry.registries.first.server.store.pileUp()
        let answer = try bench.call("GET", "\(Self.lab)/domains/d20000.example")
        #expect(bench.waits > 2)
        #expect(answer.body["expires"] == "2027-01-02T00:00:00.0Z")
    }

    @Test(
        "No clock moves on by more than a hundred years at once, nor faster than a million times",
        arguments: [
            ("advance", "{'by':'36525d'}", 200), ("advance", "{'by':'36526d'}", 422),
            ("speed", "{'speed':1000000}", 200), ("speed", "{'speed':1000001}", 422),
        ]
    )
    func clockBounds(_ verb: String, _ body: String, _ status: Int) throws {
        let answer = try ControlBench().call("POST", "/registries/default/clock/\(verb)", body)
        #expect(answer.status == status, "\(answer.body)")
    }

    @Test func hostsGoWithTheirDomain() throws {
        let bench = try ControlBench()
        let moved = try bench.call("PATCH", "\(Self.lab)/domains/alpha-1.example", "{'sponsor':'gamma'}")
        #expect(moved.status == 200)
        for host in ["ns1", "ns2"] {
            let form = try bench.call("GET", "\(Self.lab)/hosts/\(host).alpha-1.example").body
            #expect(form["sponsor"] == "gamma")
        }
        let given = try bench.call("PATCH", "\(Self.lab)/hosts/ns1.alpha-1.example", "{'sponsor':'beta'}")
        #expect(given.status == 422 && given.field == "/sponsor")
    }

    @Test func aPendingTransferIsLostByTheSponsor() throws {
        let bench = try ControlBench()
        let path = "\(Self.lab)/domains/pending.example"
        let before = try bench.call("GET", path).body
        let refused = try bench.call("PATCH", path, "{'sponsor':'gamma'}")
        #expect(refused.status == 422 && refused.field == "/transfer/loser")
        #expect(try bench.call("GET", path).body == before)
        let moved = try bench.call("PATCH", path, "{'sponsor':'gamma','transfer':{'loser':'gamma','actor':'gamma'}}")
        #expect(moved.status == 200 && moved.body["transfer"]?["loser"] == "gamma")
    }

    @Test func aLockIsLiftedWhenItIsSaidAndOnlyThen() throws {
        let bench = try ControlBench()
        #expect(try bench.call("POST", "/registries", "{'id':'tac','policy':'tac'}").status == 201)
        let path = "/registries/tac/domains/fresh.example"
        let locked = try bench.call("GET", path).body
        #expect(locked["statuses"] == ["serverTransferProhibited"] && locked["lockedUntil"] != nil)
        for statuses in ["[]", "['clientHold']"] {
            let refused = try bench.call("PATCH", path, "{'statuses':\(statuses)}")
            #expect(refused.status == 422 && refused.field == "/statuses")
        }
        let kept = try bench.call("PATCH", path, "{'registrant':null}").body
        #expect(kept["lockedUntil"] == locked["lockedUntil"])
        let lifted = try bench.call("PATCH", path, "{'statuses':[],'lockedUntil':null}").body
        #expect(lifted["statuses"] == nil && lifted["lockedUntil"] == "none")
        #expect(try bench.call("PATCH", path, "{'statuses':['clientHold']}").body["statuses"] == ["clientHold"])
        let state = String(decoding: try bench.call("GET", "/registries/tac/state").body.bytes, as: UTF8.self)
        #expect(try bench.call("PUT", "/registries/tac/state", state).status == 204)
        let again = try bench.call("GET", path).body
        #expect(again["statuses"] == ["clientHold"] && again["lockedUntil"] == "none")
    }

    /// What the operator makes, changes and takes away is told to its sponsor, as it was at that moment (RFC 8590).
    @Test(arguments: [
        ("domains/new.example", "domain", "{'name':'new.example','sponsor':'gamma'}", "{'statuses':['clientHold']}"),
        (
            "hosts/ns9.outside.net", "host", "{'name':'ns9.outside.net','sponsor':'gamma'}",
            "{'statuses':['clientUpdateProhibited']}"
        ),
        (
            "contacts/NEW-1", "contact",
            "{'id':'NEW-1','sponsor':'gamma','email':'a@b.example','int':{'name':'A','city':'B','country':'NL'}}",
            "{'email':'c@d.example'}"
        ),
    ])
    func whatTheOperatorDoesIsTold(_ path: String, _ kind: String, _ made: String, _ change: String) throws {
        let bench = try ControlBench()
        #expect(try bench.call("POST", "/registries", "{'id':'told','policy':'gtld'}").status == 201)
        for (method, body) in [("PUT", made), ("PATCH", change), ("PATCH", change), ("DELETE", "")] {
            #expect(try (200...204).contains(bench.call(method, "/registries/told/\(path)", body).status))
        }
        let messages = try bench.call("GET", "/registries/told/messages?to=gamma").body.elements
        let told = messages.filter { $0[kind] != nil }
            .map { "\($0["change"]?["operation"]?.string ?? "") \($0["change"]?["state"]?.string ?? "")" }
        #expect(told == ["create after", "update before", "update after", "deletePurge before"])
        let state = String(decoding: try bench.call("GET", "/registries/told/state").body.bytes, as: UTF8.self)
        #expect(try bench.call("PUT", "/registries/told/state", state).status == 204)
        #expect(try bench.call("GET", "/registries/told/messages?to=gamma").body.elements == messages)
    }

    /// Claims about objects, and whether they hold in the demonstration.
    private static let claims: [(String, Bool)] = [
        ("{'domain':'THIN.example'}", true), ("{'domain':'none.example'}", false),
        ("{'domain':'none.example','exists':false}", true), ("{'domain':'thin.example','exists':false}", false),
        ("{'domain':'thin.example','has':{'sponsor':'alpha','registrant':null}}", true),
        ("{'domain':'thin.example','has':{'sponsor':'beta'}}", false),
        ("{'domain':'alpha-1.example','has':{'registrant':null}}", false),
        ("{'domain':'alpha-1.example','has':{'nameservers':['ns1.alpha-1.example','ns2.alpha-1.example']}}", true),
        ("{'domain':'alpha-1.example','has':{'nameservers':['ns1.alpha-1.example']}}", false),
        ("{'domain':'pending.example','has':{'transfer':{'requester':'beta','months':12}}}", true),
        ("{'host':'ns1.outside.net','has':{'sponsor':'beta'}}", true), ("{'contact':'ALPHA-1'}", true),
        ("{'registrar':'delta','has':{'suspended':true}}", true), ("{'registrar':'omega'}", false),
    ]

    @Test(arguments: claims) func claimsAreMadeOfTheState(_ claim: String, _ holds: Bool) throws {
        let bench = try ControlBench()
        let path = "\(Self.lab)/journal/assertions"
        let answer = try bench.call("POST", path, "{'assertions':[{'name':'x','state':\(claim)}]}")
        #expect(answer.status == 200 && answer.body["holds"] == .bool(holds))
    }

    @Test(arguments: [
        "{}", "{'domain':'a','host':'b'}", "{'domain':'a','exists':false,'has':{}}", "{'domain':'a','has':1}",
    ])
    func claimsOfTheStateAreHeldAgainstTheirForm(_ claim: String) throws {
        let bench = try ControlBench()
        let path = "\(Self.lab)/journal/assertions"
        let answer = try bench.call("POST", path, "{'assertions':[{'state':\(claim)}]}")
        #expect(answer.status == 422 && answer.field?.hasPrefix("/assertions/0/state") == true)
    }

    @Test func statusesThatContradictEachOtherAreRefusedInSeedsToo() throws {
        let bench = try ControlBench()
        let seed = """
            {'registrars':[{'id':'solo','password':'solo-Pass1'}],'domains':[{'name':'a.example','sponsor':'solo',
            'statuses':['pendingUpdate','clientUpdateProhibited']}]}
            """
        let refused = try bench.call("PUT", "\(Self.lab)/state", seed)
        #expect(refused.status == 422 && refused.field == "/domains/0/statuses")
    }
}
