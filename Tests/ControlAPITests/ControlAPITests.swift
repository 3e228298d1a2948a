import ControlAPI
import EPP
import Faults
import HTTP
import JSON
import Journal
import MockRegistry
import TestSupport
import Testing

@Suite("Control API")
struct ControlAPITests {
    private static let lab = "/registries/lab"
    private static let contact = """
        {'id':'NEW-1','sponsor':'alpha','email':'new@example.com','int':{'name':'New','city':'Delft','country':'NL'}}
        """

    /// Every operation once, in an order in which each finds what it needs.
    private static let maintenance = """
        {'id':'spring','systems':[{'name':'EPP','impact':'full'}],'start':'2026-05-01T00:00:00Z',
         'end':'2026-05-01T02:00:00Z','created':'2026-01-01T00:00:00Z'}
        """

    private static let application = """
        {'id':'A-1','phase':'landrush','domain':{'name':'wanted.example','sponsor':'omega'}}
        """

    /// What is answered without credentials.
    private static let open = ["/health", "/livez", "/readyz", "/ca.pem", "/metrics"]

    private static let calls: [(String, String, String, Int)] = [
        ("GET", "/health", "", 200), ("GET", "/livez", "", 200), ("GET", "/readyz", "", 200),
        ("GET", "/openapi.json", "", 200), ("GET", "/metrics", "", 200),
        (
            "POST", "/registries",
            "{'id':'lab','policy':{'offersMaintenances':true,'launch':{'isOffered':true},'organization':{'isOffered':true}},'clock':{'start':'2026-01-01T00:00:00Z','speed':0}}",
            201
        ),
        ("GET", "/registries", "", 200),
        ("GET", "/policies", "", 200),
        ("POST", "/classes", "{'id':'spring','exercise':'answer-lost','students':['Ada'],'certificates':true}", 201),
        ("GET", "/classes", "", 200), ("GET", "/classes/spring", "", 200),
        ("POST", "/classes/spring", "{'advance':'1d'}", 200), ("GET", "/classes/spring/hand-outs", "", 200),
        ("GET", "/registries/spring-1/exercise/certificate", "", 200),
        ("POST", "/registries/spring-1/exercise/certificate", "", 200),
        ("GET", "/classes/spring/archive", "", 200), ("DELETE", "/classes/spring", "", 204),
        ("GET", "/exercises", "", 200), ("GET", "/exercises/answer-lost", "", 200),
        ("POST", "/registries", "{'id':'task','exercise':'answer-lost'}", 201),
        ("GET", "/registries/task/exercise", "", 200), ("POST", "/registries/task/exercise/hints", "", 200),
        ("DELETE", "/registries/task", "", 204),
        ("GET", "/ca.pem", "", 404),
        ("POST", "/drain", "", 200), ("GET", "/readyz", "", 503), ("DELETE", "/drain", "", 200),
        ("GET", "/haproxy.map?backend=one", "", 200),
        ("GET", "\(lab)/policy", "", 200),
        ("PATCH", lab, "{'label':'The lab'}", 200),
        ("GET", "\(lab)/events?after=0&kind=verdict,clock", "", 200),
        ("GET", lab, "", 200),
        ("POST", "\(lab)/snapshots", "{'name':'before'}", 201),
        ("GET", "\(lab)/snapshots", "", 200),
        ("GET", "\(lab)/clock", "", 200), ("POST", "\(lab)/clock/freeze", "", 200),
        ("POST", "\(lab)/clock/set", "{'now':'2026-03-01T00:00:00Z'}", 200),
        ("POST", "\(lab)/clock/advance", "{'by':'5d'}", 200),
        ("POST", "\(lab)/clock/speed", "{'speed':0}", 200),
        ("PUT", "\(lab)/registrars/omega", "{'id':'omega','password':'omega-Pass1'}", 201),
        ("GET", "\(lab)/registrars/omega", "", 200),
        ("GET", "\(lab)/registrars", "", 200),
        ("PATCH", "\(lab)/registrars/omega", "{'suspended':true,'balance':500}", 200),
        ("PUT", "\(lab)/registrars/omega", "{'id':'omega','password':'omega-Pass2'}", 200),
        ("PUT", "\(lab)/contacts/NEW-1", contact, 201),
        ("GET", "\(lab)/contacts/NEW-1", "", 200), ("GET", "\(lab)/contacts?limit=2", "", 200),
        ("PATCH", "\(lab)/contacts/NEW-1", "{'email':'other@example.com'}", 200),
        ("PUT", "\(lab)/domains/new.example", "{'name':'new.example','sponsor':'omega','registrant':'NEW-1'}", 201),
        ("GET", "\(lab)/domains/NEW.example", "", 200),
        ("GET", "\(lab)/domains?after=alpha-1.example&limit=3", "", 200),
        ("GET", "\(lab)/due", "", 200), ("GET", "\(lab)/transfers?state=all", "", 200),
        ("POST", "\(lab)/domains/alpha-1.example/creation", "{'decision':'allocate'}", 409),
        ("POST", "\(lab)/domains/alpha-1.example/confirmation", "{'decision':'confirm'}", 409),
        ("POST", "\(lab)/domains/alpha-1.example/transferability", "{'as':'beta'}", 200),
        (
            "PUT", "\(lab)/hosts/ns.new.example",
            "{'name':'ns.new.example','sponsor':'omega','addresses':['192.0.2.1']}", 201
        ),
        ("GET", "\(lab)/hosts/ns.new.example", "", 200), ("GET", "\(lab)/hosts", "", 200),
        ("PATCH", "\(lab)/hosts/ns.new.example", "{'statuses':['serverUpdateProhibited']}", 200),
        ("PATCH", "\(lab)/domains/new.example", "{'statuses':['serverHold'],'nameservers':['ns.new.example']}", 200),
        ("POST", "\(lab)/messages", "{'to':'omega','text':'Hello'}", 201),
        ("GET", "\(lab)/messages?to=omega", "", 200),
        ("DELETE", "\(lab)/messages/5", "", 204),
        ("PUT", "\(lab)/maintenances/spring", maintenance, 201),
        ("GET", "\(lab)/maintenances/spring", "", 200), ("GET", "\(lab)/maintenances", "", 200),
        ("PATCH", "\(lab)/maintenances/spring", "{'description':'New disks'}", 200),
        ("DELETE", "\(lab)/maintenances/spring", "", 204),
        ("PUT", "\(lab)/applications/A-1", application, 201),
        ("GET", "\(lab)/applications/A-1", "", 200),
        ("GET", "\(lab)/applications?search=wanted", "", 200),
        ("PATCH", "\(lab)/applications/A-1", "{'status':'rejected'}", 200),
        ("DELETE", "\(lab)/applications/A-1", "", 204),
        ("PUT", "\(lab)/organizations/seller", "{'id':'seller','creator':'alpha','roles':[{'type':'reseller'}]}", 201),
        ("GET", "\(lab)/organizations/seller", "", 200), ("GET", "\(lab)/organizations?search=sell", "", 200),
        ("PATCH", "\(lab)/organizations/seller", "{'email':'desk@seller.example'}", 200),
        ("DELETE", "\(lab)/organizations/seller", "", 204), ("GET", "\(lab)/outbox", "", 200),
        ("POST", "\(lab)/faults", "{'match':{'command':'domain:create'},'effect':{'delay':{'milliseconds':5}}}", 201),
        ("PUT", "\(lab)/faults/mine", "{'effect':{'style':{'as':['pretty','cdata']}},'remaining':3}", 201),
        ("PUT", "\(lab)/faults/mine", "{'effect':{'style':{'as':['pretty','cdata']}},'remaining':4}", 200),
        ("GET", "\(lab)/faults", "", 200),
        ("DELETE", "\(lab)/faults/mine", "", 204),
        ("DELETE", "\(lab)/faults", "", 204),
        ("GET", "\(lab)/interface-keys", "", 200),
        ("POST", "\(lab)/registrars/alpha/commands", "{'xml':''}", 200),
        ("GET", "\(lab)/reserved-names", "", 200),
        ("PUT", "\(lab)/reserved-names", "{'apply':false}", 200),
        ("GET", "\(lab)/journal?after=0&kind=received,sent&limit=5&wait=0", "", 200),
        ("GET", "\(lab)/journal/requirements?rfc=5731", "", 200),
        ("POST", "\(lab)/webhooks", "{'url':'http://127.0.0.1:9/','events':['transfer.done']}", 201),
        ("GET", "\(lab)/webhooks", "", 200), ("GET", "\(lab)/webhooks/wh1/deliveries", "", 200),
        ("DELETE", "\(lab)/webhooks/wh1", "", 204),
        ("POST", "\(lab)/tokens", "{'label':'a job'}", 201), ("GET", "\(lab)/tokens", "", 200),
        ("DELETE", "\(lab)/tokens/none", "", 404),
        ("POST", "\(lab)/journal/report?format=html", "{'title':'Lab','assertions':[{'noSecretTwice':true}]}", 200),
        ("POST", "\(lab)/journal/assertions", "{'assertions':[{'name':'none','count':0},{'noSecretTwice':true}]}", 200),
        ("GET", "\(lab)/journal/sessions/1/dialogue", "", 404),
        (
            "PUT", "\(lab)/scorecards/mine",
            "{'name':'mine','title':'Mine','proves':'','steps':[{'id':'a','title':'A','rule':'x','expect':{}}]}", 200
        ),
        ("POST", "\(lab)/scorecards/mine", "{'do':'start','registrar':'alpha','run':true}", 200),
        ("GET", "\(lab)/scorecards/mine?registrar=alpha", "", 200), ("GET", "\(lab)/scorecards", "", 200),
        ("GET", "\(lab)/scorecards/mine/report?format=json", "", 200),
        ("GET", "\(lab)/scorecards/mine/report?format=html", "", 200),
        ("DELETE", "\(lab)/scorecards/mine", "", 204),
        ("DELETE", "\(lab)/journal", "", 204),
        ("DELETE", "\(lab)/outbox", "", 204),
        ("GET", "\(lab)/sessions", "", 200),
        ("DELETE", "\(lab)/sessions/1", "", 404),
        ("GET", "\(lab)/state", "", 200),
        ("PATCH", "\(lab)/domains/new.example", "{'nameservers':null}", 200),
        ("DELETE", "\(lab)/hosts/ns.new.example", "", 204),
        ("DELETE", "\(lab)/domains/new.example", "", 204),
        ("DELETE", "\(lab)/contacts/NEW-1", "", 204),
        ("DELETE", "\(lab)/registrars/omega", "", 204),
        ("POST", "\(lab)/snapshots/before/restore", "", 204),
        ("DELETE", "\(lab)/snapshots/before", "", 204),
        ("PUT", "\(lab)/state", "{'registrars':[{'id':'solo','password':'solo-Pass1'}]}", 204),
        ("POST", "\(lab)/reset", "", 204),
        ("DELETE", lab, "", 204),
    ]

    @Test("What extensions remember is shown, changed, and kept by who does not speak of it")
    func extensions() throws {
        let bench = try ControlBench()
        let path = "/registries/default/domains/locked.example"
        let signed = try bench.call("GET", path).body["extensions"]
        #expect(signed?["secDNS"]?["dsData"]?[0]?["keyTag"] == 12345)
        let kept = try bench.call("PUT", path, "{'name':'locked.example','sponsor':'alpha'}")
        #expect(kept.body["extensions"] == signed)
        let changed = try bench.call("PATCH", path, "{'extensions':{'secDNS':null,'ttl':{'NS':300}}}")
        #expect(changed.body["extensions"] == ["ttl": ["NS": 300]])
        let refused = try bench.call("PATCH", path, "{'extensions':{'ttl':{'NS':-1}}}")
        #expect(refused.status == 422 && refused.field == "/extensions/ttl")
    }

    @Test("Every operation works and answers what the document announces")
    func everyOperation() throws {
        let bench = try ControlBench()
        for (method, path, body, status) in Self.calls + MarkCalls.all {
            let answer = try bench.call(method, path, body)
            #expect(answer.status == status, "\(method) \(path): \(String(decoding: answer.body.bytes, as: UTF8.self))")
        }
        // Those for holders need what only a mail or a sign-in tells: `HolderTests` has them.
        let all = Set(bench.api.routes.filter { $0.tags != ["holder"] }.map { "\($0.method) \($0.template)" })
        #expect(all.subtracting(bench.called) == [])
        #expect(bench.api.document.undefinedSchemas == [])
    }

    @Test("Each operation has a verb for its name and an example of its body, and says how credentials are shown")
    func description() throws {
        let api = try ControlBench().api
        let document = api.document
        #expect(Set(document.routes.map(\.key)) == Set(document.operations.keys))
        #expect(Set(document.operations.values.map(\.id)).count == document.operations.count)
        let check = SchemaCheck(document.json["components"]?["schemas"] ?? .null)
        for route in document.routes {
            let operation = try #require(document.operations[route.key])
            #expect(operation.id.contains(/^[a-z]+[A-Z][A-Za-z]+$/), "\(operation.id)")
            #expect((operation.request != nil) == (route.request != nil), "\(route.key)")
            if let example = operation.request, let schema = route.request.flatMap({ document.schemas[$0] }) {
                #expect(check.faults(of: example, by: schema) == [], "\(route.key)")
            }
            let answers = document.json["paths"]?[route.template.description]?[route.method.lowercased()]?["responses"]
            for status in ["403", "421"] { #expect(answers?[status] != nil, "\(route.key)") }
            #expect(
                (answers?["401"] != nil) == !Self.open.contains(route.template.description)
            )
            for status in ["413", "415"] { #expect((answers?[status] != nil) == (route.request != nil)) }
            for name in route.template.parameters { #expect(document.parameterExamples[name] != nil, "\(name)") }
        }
        #expect(document.json["components"]?["securitySchemes"]?["bearer"]?["scheme"] == "bearer")
    }

    @Test("Each answer that has a body has an example, which fits its schema")
    func answerExamples() throws {
        let document = try ControlBench().api.document
        let check = SchemaCheck(document.json["components"]?["schemas"] ?? .null)
        var count = 0
        for route in document.routes {
            let described = document.json["paths"]?[route.template.description]?[route.method.lowercased()]
            for answer in route.answers where answer.status < 300 {
                guard let schema = answer.schema else { continue }
                let example = described?["responses"]?[String(answer.status)]?["content"]?["application/json"]?[
                    "example"
                ]
                let value = try #require(example, "\(route.key) has no example of \(schema)")
                #expect(check.faults(of: value, by: document.schemas[schema] ?? .bool(false)) == [], "\(route.key)")
                count += 1
            }
        }
        #expect(count > 50)
    }

    @Test(
        "The schema of an advance allows what the server takes",
        arguments: ["5d", "+5d", "-5d", "0s", "5", "5w", "1ms", "d", "", "5 d", "1.5d"]
    )
    func advance(_ span: String) throws {
        let bench = try ControlBench()
        let schema = bench.api.document.schemas["ClockAdvance"]?["properties"]?["by"]
        let pattern = try Regex(try #require(schema?["pattern"]?.string))
        let isAllowed = span.firstMatch(of: pattern) != nil
        let answer = try bench.call("POST", "/registries/default/clock/advance", "{'by':'\(span)'}")
        #expect((answer.status == 200) == isAllowed, "\(answer.body)")
    }

    @Test("A reset switches reserved names as they were at the beginning")
    func reservedNames() throws {
        let bench = try ControlBench()
        let path = "/registries/default"
        #expect(try bench.call("PUT", "\(path)/reserved-names", "{'apply':false}").body["apply"] == false)
        #expect(try bench.call("POST", "\(path)/reset").status == 204)
        #expect(try bench.call("GET", "\(path)/reserved-names").body["apply"] == true)
    }

    @Test("The demonstration lies in the zones of the policy", arguments: ["com", "net", "example", "co.uk"])
    func zones(_ zone: String) throws {
        let bench = try ControlBench()
        let made = try bench.call("POST", "/registries", "{'id':'zoned','policy':{'zones':['\(zone)']}}")
        #expect(made.status == 201 && made.body["domains"] == 10, "\(made.body)")
        #expect(
            try bench.call("GET", "/registries/zoned/domains/gamma-1.\(zone == "example" ? "example" : zone)").status
                == 200
        )
    }

    /// Each names the field, or says what stands in the way.
    private static let refusals: [(String, String, String, Int, String?)] = [
        ("GET", "/nowhere", "", 404, nil),
        ("GET", "/registries/nope/state", "", 404, nil),
        ("POST", "/registries", "{'id':'default'}", 409, "/id"),
        ("POST", "/registries", "{'id':'No Such'}", 422, "/id"),
        ("POST", "/registries", "{'polici':'tac'}", 422, "/polici"),
        ("POST", "/registries", "{'policy':'none'}", 422, "/policy"),
        ("POST", "/registries", "{'policy':{'transfer':{'lockCode':'x'}}}", 422, "/policy/transfer/lockCode"),
        ("POST", "/registries", "{'seed':{'registrars':[{'id':'abc'}]}}", 422, "/seed/registrars/0/password"),
        ("POST", "/registries", "{'seed':'large'}", 422, "/seed"),
        ("POST", "/registries", "{'reach':{}}", 422, "/reach"),
        ("POST", "/registries", "{'reach':{'suffix':'with space'}}", 422, "/reach/suffix"),
        ("POST", "/registries", "{'reach':{'port':70000}}", 422, "/reach/port"),
        ("POST", "/registries", "{'clock':{'speed':-1}}", 422, "/clock/speed"),
        ("POST", "/registries", "{'clock':{'start':'tomorrow'}}", 422, "/clock/start"),
        ("POST", "/registries", "{", 400, nil),
        ("POST", "/registries", "", 400, nil),
        ("DELETE", "/registries/default", "", 409, nil),
        ("PATCH", "/registries/default", "{}", 422, "/label"),
        ("PATCH", "/registries/default", "{'label':''}", 422, "/label"),
        ("POST", "/registries", "{'label':'\(String(repeating: "x", count: 65))'}", 422, "/label"),
        ("GET", "/registries/default/events?since=yesterday", "", 400, nil),
        ("GET", "/registries/default/journal?before=9&after=1", "", 422, nil),
        ("POST", "/registries/default/reset", "{}", 400, nil),
        ("POST", "/registries/default/snapshots", "{'name':'a/b'}", 422, "/name"),
        ("POST", "/registries/default/snapshots/none/restore", "", 404, nil),
        ("POST", "/registries/default/clock/advance", "{'by':'-1d'}", 422, "/by"),
        ("POST", "/registries/default/clock/advance", "{'by':'99999999d'}", 422, "/by"),
        ("POST", "/registries/default/clock/advance", "{'by':'5 days'}", 422, "/by"),
        ("POST", "/registries/default/clock/set", "{'now':'9999-01-01T00:00:00Z'}", 422, "/now"),
        ("POST", "/registries/default/clock/speed", "{'speed':1e300}", 422, "/speed"),
        (
            "PUT", "/registries/default/state", "{'registrars':[],'domains':[{'name':'a.example','sponsor':'x'}]}", 422,
            "/domains/0/sponsor"
        ),
        ("PUT", "/registries/default/registrars/abc", "{'id':'other','password':'abc-Pass1'}", 422, "/id"),
        ("PUT", "/registries/default/registrars/abc", "{'id':'abc','password':'short'}", 422, "/password"),
        ("PUT", "/registries/default/domains/x.nowhere", "{'name':'x.nowhere','sponsor':'alpha'}", 422, "/name"),
        ("PATCH", "/registries/default/domains/alpha-1.example", "{'registrant':'NOBODY'}", 422, "/registrant"),
        ("PATCH", "/registries/default/domains/alpha-1.example", "{'number':77}", 422, "/number"),
        ("PATCH", "/registries/default/domains/alpha-1.example", "{'statuses':['pendingDelete']}", 422, "/statuses"),
        (
            "PATCH", "/registries/default/domains/alpha-1.example",
            "{'statuses':['pendingUpdate','serverUpdateProhibited']}", 422, "/statuses"
        ),
        ("PATCH", "/registries/default/domains/alpha-1.example", "{'colour':'red'}", 422, "/colour"),
        ("PATCH", "/registries/default/domains/none.example", "{}", 404, nil),
        ("DELETE", "/registries/default/domains/alpha-1.example", "", 409, nil),
        ("DELETE", "/registries/default/hosts/ns1.alpha-1.example", "", 409, nil),
        ("DELETE", "/registries/default/contacts/ALPHA-1", "", 409, nil),
        ("DELETE", "/registries/default/registrars/alpha", "", 409, nil),
        ("POST", "/registries/default/messages", "{'to':'nobody','text':'x'}", 422, "/to"),
        ("DELETE", "/registries/default/messages/4711", "", 404, nil),
        ("POST", "/registries/default/faults", "{'effect':{'explode':{}}}", 422, "/effect/explode"),
        (
            "POST", "/registries/default/faults", "{'effect':{'delay':{'milliseconds':5},'explode':{}}}", 422,
            "/effect/explode"
        ),
        ("POST", "/registries/default/faults", "{'effect':{'delay':{'seconds':5}}}", 422, "/effect/delay/milliseconds"),
        ("POST", "/registries/default/faults", "{'effect':{'delay':{'milliseconds':5,'x':1}}}", 422, "/effect/delay/x"),
        (
            "POST", "/registries/default/faults", "{'match':{'probability':2},'effect':{'refuseName':{}}}", 422,
            "/match/probability"
        ),
        ("POST", "/registries/default/faults", "{'remaining':0,'effect':{'refuseName':{}}}", 422, "/remaining"),
        ("PUT", "/registries/default/faults/a", "{'id':'b','effect':{'refuseName':{}}}", 422, "/id"),
        (
            "POST", "/registries/default/faults", "{'match':{'command':'domain:transfr'},'effect':{'neverAnswer':{}}}",
            422,
            "/match/command"
        ),
        ("POST", "/registries/default/faults", "{'effect':{'result':{'code':9999}}}", 422, "/effect/result/code"),
        ("DELETE", "/registries/default/faults/none", "", 404, nil),
        ("GET", "/registries/default/journal?kind=opened,unknown", "", 400, nil),
        ("POST", "/registries/default/journal/assertions", "{'assertions':[{}]}", 422, "/assertions/0"),
        (
            "POST", "/registries/default/journal/assertions", "{'assertions':[{'atLeast':3,'atMost':2}]}", 422,
            "/assertions/0"
        ),
        ("GET", "/registries/default/domains?limit=0", "", 400, nil),
        ("GET", "/registries/default/domains?colour=red", "", 400, nil),
    ]

    @Test("Every refusal says what is wrong and where, and changes nothing")
    func refusals() throws {
        let bench = try ControlBench()
        let before = bench.registry.seed()
        for (method, path, body, status, field) in Self.refusals {
            let answer = try bench.call(method, path, body)
            let text = String(decoding: answer.body.bytes, as: UTF8.self)
            #expect(answer.status == status, "\(method) \(path) \(body): \(text)")
            #expect(answer.field == field, "\(method) \(path) \(body): \(text)")
        }
        #expect(bench.registry.seed() == before)
    }

    @Test("What was changed is as it was after a restore and after a reset, the clock included")
    func restoring() throws {
        let bench = try ControlBench()
        let path = "/registries/default"
        let start = try bench.call("GET", "\(path)/state").body
        try bench.call("POST", "\(path)/clock/advance", "{'by':'1d'}")
        try bench.call("PUT", "\(path)/registrars/omega", "{'id':'omega','password':'omega-Pass1'}")
        let noted = try bench.call("GET", "\(path)/state").body
        try bench.call("POST", "\(path)/snapshots", "{'name':'noted'}")
        try bench.call("DELETE", "\(path)/registrars/omega")
        try bench.call("POST", "\(path)/clock/advance", "{'by':'400d'}")
        #expect(try bench.call("GET", "\(path)/state").body != noted)
        try bench.call("POST", "\(path)/snapshots/noted/restore")
        #expect(try bench.call("GET", "\(path)/state").body == noted)
        #expect(try bench.call("GET", "\(path)/clock").body["now"] == "2026-01-02T00:00:00.0Z")
        try bench.call("POST", "\(path)/reset")
        #expect(try bench.call("GET", "\(path)/state").body == start)
        #expect(try bench.call("GET", "\(path)/clock").body["now"] == "2026-01-01T00:00:00.0Z")
    }

    @Test("A state that was written out makes an equal registry")
    func copying() throws {
        let bench = try ControlBench()
        let state = try bench.call("GET", "/registries/default/state").body
        try bench.call(
            "POST",
            "/registries",
            "{'id':'copy','seed':'empty','clock':{'start':'2026-01-01T00:00:00Z','speed':0}}"
        )
        #expect(
            try bench.call("PUT", "/registries/copy/state", String(decoding: state.bytes, as: UTF8.self)).status == 204
        )
        #expect(try bench.call("GET", "/registries/copy/state").body == state)
    }

    @Test("The document knows every effect that a fault can have, and no other")
    func effects() throws {
        let bench = try ControlBench()
        let samples = FaultEffect.samples
        for sample in samples {
            let rule = try JSONValue(reading: JSONText.bytes(of: FaultRule(id: "one", effect: sample)))
            let text = String(decoding: rule.bytes, as: UTF8.self)
            let answer = try bench.call("POST", "/registries/default/faults", text)
            #expect(answer.status == 201)
            #expect(answer.body["effect"] == rule["effect"])
        }
        let document = bench.api.document.json["components"]?["schemas"]?["Fault"]?["properties"]?["effect"]
        guard case .object(let known)? = document?["properties"] else { return #expect(document != nil) }
        #expect(known.count == samples.count)
    }
}
