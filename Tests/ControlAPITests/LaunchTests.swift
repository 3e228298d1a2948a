import Hosting
import JSON
import Marks
import MockRegistry
import Registry
import Session
import TestSupport
import Testing

/// A launch by the control API: what the operator does is what registrars see.
@Suite struct LaunchTests {
    private static let path = "/registries/launch"
    private static let phases = """
        {'basis':'gtld','launch':{'phases':[{'kind':'sunrise','begin':'2026-01-01T00:00:00Z','creates':'application'},
        {'kind':'claims','begin':'2026-01-01T00:00:00Z'}]}}
        """

    private func bench() throws -> ControlBench {
        let bench = try ControlBench()
        let plan = "{'id':'launch','policy':\(Self.phases),'clock':{'start':'2026-01-01T00:00:00Z','speed':0}}"
        #expect(try bench.call("POST", "/registries", plan).status == 201)
        return bench
    }

    @Test func theListOfMarksThatWereTakenBackIsBounded() throws {
        let bench = try bench()
        let store = try #require(bench.registry.registries.directory["launch"]).server.store
        store.operate { world, now in
            let one = RevokedMark(id: "1-1", at: now)
            world.wholePolicy.launch.revokedMarks = Array(repeating: one, count: ClearingHouseList.most)
        }
        #expect(try bench.call("POST", "\(Self.path)/marks/2-2/revocation").status == 409)
        #expect(try bench.call("POST", "\(Self.path)/marks/1-1/revocation").status == 204)
        store.operate { world, _ in _ = world.wholePolicy.launch.revokedMarks.removeLast() }
        #expect(try bench.call("POST", "\(Self.path)/marks/2-2/revocation").status == 204)
    }

    /// What a registrar is answered to a command.
    private func answer(_ bench: ControlBench, _ command: String, _ extension: String) throws -> String {
        let xml = """
            <epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command>\(command)<extension>\(`extension`)</extension></command></epp>
            """
        let escaped = xml.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        let body = Array("{\"xml\":\"\(escaped)\"}".utf8)
        return try bench.send("POST", "\(Self.path)/registrars/beta/commands", body).body["answer"]?.string ?? ""
    }

    private static func launch(_ verb: String, _ attributes: String = "", _ inside: String) -> String {
        "<launch:\(verb) xmlns:launch=\"urn:ietf:params:xml:ns:launch-1.0\"\(attributes)>\(inside)</launch:\(verb)>"
    }

    private static func create(_ name: String) -> String {
        """
        <create><domain:create xmlns:domain="urn:ietf:params:xml:ns:domain-1.0"><domain:name>\(name)</domain:name>\
        <domain:registrant>ALPHA-1</domain:registrant><domain:authInfo><domain:pw>2fooBAR-Auth1xyzw</domain:pw>\
        </domain:authInfo></domain:create></create>
        """
    }

    /// By the test authority that is built in: signed, sent, taken back, sent again.
    @Test func aMarkThatTheServerSignsIsTakenUntilItIsRevoked() throws {
        let bench = try bench()
        func apply(_ name: String) throws -> String {
            let body = "{'labels':['wanted','desired'],'id':'1-65535'}"
            let mark = try bench.call("POST", "\(Self.path)/marks?form=encoded", body).body.string ?? ""
            let encoded =
                "<smd:encodedSignedMark xmlns:smd=\"urn:ietf:params:xml:ns:signedMark-1.0\">\(mark)</smd:encodedSignedMark>"
            let launch = Self.launch("create", "", "<launch:phase>sunrise</launch:phase>\(encoded)")
            return try answer(bench, Self.create(name), launch)
        }
        let first = try apply("wanted.example")
        #expect(first.contains("code=\"1001\""), "\(first)")
        try bench.call("POST", "\(Self.path)/marks/1-65535/revocation")
        let second = try apply("desired.example")
        #expect(second.contains("the mark 1-65535 was revoked at 2026-01-01T00:00:00.0Z"), "\(second)")
        try bench.call("POST", "\(Self.path)/reset")
        #expect(try apply("desired.example").contains("code=\"1001\""))
    }

    @Test func aNoticeThatIsLookedUpIsTakenWithItsCreate() throws {
        let bench = try bench()
        let row = "wanted,2026010100/2/6/9/abc,2026-01-01T00:00:00Z"
        let list = "1,2026-01-01T00:00:00Z\\nDNL,lookup-key,insertion-datetime\\n\(row)\\n"
        try bench.call("PUT", "\(Self.path)/dnl.csv", "{'list':'\(list)'}")
        let notice = try bench.call("GET", "\(Self.path)/cnis/2026010100/2/6/9/abc.xml").body.string ?? ""
        let id = notice.firstMatch(of: /<tmNotice:id>([^<]*)/)?.1 ?? ""
        let notAfter = notice.firstMatch(of: /<tmNotice:notAfter>([^<]*)/)?.1 ?? ""
        func create(_ id: String) throws -> String {
            let accepted = "<launch:acceptedDate>2026-01-01T00:00:00Z</launch:acceptedDate>"
            let inside = """
                <launch:phase>claims</launch:phase><launch:notice><launch:noticeID>\(id)</launch:noticeID>\
                <launch:notAfter>\(notAfter)</launch:notAfter>\(accepted)</launch:notice>
                """
            return try answer(bench, Self.create("wanted.example"), Self.launch("create", "", inside))
        }
        #expect(try create("00000000\(id.dropFirst(8))").contains("the checksum is not that"))
        let good = try create(String(id))
        #expect(good.contains("code=\"1000\""), "\(good)")
    }

    @Test func aStatusOfTheRegistrysOwnHasAName() throws {
        let bench = try bench()
        let application = "{'id':'A-1','phase':'sunrise','domain':{'name':'wanted.example','sponsor':'beta'}}"
        try bench.call("PUT", "\(Self.path)/applications/A-1", application)
        let path = "\(Self.path)/applications/A-1"
        #expect(try bench.call("PATCH", path, "{'status':'custom'}").status == 422)
        let change = "{'status':'custom','statusName':'review','statusText':'Looked into.'}"
        #expect(try bench.call("PATCH", path, change).body["statusName"] == "review")
        let info = """
            <info><domain:info xmlns:domain="urn:ietf:params:xml:ns:domain-1.0"><domain:name>wanted.example</domain:name>\
            </domain:info></info>
            """
        let reference = "<launch:phase>sunrise</launch:phase><launch:applicationID>A-1</launch:applicationID>"
        let shown = try answer(bench, info, Self.launch("info", "", reference))
        #expect(shown.contains("<launch:status s=\"custom\" name=\"review\">Looked into.</launch:status>"), "\(shown)")
        let told = try bench.call("GET", "\(Self.path)/messages?to=beta").body
        #expect(String(decoding: told.bytes, as: UTF8.self).contains("Application A-1: review."))
        try bench.call("PATCH", path, "{'status':'validated','statusName':null,'statusText':null}")
        #expect(
            try answer(bench, info, Self.launch("info", "", reference)).contains("<launch:status s=\"validated\"/>")
        )
    }
}
