import ControlAPI
import Faults
import HTTP
import JSON
import MockRegistry
import Testing

@Suite("Where holders fetch codes themselves")
struct HolderTests {
    private static let home = "/registries/pt"

    private func bench() throws -> ControlBench {
        let bench = try ControlBench()
        let plan = "{'id':'pt','policy':'holder-delivered','clock':{'start':'2026-01-01T00:00:00Z','speed':0}}"
        try #require(try bench.call("POST", "/registries", plan).status == 201)
        return bench
    }

    private func signIn(_ bench: ControlBench) throws -> HTTPFields {
        let body = "{'handle':'ALPHA-1','password':'ALPHA-1-Holder'}"
        let answer = try bench.call("POST", "\(Self.home)/holder/sessions", body)
        #expect(answer.status == 201 && answer.body["handle"] == "ALPHA-1" && answer.body["name"] == "Anna Alder")
        return ["Holder-Session": answer.body["token"]?.string ?? ""]
    }

    @Test("From the password to the code, told and mailed, which a transfer then takes with the process number")
    func code() throws {
        let bench = try bench()
        let session = try signIn(bench)
        let processes = try bench.call("GET", "\(Self.home)/holder/processes", fields: session).body
        #expect(processes[0]?["domain"] == "alpha-1.example" && processes[0]?["registrar"] == "alpha")
        let number = processes[0]?["process"]?.string ?? ""
        #expect(number.utf8.count == 8)
        #expect(processes == (try bench.call("GET", "\(Self.home)/holder/processes", fields: session).body))
        let path = "\(Self.home)/holder/processes/\(number)/code"
        let made = try bench.call("POST", path, fields: session).body
        #expect(made["process"]?.string == number && made["domain"] == "alpha-1.example")
        #expect(made["expires"] == "2026-01-31T00:00:00.0Z" && made["sentTo"] == "a***@alpha-1.example")
        let code = made["code"]?.string ?? ""
        let mail = try bench.call("GET", "\(Self.home)/outbox").body["deliveries"]?[0]
        #expect(mail?["code"]?.string == code && mail?["processNumber"]?.string == number)
        #expect(mail?["kind"] == "code" && mail?["number"] == 1 && mail?["subject"] == "Auth code of alpha-1.example")
        #expect(mail?["body"]?.string?.contains(code) == true && mail?["body"]?.string?.contains(number) == true)
        let question = "{'as':'beta','authInfo':'\(code)','processNumber':'\(number)'}"
        let asked = "\(Self.home)/domains/alpha-1.example/transferability"
        #expect(try bench.call("POST", asked, question).body["isPossible"] == true)
        let other = "{'as':'beta','authInfo':'\(code)','processNumber':'00000000'}"
        #expect(try bench.call("POST", asked, other).body["code"] == 2202)
        #expect(try bench.call("POST", asked, "{'as':'beta','authInfo':'\(code)'}").body["code"] == 2003)
        let valid = try bench.call("GET", "\(Self.home)/holder/processes", fields: session).body[0]?["code"]
        #expect(valid?["expires"] == "2026-01-31T00:00:00.0Z")
        let again = try bench.call("POST", path, fields: session).body
        #expect(again["process"]?.string == number && again["code"]?.string != code)
        #expect(try bench.call("POST", asked, question).body["code"] == 2202)
    }

    @Test("In .pt a process has the number of the domain's roid, and keeps it when the code has been used")
    func numbers() throws {
        let bench = try ControlBench()
        let plan = "{'id':'pt','policy':'pt','clock':{'start':'2026-01-01T00:00:00Z','speed':0}}"
        try #require(try bench.call("POST", "/registries", plan).status == 201)
        let session = try signIn(bench)
        let process = try bench.call("GET", "\(Self.home)/holder/processes", fields: session).body[0]
        let number = process?["process"]?.string ?? ""
        let name = process?["domain"]?.string ?? ""
        #expect(name == "alpha-1.pt.example")
        let domain = try bench.call("GET", "\(Self.home)/domains/\(name)").body
        #expect(domain["number"] == .integer(Int64(number) ?? 0))
        let code = try bench.call("POST", "\(Self.home)/holder/processes/\(number)/code", fields: session).body["code"]
        let question = "{'as':'beta','authInfo':'\(code?.string ?? "")','processNumber':'\(number)'}"
        let path = "\(Self.home)/domains/\(name)/transferability"
        #expect(try bench.call("POST", path, question).body["isPossible"] == true)
        let again = try bench.call("POST", "\(Self.home)/holder/processes/\(number)/code", fields: session)
        #expect(again.status == 201 || again.status == 200)
        #expect(try bench.call("POST", path, question).body["code"] == 2202)
    }

    @Test("Who has lost the password comes back by taxpayer number, once, within a day")
    func recovery() throws {
        let bench = try bench()
        let old = try signIn(bench)
        try bench.call("PATCH", "\(Self.home)/contacts/ALPHA-1", "{'taxpayerNumber':'123456789'}")
        let request = "{'taxpayerNumber':'123456789','country':'NL'}"
        #expect(try bench.call("POST", "\(Self.home)/holder/recoveries", request).status == 202)
        let mail = try bench.call("GET", "\(Self.home)/outbox").body["deliveries"]?[0]
        #expect(mail?["kind"] == "recovery" && mail?["recipient"] == "anna@alpha-1.example")
        let link = mail?["link"]?.string ?? ""
        #expect(link.hasPrefix("/r/pt/holder/recover/") && mail?["body"]?.string?.contains(link) == true)
        let path = "\(Self.home)/holder/recoveries/\(link.split(separator: "/").last ?? "")"
        #expect(try bench.call("GET", path).body == ["handle": "ALPHA-1", "name": "Anna Alder"])
        #expect(try bench.call("POST", path, "{'password':'short'}").field == "/password")
        let back = try bench.call("POST", path, "{'password':'a new Secret'}")
        #expect(back.status == 201)
        let session: HTTPFields = ["Holder-Session": back.body["token"]?.string ?? ""]
        #expect(try bench.call("GET", "\(Self.home)/holder/processes", fields: session).status == 200)
        #expect(try bench.call("GET", "\(Self.home)/holder/processes", fields: old).status == 403)
        #expect(try bench.call("GET", path).status == 404)
        #expect(try bench.call("POST", path, "{'password':'another one'}").status == 404)
        let former = "{'handle':'ALPHA-1','password':'ALPHA-1-Holder'}"
        #expect(try bench.call("POST", "\(Self.home)/holder/sessions", former).status == 403)
    }

    @Test("Of contacts of one number ten are written to")
    func mostMails() throws {
        let bench = try bench()
        for number in 1...12 {
            let contact = """
                {'id':'C-\(number)','sponsor':'alpha','email':'c@a.example','taxpayerNumber':'555',\
                'int':{'name':'C','city':'D','country':'PT'}}
                """
            try bench.call("PUT", "\(Self.home)/contacts/C-\(number)", contact)
        }
        let request = "{'taxpayerNumber':'555','country':'PT'}"
        #expect(try bench.call("POST", "\(Self.home)/holder/recoveries", request).status == 202)
        let mails = try bench.call("GET", "\(Self.home)/outbox").body["deliveries"]
        #expect(mails?[9] != nil && mails?[10] == nil)
    }

    @Test("A link dies after a day of the registry's clock; nobody is told whether anybody fits")
    func tooLate() throws {
        let bench = try bench()
        let wrong = try bench.call(
            "POST",
            "\(Self.home)/holder/recoveries",
            "{'taxpayerNumber':'200000001','country':'PT'}"
        )
        let right = try bench.call(
            "POST",
            "\(Self.home)/holder/recoveries",
            "{'taxpayerNumber':'200000001','country':'NL'}"
        )
        #expect(wrong.status == 202 && wrong.body == right.body)
        let mails = try bench.call("GET", "\(Self.home)/outbox").body["deliveries"]
        #expect(mails?[1] == nil)
        let key = mails?[0]?["link"]?.string?.split(separator: "/").last ?? ""
        try bench.call("POST", "\(Self.home)/clock/advance", "{'by':'1d'}")
        #expect(try bench.call("GET", "\(Self.home)/holder/recoveries/\(key)").status == 404)
    }

    @Test("Strangers, wrong passwords, others' processes and domains without codes are refused")
    func refused() throws {
        let bench = try bench()
        for body in [
            "{'handle':'ALPHA-1','password':'wrong'}", "{'handle':'NOBODY','password':''}",
            "{'handle':'','password':'ALPHA-1-Holder'}",
        ] {
            let answer = try bench.call("POST", "\(Self.home)/holder/sessions", body)
            #expect(answer.status == 403 && answer.body["detail"] == "Handle or password is wrong.")
        }
        #expect(try bench.call("GET", "\(Self.home)/holder/processes").status == 403)
        #expect(try bench.call("POST", "\(Self.home)/holder/processes/1/code").status == 403)
        let session = try signIn(bench)
        #expect(try bench.call("POST", "\(Self.home)/holder/processes/1/code", fields: session).status == 404)
        let processes = try bench.call("GET", "\(Self.home)/holder/processes", fields: session).body
        guard case .array(let all) = processes else { throw ControlBench.NoAnswer() }
        let pending = all.first { $0["domain"] == "pending.example" }?["process"]?.string ?? ""
        let refused = try bench.call("POST", "\(Self.home)/holder/processes/\(pending)/code", fields: session)
        #expect(refused.status == 409 && refused.body["detail"]?.string?.contains("pending") == true)
    }

    @Test("Elsewhere holders have no such place, and a reset ends what they had opened")
    func elsewhere() throws {
        let bench = try bench()
        let nowhere = try bench.call("POST", "/registries/default/holder/recoveries", "{}")
        #expect(nowhere.status == 404 && nowhere.body["detail"]?.string?.contains("authInfo.regime") == true)
        let session = try signIn(bench)
        try bench.call("POST", "\(Self.home)/reset")
        #expect(try bench.call("GET", "\(Self.home)/holder/processes", fields: session).status == 403)
    }

    @Test("A password is kept as a hash, survives a patch and a written state, and is bounded")
    func password() throws {
        let bench = try bench()
        let contact = try bench.call("GET", "\(Self.home)/contacts/ALPHA-1").body
        #expect(contact["holderPassword"] == nil && contact["holderPasswordHash"] != nil)
        let short = try bench.call("PATCH", "\(Self.home)/contacts/ALPHA-1", "{'holderPassword':'short'}")
        #expect(short.status == 422 && short.field == "/holderPassword")
        let long = String(repeating: "9", count: 33)
        let number = try bench.call("PATCH", "\(Self.home)/contacts/ALPHA-1", "{'taxpayerNumber':'\(long)'}")
        #expect(number.status == 422 && number.field == "/taxpayerNumber")
        let state = try bench.call("GET", "\(Self.home)/state").body
        #expect(!String(decoding: state.bytes, as: UTF8.self).contains("ALPHA-1-Holder"))
        try bench.call("PUT", "\(Self.home)/state", String(decoding: state.bytes, as: UTF8.self))
        _ = try signIn(bench)
        try bench.call("PATCH", "\(Self.home)/contacts/ALPHA-1", "{'holderPassword':'another Secret'}")
        let new = "{'handle':'ALPHA-1','password':'another Secret'}"
        #expect(try bench.call("POST", "\(Self.home)/holder/sessions", new).status == 201)
    }

    @Test("Nothing that a holder knows stands in the journal")
    func journal() throws {
        let bench = try bench()
        let session = try signIn(bench)
        let processes = try bench.call("GET", "\(Self.home)/holder/processes", fields: session).body
        let number = processes[0]?["process"]?.string ?? ""
        let made = try bench.call("POST", "\(Self.home)/holder/processes/\(number)/code", fields: session).body
        let text = String(decoding: try bench.call("GET", "\(Self.home)/journal").body.bytes, as: UTF8.self)
        for secret in [made["code"]?.string ?? "?", number, session["Holder-Session"] ?? "?", "ALPHA-1-Holder"] {
            #expect(!text.contains(secret))
        }
    }
}

@Suite("Small additions to the control API")
struct FaultAndSnapshotViewTests {
    private static let home = "/registries/default"

    @Test("A rule tells how often it has acted; one that never can is refused, and what there is is named")
    func faults() throws {
        let bench = try ControlBench()
        let path = "\(Self.home)/faults"
        let delay = "'effect':{'delay':{'milliseconds':1}}"
        for command in ["domain:*", "poll", "poll:req", "domain:transfer request", "hello", "*", "LOGIN"] {
            let answer = try bench.call("POST", path, "{'match':{'command':'\(command)'},\(delay)}")
            #expect(answer.status == 201 && answer.body["acted"] == 0, "\(command)")
        }
        let before = try bench.call("GET", path).body
        for (rule, field, sentence) in Self.useless {
            let answer = try bench.call("POST", path, rule.replacing("DELAY", with: delay))
            #expect(answer.status == 422 && answer.field == field, "\(rule): \(answer.body)")
            #expect(answer.body["detail"]?.string?.contains(sentence) == true, "\(answer.body)")
        }
        #expect(try bench.call("GET", path).body == before)
        let new = try bench.call("PUT", "\(path)/mine", "{'acted':7,'warning':'none',\(delay)}")
        #expect(new.status == 201 && new.body["acted"] == 0 && new.body["warning"] == nil)
        #expect(try bench.call("PUT", "\(path)/mine", "{'acted':7,\(delay)}").status == 200)
    }

    private static let useless: [(rule: String, field: String, sentence: String)] = [
        (
            "{'match':{'command':'domain:transfr'},DELAY}", "/match/command",
            "domain:transfr; did you mean domain:transfer?"
        ),
        ("{'match':{'command':'registrar:fly'},DELAY}", "/match/command", "connection, contact:check"),
        ("{'match':{'object':'domains'},DELAY}", "/match/object", "There are contact, domain, host."),
        ("{'match':{'command':'login'},'effect':{'refuseName':{}}}", "/match/command", "refuseName"),
        ("{'effect':{'result':{'code':9999}}}", "/effect/result/code", "1000, 1001, 1300"),
        ("{'effect':{'rateLimit':{'perSecond':1,'code':7}}}", "/effect/rateLimit/code", "no result 7"),
        ("{'effect':{'dealy':{'milliseconds':1}}}", "/effect/dealy", "did you mean \"delay\"?: delayHandshake"),
        ("{'effect':{}}", "/effect", "xactly one effect is expected: delayHandshake"),
        ("{'effect':{'close':{'at':'beforeAnswr'}}}", "/effect/close/at", "did you mean \"beforeAnswer\"?"),
        ("{'effect':{'delay':{'miliseconds':1}}}", "/effect/delay/miliseconds", "did you mean \"milliseconds\"?"),
    ]

    @Test("Each effect has a schema of its own, which the rules refer to")
    func effects() throws {
        let schemas = try ControlBench().api.document.json["components"]?["schemas"]
        #expect(schemas?["Fault"]?["properties"]?["effect"] == ["$ref": "#/components/schemas/FaultEffect"])
        guard case .array(let choices)? = schemas?["FaultEffect"]?["oneOf"] else { throw ControlBench.NoAnswer() }
        #expect(choices.count == FaultEffect.kinds.count)
        #expect(choices.contains(["$ref": "#/components/schemas/DelayEffect"]))
        let delay = schemas?["DelayEffect"]
        #expect(delay?["title"] == "DelayEffect" && delay?["required"] == ["delay"])
        #expect(delay?["properties"]?["delay"]?["properties"]?["milliseconds"]?["type"] == "integer")
    }

    @Test("A snapshot says when it was taken and how much is in it")
    func snapshots() throws {
        let bench = try ControlBench()
        let snapshot = try bench.call("POST", "\(Self.home)/snapshots", "{'name':'now'}").body
        #expect(snapshot["domains"] == 10 && snapshot["hosts"] == 3 && snapshot["contacts"] == 4)
        #expect(snapshot["taken"]?.string?.hasPrefix("20") == true && snapshot["taken"] != snapshot["time"])
    }
}
