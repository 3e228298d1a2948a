import ControlAPI
import HTTP
import JSON
import MockRegistry
import TestSupport
import Testing
import XML

/// Reports on the journal and on claims, in each form.
@Suite("Reports")
struct ReportTests {
    private static let path = "/registries/default/journal/report"
    /// Markup of every kind that a report is written in, and what turns lines round.
    private static let hostile = "a</td><script>alert(1)</script>&amp;`|**b**\\|]]>\u{202E}x"

    private static func hostileBench() throws -> ControlBench {
        let bench = try ControlBench()
        let escaped = hostile.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        let info = """
            <epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command><info><domain:info \
            xmlns:domain="urn:ietf:params:xml:ns:domain-1.0"><domain:name>\(escaped)</domain:name>\
            </domain:info></info><clTRID>\(escaped)</clTRID></command></epp>
            """
        let body = JSONValue.object(["xml": .string(info)]).bytes
        _ = try bench.send("POST", "/registries/default/registrars/alpha/commands", body)
        try bench.call(
            "POST",
            "/registries/default/faults",
            "{'id':'<b>f`|','match':{'command':'domain:info'},'effect':{'result':{'code':2400}}}"
        )
        let second = JSONValue.object(["xml": .string(info.replacing("clTRID>", with: "clTRID >"))]).bytes
        _ = try bench.send("POST", "/registries/default/registrars/beta/commands", second)
        return bench
    }

    private static let question: [UInt8] = JSONValue.object([
        "title": .string(hostile),
        "assertions": [["name": .string(hostile), "match": ["code": 2302], "atLeast": 1]],
    ]).bytes

    private static func report(_ bench: ControlBench, _ format: String) throws -> String {
        let answer = try bench.send("POST", "\(path)?format=\(format)", question)
        #expect(answer.status == 200 && answer.fields["Claims-Failed"] == "1")
        return String(decoding: answer.bytes, as: UTF8.self)
    }

    /// The same journal makes the same bytes, over the API and from Swift.
    @Test(arguments: ReportFormat.allCases)
    func isTheSameEachTime(_ format: ReportFormat) throws {
        let bench = try Self.hostileBench()
        let first = try Self.report(bench, format.rawValue)
        #expect(try Self.report(bench, format.rawValue) == first)
        let forms: [ReportFormat: RegistryReportFormat] = [
            .markdown: .markdown, .html: .html, .junit: .junit, .jsonl: .jsonLines, .har: .httpArchive,
        ]
        let form = try #require(forms[format])
        let own = try bench.registry.report(form, String(decoding: Self.question, as: UTF8.self))
        #expect(String(decoding: own, as: UTF8.self) == first)
    }

    /// What an entry has changed stands beside it, before and after; of what was made or has gone its name.
    @Test(arguments: [ReportFormat.markdown, .html, .junit]) func changesAreTold(_ format: ReportFormat) throws {
        let bench = try ControlBench()
        try bench.call("PATCH", "/registries/default/domains/alpha-1.example", "{'registrant':null}")
        try bench.call("DELETE", "/registries/default/domains/thin.example")
        let report = String(
            decoding: try bench.send("POST", "\(Self.path)?format=\(format.rawValue)", Array("{}".utf8)).bytes,
            as: UTF8.self
        )
        let quote = format == .markdown ? "\"" : "&quot;"
        let texts = [report, report.replacing(quote, with: "\"")]
        for words in [
            "changed domain alpha-1.example: registrant \"ALPHA-1\" → nothing", "deleted domain thin.example",
        ] {
            #expect(texts.contains { $0.contains(words) }, "\(words) is not in \(report)")
        }
    }

    @Test func htmlShowsMarkupAsText() throws {
        let page = try Self.report(try Self.hostileBench(), "html")
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(!page.contains("<script") && !page.contains("<b>") && !page.contains("\u{202E}"))
        #expect(page.contains("a&lt;/td&gt;&lt;script&gt;alert(1)"))
        // Apart from its doctype the page is well-formed, and its elements are ours alone.
        let root = try XMLReader().read(Array(page.replacing("<!DOCTYPE html>", with: "").utf8))
        #expect(root.name == "html" && root.first("body")?.first("h1") != nil)
        #expect(page.contains("@media print") && page.contains("color-scheme: light dark"))
    }

    @Test func htmlLinksVerdictsToFrames() throws {
        let bench = try Self.hostileBench()
        let page = try Self.report(bench, "html")
        let links = page.matches(of: /href="#(e\d+)"/).map { String($0.1) }
        #expect(links.count >= 4)
        for link in links { #expect(page.contains("id=\"\(link)\"")) }
    }

    @Test func markdownShowsMarkupAsText() throws {
        let text = try Self.report(try Self.hostileBench(), "markdown")
        // Outside of code there is nothing of it.
        let prose = Self.withoutCode(text)
        #expect(!prose.contains("script") && !prose.contains("**b**"), "\(prose)")
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
        let bars = Set(rows.map { $0.replacing("\\|", with: "").filter { $0 == "|" }.count })
        #expect(bars == [4, 11], "\(rows)")
    }

    /// Takes away fenced blocks, and code spans: from a run of backquotes to the next one of the same length.
    private static func withoutCode(_ text: String) -> String {
        var (prose, fence): ([Substring], Substring?) = ([], nil)
        for line in text.split(separator: "\n") {
            let run = line.prefix { $0 == "`" }
            if fence == nil, run.count >= 3, line.hasSuffix("xml") {
                fence = run
            } else if let open = fence {
                if line == open { fence = nil }
            } else {
                prose.append(line)
            }
        }
        return prose.map(withoutSpans).joined(separator: "\n")
    }

    private static func withoutSpans(_ line: Substring) -> String {
        var (rest, kept) = (line, "")
        while let start = rest.firstIndex(of: "`") {
            let run = rest[start...].prefix { $0 == "`" }
            kept += rest[..<start]
            rest = rest[run.endIndex...]
            var search = rest
            while let next = search.firstIndex(of: "`") {
                let other = search[next...].prefix { $0 == "`" }
                search = search[other.endIndex...]
                guard other.count == run.count else { continue }
                rest = search
                break
            }
        }
        return kept + rest
    }

    @Test func jsonLinesAreEntriesAndClaims() throws {
        let bench = try Self.hostileBench()
        let lines = try Self.report(bench, "jsonl").split(separator: "\n").map {
            try JSONValue(reading: Array($0.utf8))
        }
        let entries = lines.filter { $0["kind"]?.string != "claim" }
        let journal = try bench.call("GET", "/registries/default/journal").body["entries"]
        #expect(JSONValue.array(entries) == journal)
        #expect(lines.last?["claim"]?["name"]?.string == Self.hostile && lines.last?["claim"]?["holds"] == false)
    }

    @Test func anArchiveHasAnEntryForEachExchange() throws {
        let text = try Self.report(try Self.hostileBench(), "har")
        let log = try #require(try JSONValue(reading: Array(text.utf8))["log"])
        #expect(log["version"] == "1.2" && log["creator"]?["name"] == "Mock Registry")
        guard case .array(let entries)? = log["entries"] else {
            Issue.record("no entries")
            return
        }
        let infos = entries.filter { $0["request"]?["method"] == "domain:info" }
        #expect(infos.count == 2)
        let first = try #require(infos.first)
        #expect(first["response"]?["status"] == 400 && first["_epp"]?["code"] == 2005)
        #expect(first["response"]?["statusText"] == "2005 Parameter value syntax error")
        #expect(first["request"]?["url"]?.string?.hasPrefix("epp://default/") == true)
        #expect(first["request"]?["postData"]?["text"]?.string?.contains("<domain:info") == true)
        #expect(first["response"]?["content"]?["text"]?.string?.contains("code=\"2005\"") == true)
        #expect(infos.last?["response"]?["status"] == 500)
    }

    @Test func junitTellsWhatHappened() throws {
        let text = try Self.report(try Self.hostileBench(), "junit")
        #expect(try XMLReader().read(Array(text.utf8)).name == "testsuites")
        #expect(text.contains("failures=\"1\"") && text.contains("<system-out>") && text.contains("domain:info"))
    }

    @Test func secretsAreMasked() throws {
        let bench = try ControlBench()
        let info = """
            <epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command><info><info xmlns='urn:ietf:params:xml:ns:domain-1.0'>\
            <name>alpha-1.example</name></info></info></command></epp>
            """
        _ = try bench.send(
            "POST",
            "/registries/default/registrars/alpha/commands",
            JSONValue.object(["xml": .string(info)]).bytes
        )
        for format in ReportFormat.allCases {
            let text = String(
                decoding: try bench.send("POST", "\(Self.path)?format=\(format.rawValue)", []).bytes,
                as: UTF8.self
            )
            #expect(text.contains("alpha-1.example") && !text.contains("alpha-1-Auth"), "\(format)")
        }
    }

    @Test func formsAndFiltersAct() throws {
        let bench = try Self.hostileBench()
        let types = [
            "text/html": "text/html", "application/xml;q=0.9": "application/xml", "image/png": "text/markdown",
        ]
        for (accept, type) in types {
            let answer = try bench.send("POST", Self.path, [], fields: ["Accept": accept])
            #expect(answer.fields["Content-Type"]?.hasPrefix(type) == true)
        }
        #expect(try bench.send("POST", "\(Self.path)?format=pdf", []).status == 400)
        let beta = try bench.send("POST", "\(Self.path)?format=jsonl&registrar=beta&kind=verdict", [])
        #expect(String(decoding: beta.bytes, as: UTF8.self).split(separator: "\n").count == 2)
        let after = try bench.send("POST", "\(Self.path)?format=jsonl", Array("{\"after\": 4}".utf8))
        #expect(String(decoding: after.bytes, as: UTF8.self).contains("\"sequence\":5"))
        #expect(!String(decoding: after.bytes, as: UTF8.self).contains("\"sequence\":4"))
        #expect(throws: SetupError.self) { try bench.registry.report(.html, "{\"titel\": 1}") }
    }
}
