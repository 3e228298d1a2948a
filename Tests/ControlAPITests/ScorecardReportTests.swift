import HTTP
import JSON
import MockRegistry
import TestSupport
import Testing
import XML

/// Reports on scorecards, in each form.
@Suite("Reports on scorecards")
struct ScorecardReportTests {
    private static let hostile = "a</td><script>alert(1)</script>&amp;`|**b**\\|]]>\u{202E}x"
    private static let path = "/registries/default/scorecards/mine"

    /// A card whose every text is hostile, and a client whose every text is.
    private static func bench() throws -> ControlBench {
        let bench = try ControlBench { $0.randomSeed = 1 }
        let step: (String, JSONValue) -> JSONValue = { id, expect in
            [
                "id": .string(id), "title": .string(hostile), "rule": .string(hostile), "from": [.string(hostile)],
                "expect": expect,
            ]
        }
        let card: JSONValue = [
            "name": "mine", "title": .string(hostile), "proves": .string(hostile), "sources": [.string(hostile)],
            "registry": [
                "policy": ["basis": "tac", "name": "lab"],
                "seed": ["registrars": [["id": "alpha", "password": "my-Secret-1"]]],
            ],
            "steps": [
                step("info", ["command": "domain:info", "codes": [2005]]),
                step("failed", ["command": "domain:info", "codes": [1000]]),
                step(
                    "missing",
                    ["command": "domain:check", "name": .string(hostile), "via": .string(hostile)]
                ),
                step("agent", ["command": "login", "codes": [2002]]),
            ],
        ]
        #expect(try bench.send("PUT", path, card.bytes).status == 200)
        #expect(try bench.call("POST", path, "{'do':'start'}").status == 200)
        let escaped = hostile.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        let info = """
            <epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command><info><domain:info \
            xmlns:domain="urn:ietf:params:xml:ns:domain-1.0"><domain:name>\(escaped)</domain:name>\
            <domain:authInfo><domain:pw>my-Secret-1</domain:pw></domain:authInfo>\
            </domain:info></info><clTRID>\(escaped)</clTRID></command></epp>
            """
        for frame in [info, Self.login(escaped)] {
            let body = JSONValue.object(["xml": .string(frame)]).bytes
            _ = try bench.send("POST", "/registries/default/registrars/alpha/commands", body)
        }
        return bench
    }

    /// By a client whose user agent is as hostile as the rest (RFC 8807 §4).
    private static func login(_ hostile: String) -> String {
        """
        <epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command><login><clID>alpha</clID><pw>my-Secret-1</pw>\
        <options><version>1.0</version><lang>en</lang></options>\
        <svcs><objURI>urn:ietf:params:xml:ns:domain-1.0</objURI></svcs></login><extension>\
        <loginSec:loginSec xmlns:loginSec="urn:ietf:params:xml:ns:epp:loginSec-1.0"><loginSec:userAgent>\
        <loginSec:app>\(hostile)</loginSec:app></loginSec:userAgent></loginSec:loginSec></extension>\
        <clTRID>\(hostile)</clTRID></command></epp>
        """
    }

    private static func report(_ bench: ControlBench, _ format: String) throws -> String {
        let answer = try bench.call("GET", "\(path)/report?format=\(format)&registrar=alpha")
        #expect(answer.status == 200)
        return String(decoding: answer.bytes, as: UTF8.self)
    }

    @Test(arguments: ["json", "junit", "markdown", "html"])
    func isTheSameForTheSameRun(_ format: String) throws {
        let first = try Self.report(try Self.bench(), format)
        #expect(try Self.report(try Self.bench(), format) == first)
        #expect(!first.contains("my-Secret-1") && (format == "junit" || first.contains("***")))
    }

    @Test func pagesShowMarkupAsText() throws {
        let page = try Self.report(try Self.bench(), "html")
        #expect(!page.contains("<script") && !page.contains("\u{202E}") && page.contains("@media print"))
        #expect(page.contains("a&lt;/td&gt;&lt;script&gt;alert(1)"))
        #expect(page.contains("&lt;loginSec:app&gt;a&amp;lt;/td&amp;gt;"))
        let root = try XMLReader().read(Array(page.replacing("<!DOCTYPE html>", with: "").utf8))
        #expect(root.first("body")?.first("section")?.first("h2")?.text == "alpha: failed, 2 of 4 steps passed")
        let shown = Self.hostile.replacing("\u{202E}", with: "\u{FFFD}")
        #expect(root.first("body")?.first("ul")?.first("li")?.text == shown)
        let cells =
            root.first("body")?.first("section")?.first("div")?.first("table")?.first("tbody")?.first("tr")?.all("td")
            ?? []
        #expect(cells.map(\.text).filter { $0 == shown }.count == 1, "the title, \(cells.map(\.text))")
    }

    /// What is JSON says it as it is: nobody has to escape it but who shows it.
    @Test func aDocumentHasTheTextItself() throws {
        let report = try JSONValue(reading: Array(try Self.report(try Self.bench(), "json").utf8))
        let card = report["card"]
        #expect(card?["title"]?.string == Self.hostile && card?["proves"]?.string == Self.hostile)
        #expect(card?["sources"]?[0]?.string == Self.hostile && card?["policy"] == "lab")
        for index in 0..<4 {
            let step = card?["steps"]?[index]
            #expect(step?["title"]?.string == Self.hostile && step?["rule"]?.string == Self.hostile)
            #expect(step?["from"]?[0]?.string == Self.hostile)
        }
        let frames = report["frames"]?["alpha"]
        #expect(frames?[0]?["request"]?.string?.contains("a&lt;/td&gt;&lt;script&gt;") == true)
        #expect(card?["steps"]?[2]?["expected"]?.string?.contains(Self.hostile) == true)
    }

    @Test func aSuiteHasItAsAttributesAndText() throws {
        let text = try Self.report(try Self.bench(), "junit")
        #expect(!text.contains("<script") && !text.contains("\u{202E}"))
        let cases = try XMLReader().read(Array(text.utf8)).first("testsuite")?.all("testcase") ?? []
        let shown = Self.hostile.replacing("\u{202E}", with: "\u{FFFD}")
        #expect(
            cases.map { $0[attribute: "name"] } == ["info", "failed", "missing", "agent"].map { "\($0): \(shown)" }
        )
        #expect(cases[2].first("failure")?[attribute: "message"]?.contains(shown) == true)
    }

    /// A span ends at as many backquotes as it began with.
    private static func withoutSpans(_ line: Substring) -> String {
        var (rest, left) = ("", line)
        while let start = left.firstIndex(of: "`") {
            rest += left[..<start]
            let fence = left[start...].prefix { $0 == "`" }
            left = left[fence.endIndex...]
            while let next = left.firstIndex(of: "`") {
                let run = left[next...].prefix { $0 == "`" }
                left = left[run.endIndex...]
                if run.count == fence.count { break }
            }
        }
        return rest + left
    }

    /// Everything from outside stands in spans and blocks: what is left has no markup.
    @Test func whatIsLeftOfMarkdownIsOurs() throws {
        let text = try Self.report(try Self.bench(), "markdown")
        let withoutBlocks = text.replacing(/(?s)(`{3,})xml\n.*?\n\1\n/, with: "")
        #expect(withoutBlocks.count < text.count)
        let rest = withoutBlocks.split(separator: "\n").map(Self.withoutSpans).joined(separator: "\n")
        #expect(!rest.contains("<") && !rest.contains("script") && !rest.contains("**"), "\(rest)")
    }

    @Test func tablesOfMarkdownStayWhole() throws {
        let text = try Self.report(try Self.bench(), "markdown")
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
        #expect(Set(rows.map { $0.replacing("\\|", with: "").filter { $0 == "|" }.count }) == [9], "\(rows)")
        #expect(rows.count == 6)
    }

    @Test func whatIsNotPassedFailsForCI() throws {
        let root = try XMLReader().read(Array(try Self.report(try Self.bench(), "junit").utf8))
        let suite = try #require(root.first("testsuite"))
        #expect(suite[attribute: "tests"] == "4" && suite[attribute: "failures"] == "2")
        #expect(
            suite.all("testcase").map { $0.first("failure")?[attribute: "type"] } == [nil, "failed", "notSeen", nil]
        )
    }

    @Test func cardsAreTurned() throws {
        let bench = try Self.bench()
        #expect(try bench.call("GET", Self.path).body["state"] == "watched")
        #expect(try bench.call("GET", Self.path).body["registrars"]?[0]?["passed"] == 2)
        #expect(try bench.call("GET", "\(Self.path)?registrar=beta").body["registrars"]?[0]?["passed"] == 0)
        #expect(try bench.call("GET", "\(Self.path)?registrar=nobody").status == 404)
        #expect(try bench.call("POST", Self.path, "{'do':'stop'}").body["state"] == "stopped")
        #expect(try bench.call("POST", Self.path, "{'do':'reset'}").body["registrars"] == [])
        #expect(try bench.call("POST", Self.path, "{'do':'start','run':true}").field == "/registrar")
        #expect(
            try bench.call("POST", Self.path, "{'do':'start','run':true,'registrar':'beta'}").body["state"] == "run"
        )
        #expect(try bench.call("DELETE", Self.path).status == 204)
        #expect(try bench.call("GET", Self.path).status == 404)
        #expect(try bench.call("POST", "/registries/default/scorecards/tac", "{'do':'stop'}").status == 409)
    }

    @Test func cardsAndTheirStepsAreBounded() throws {
        let bench = try ControlBench()
        func bring(_ name: String, steps: Int) throws -> ControlBench.Answer {
            let list = (1...steps).map { "{'id':'s\($0)','title':'','rule':'','expect':{'command':'domain:info'}}" }
            return try bench.call(
                "PUT",
                "/registries/default/scorecards/\(name)",
                "{'name':'\(name)','title':'','proves':'','steps':[\(list.joined(separator: ","))]}"
            )
        }
        #expect(try bring("long", steps: 1001).field == "/steps")
        #expect(try bring("long", steps: 1000).status == 200)
        for number in 2...100 { #expect(try bring("card-\(number)", steps: 1).status == 200) }
        #expect(try bring("one-more", steps: 1).status == 409)
        #expect(try bring("long", steps: 1).status == 200, "in its own place")
    }

    @Test func whatIsWrongWithACardIsToldWithItsPlace() throws {
        let bench = try ControlBench()
        let body =
            "{'name':'mine','title':'','proves':'',\n'steps':[\n{'id':'a','title':'','rule':'','expect':{'comand':'x'}}]}"
        let answer = try bench.call("PUT", Self.path, body)
        #expect(answer.status == 422 && answer.field == "/steps/0/expect/comand" && answer.body["line"] == 3)
        let registry =
            "{'name':'mine','title':'','proves':'',\n'registry':{'policy':{\n'basis':'none'}},'steps':[{'id':'a','title':'','rule':'','expect':{}}]}"
        let other = try bench.call("PUT", Self.path, registry)
        #expect(other.status == 422 && other.field == "/registry/policy/basis" && other.body["line"] == 3)
        #expect(
            try bench.call(
                "PUT",
                "/registries/default/scorecards/other",
                "{'name':'mine','title':'','proves':'','steps':[{'id':'a','title':'','rule':'','expect':{}}]}"
            ).field == "/name"
        )
    }
}
