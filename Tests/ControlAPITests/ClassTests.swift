import HTTP
import Hosting
import JSON
import Journal
import Session
import TLS
import TestSupport
import Testing

/// Classes: a registry for each student, one view for the trainer.
@Suite("Classes")
struct ClassTests {
    private static let hostile = "<b>Bo</b> & `Co`"
    private static let path = "/classes/spring"

    private static func bench() throws -> ControlBench {
        let bench = try ControlBench()
        let plan: JSONValue = ["id": "spring", "exercise": "answer-lost", "students": ["Ada", .string(hostile)]]
        #expect(try bench.send("POST", "/classes", plan.bytes).status == 201)
        return bench
    }

    private static func info(_ bench: ControlBench, _ registry: String, _ command: String = "create") throws {
        let xml = """
            <epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command><\(command)><domain:\(command) \
            xmlns:domain='urn:ietf:params:xml:ns:domain-1.0'><domain:name>oak.example</domain:name>\
            \(command == "create" ? "<domain:authInfo><domain:pw/></domain:authInfo>" : "")\
            </domain:\(command)></\(command)></command></epp>
            """
        let body = JSONValue.object(["xml": .string(xml)]).bytes
        _ = try bench.send("POST", "/registries/\(registry)/registrars/alpha/commands", body)
    }

    @Test func everyStudentIsJudgedAlone() throws {
        let bench = try Self.bench()
        try Self.info(bench, "spring-1")
        try Self.info(bench, "spring-1", "info")
        let students = try bench.call("GET", Self.path).body["students"]
        #expect(students?[0]?["passed"] == 1 && students?[0]?["verdicts"] == ["found-out": "passed", "once": "kept"])
        #expect(students?[1]?["passed"] == 0 && students?[1]?["name"]?.string == Self.hostile)
        let domains = try bench.call("GET", "/registries/spring-2/domains/oak.example")
        #expect(domains.status == 404)
    }

    @Test func accountsAreTheirOwn() throws {
        let bench = try Self.bench()
        let passwords = try (1...2).map { number in
            try bench.call("GET", "/registries/spring-\(number)/exercise").body["password"]?.string ?? ""
        }
        #expect(passwords[0] != passwords[1] && passwords.allSatisfy { $0.count > 10 })
        let page = String(decoding: try bench.call("GET", "\(Self.path)/hand-outs").bytes, as: UTF8.self)
        for password in passwords { #expect(page.contains(password)) }
        #expect(page.contains("&lt;b&gt;Bo&lt;/b&gt; &amp; `Co`") && !page.contains("<b>"))
        #expect(page.contains("alpha-spring1") && page.contains("mrt.spring-2.") && page.contains("break-after: page"))
        let one = try bench.call("GET", "\(Self.path)/hand-outs?registry=spring-2").bytes
        #expect(!String(decoding: one, as: UTF8.self).contains(passwords[0]))
        #expect(try bench.call("GET", "\(Self.path)/hand-outs?registry=default").status == 404)
        // A reset is no new password.
        #expect(try bench.call("POST", "/registries/spring-1/reset").status == 204)
        #expect(try bench.call("GET", "/registries/spring-1/exercise").body["password"]?.string == passwords[0])
    }

    @Test func trainersTellEverybody() throws {
        let bench = try Self.bench()
        let clock = { try bench.call("GET", "/registries/spring-2/clock").body["now"]?.string }
        #expect(try bench.call("POST", Self.path, "{'advance':'5d'}").status == 200)
        #expect(try clock()?.hasPrefix("2026-01-06") == true)
        let count = try bench.call("GET", "/registries/spring-2/messages?to=alpha").body
        #expect(try bench.call("POST", Self.path, "{'message':'Five minutes left.'}").status == 200)
        let messages = try bench.call("GET", "/registries/spring-2/messages?to=alpha").body
        #expect(messages != count && String(decoding: messages.bytes, as: UTF8.self).contains("Five minutes left."))
        try Self.info(bench, "spring-1")
        #expect(try bench.call("POST", "/registries/spring-1/clock/speed", "{'speed':60}").status == 200)
        #expect(try bench.call("POST", Self.path, "{'freeze':true}").status == 200)
        #expect(try bench.call("GET", "/registries/spring-1/clock").body["isFrozen"] == true)
        let anew = try bench.call("POST", Self.path, "{'reset':true}").body["students"]?[0]
        #expect(anew?["verdicts"] == ["found-out": "notSeen", "once": "notSeen"])
        #expect(try bench.call("GET", "/registries/spring-1/domains/oak.example").status == 404)
        #expect(try bench.call("POST", Self.path, "{'advance':'5d','reset':true}").status == 422)
    }

    /// By the registry or by the name; whom nobody knows is told, and nothing happens.
    @Test(arguments: ["spring-2", "<b>Bo</b> & `Co`"])
    func trainersTellOne(_ student: String) throws {
        let bench = try Self.bench()
        func clock(_ number: Int) throws -> JSONValue? {
            try bench.call("GET", "/registries/spring-\(number)/clock").body
        }
        func tell(_ field: String, _ value: JSONValue) throws -> ControlBench.Answer {
            try bench.send("POST", Self.path, JSONValue.object([field: value, "student": .string(student)]).bytes)
        }
        let before = try clock(1)?["now"]
        let told = try tell("advance", "5d")
        #expect(
            told.status == 200 && told.body["students"]?[1]?["clock"]?["now"]?.string?.hasPrefix("2026-01-06") == true
        )
        #expect(try clock(1)?["now"] == before)
        #expect(try tell("speed", 60).status == 200)
        #expect(try clock(2)?["speed"] == 60 && clock(1)?["speed"] == 0)
        #expect(try tell("freeze", true).status == 200)
        #expect(try clock(2)?["isFrozen"] == true)
        #expect(try tell("message", "Well done, Bo.").status == 200)
        let messages = try (1...2).map { try bench.call("GET", "/registries/spring-\($0)/messages").bytes }
        #expect(messages.map { String(decoding: $0, as: UTF8.self).contains("Well done, Bo.") } == [false, true])
        try Self.info(bench, "spring-1")
        try Self.info(bench, "spring-2")
        #expect(try tell("reset", true).status == 200)
        #expect(try bench.call("GET", "/registries/spring-1/domains/oak.example").status == 200)
        #expect(try bench.call("GET", "/registries/spring-2/domains/oak.example").status == 404)
    }

    @Test(arguments: [
        ("{'advance':'1d','student':'Cleo'}", "/student"), ("{'student':'spring-1'}", ""),
        ("{'speed':-1}", "/speed"), ("{'speed':1,'freeze':true}", ""), ("{'advance':'36526d'}", "/advance"),
        ("{'advance':'1d','students':'Ada'}", "/students"),
    ])
    func whatTheTrainerCannotMeanIsRefused(_ body: String, _ field: String) throws {
        let answer = try Self.bench().call("POST", Self.path, body)
        #expect(answer.status == 422 && answer.field == field, "\(answer.body)")
    }

    @Test func aNameThatSeveralHaveMeansNobody() throws {
        let bench = try ControlBench()
        let plan = "{'id':'two','exercise':'answer-lost','students':['Bo','Bo']}"
        #expect(try bench.call("POST", "/classes", plan).status == 201)
        #expect(try bench.call("POST", "/classes/two", "{'reset':true,'student':'Bo'}").field == "/student")
        #expect(try bench.call("POST", "/classes/two", "{'reset':true,'student':'two-1'}").status == 200)
    }

    /// A registry that is ended by itself takes its student along, and nobody else.
    @Test func whoseRegistryHasGoneIsNotInTheClassAnyMore() throws {
        let bench = try Self.bench()
        #expect(try bench.call("DELETE", "/registries/spring-1").status == 204)
        let students = try bench.call("GET", Self.path).body["students"]
        #expect(students?[0]?["registry"] == "spring-2" && students?[1] == nil)
        #expect(try bench.call("POST", Self.path, "{'advance':'1d'}").status == 200)
        #expect(try bench.call("DELETE", Self.path).status == 204)
    }

    /// Each is good for one account: the account's own registrar is told by the certificate itself.
    @Test func certificatesAreTheirOwn() throws {
        let bench = try ControlBench()
        let plan = "{'id':'spring','exercise':'answer-lost','students':['Ada','Bo'],'certificates':true}"
        #expect(try bench.call("POST", "/classes", plan).status == 201)
        func told(_ number: Int, _ method: String = "GET") throws -> String {
            let answer = try bench.call(method, "/registries/spring-\(number)/exercise/certificate")
            #expect(answer.status == 200 && answer.fields["Cache-Control"] == "no-store")
            return String(decoding: answer.bytes, as: UTF8.self)
        }
        func accepted(_ number: Int) throws -> String? {
            try bench.call("GET", "/registries/spring-\(number)/registrars/alpha").body["certificate"]?.string
        }
        let (ada, bo) = try (told(1), told(2))
        #expect(ada != bo && ada.contains("BEGIN CERTIFICATE") && ada.contains("PRIVATE KEY"))
        for (number, text) in [(1, ada), (2, bo)] {
            let identity = TLSIdentity(chain: PEM(text), key: PEM(text))
            #expect(try accepted(number) == identity.fingerprint)
        }
        let before = try accepted(1)
        let anew = try told(1, "POST")
        #expect(try anew != ada && told(1) == anew && accepted(1) != before)
        let page = String(decoding: try bench.call("GET", "\(Self.path)/hand-outs").bytes, as: UTF8.self)
        #expect(page.contains("/registries/spring-2/exercise/certificate") && !page.contains("PRIVATE KEY"))
        #expect(try bench.call("GET", "/registries/default/exercise/certificate").status == 404)
        #expect(try bench.call("POST", "/registries/default/exercise/certificate").status == 409)
    }

    @Test func reportsComeInOneArchive() throws {
        let bench = try Self.bench()
        try Self.info(bench, "spring-1")
        let archive = try bench.call("GET", "\(Self.path)/archive").bytes
        var (names, offset): ([String], Int) = ([], 0)
        while offset + 512 <= archive.count, archive[offset] != 0 {
            let header = archive[offset..<offset + 512]
            names.append(String(decoding: header.prefix { $0 != 0 }, as: UTF8.self))
            let size = String(decoding: archive[(offset + 124)..<(offset + 135)], as: UTF8.self)
            let sum = String(decoding: archive[(offset + 148)..<(offset + 154)], as: UTF8.self)
            let plain = header.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) }
            #expect(Int(sum, radix: 8) == plain)
            offset += 512 + (try #require(Int(size, radix: 8)) + 511) / 512 * 512
        }
        #expect(names.count == 9 && names.contains("spring/spring-2.html") && archive.count == offset + 1024)
        #expect(String(decoding: archive, as: UTF8.self).contains("&lt;b&gt;Bo&lt;/b&gt;"))
        #expect(try bench.call("DELETE", Self.path).status == 204)
        #expect(try bench.call("GET", "/registries/spring-1").status == 404)
        #expect(try bench.call("GET", Self.path).status == 404)
    }

    @Test(arguments: [
        ("{'id':'Spring','exercise':'answer-lost','students':['A']}", "/id"),
        ("{'id':'s','exercise':'answer-loss','students':['A']}", "/exercise"),
        ("{'id':'s','exercise':'answer-lost','students':[]}", "/students"),
        ("{'id':'s','exercise':'answer-lost','students':['A','']}", "/students/1"),
        ("{'id':'s','exercise':'answer-lost','students':['A'],'reach':'name'}", "/reach"),
        ("{'id':'spring','exercise':'answer-lost','students':['A']}", "/id"),
    ])
    func whatIsWrongIsToldWithItsPlace(_ body: String, _ field: String) throws {
        let answer = try Self.bench().call("POST", "/classes", body)
        #expect(answer.status == 422 && answer.field == field, "\(answer.body)")
    }

    @Test func classesAreBounded() throws {
        let bench = try ControlBench()
        func open(_ id: String, students: Int) throws -> ControlBench.Answer {
            let names = (1...students).map { "'S\($0)'" }.joined(separator: ",")
            return try bench.call("POST", "/classes", "{'id':'\(id)','exercise':'queue-blocked','students':[\(names)]}")
        }
        #expect(try open("large", students: 501).field == "/students")
        for number in 1...20 { #expect(try open("c-\(number)", students: 1).status == 201) }
        #expect(try open("c-21", students: 1).status == 422)
        #expect(try bench.call("DELETE", "/classes/c-1").status == 204)
        #expect(try open("c-21", students: 1).status == 201)
    }

    @Test func nothingIsLeftOfAClassThatCannotBe() throws {
        let bench = try ControlBench()
        #expect(try bench.call("POST", "/registries", "{'id':'spring-2'}").status == 201)
        #expect(
            try bench.call("POST", "/classes", "{'id':'spring','exercise':'key-roll','students':['A','B']}").status
                == 422
        )
        #expect(try bench.call("GET", "/registries/spring-1").status == 404)
        #expect(try bench.call("GET", "/classes").body == [])
        let ports = try bench.call(
            "POST",
            "/classes",
            "{'id':'own','exercise':'key-roll','students':['A','B'],'reach':'port'}"
        )
        #expect(ports.status == 201 && ports.body["students"]?[0]?["port"] != ports.body["students"]?[1]?["port"])
    }
}
