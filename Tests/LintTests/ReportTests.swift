import JSON
import TestSupport
import Testing
import XML

@testable import Lint

/// A report in each of its forms.
@Suite struct ReportTests {
    private static let report: LintReport = {
        var report = LintReport()
        report.documents = 3
        report.unvalidated = ["urn:x"]
        let file = LintReport.Subject(file: "a folder/frame <1>.xml")
        report.add(LintReport.Subject(file: "clean.xml"))
        report.add([
            LintReport.Finding(Flaw(.clientIdentifierEcho, "clTRID & more", line: 7), in: file, from: .server),
            LintReport.Finding(Flaw(.schema, "not \"valid\""), in: file, from: .server),
            LintReport.Finding(Flaw(.loginFirst, "too soon"), in: .init(connection: 2), frame: 5, from: .client),
        ])
        return report
    }()

    private static func json(_ format: LintReport.Format) throws -> JSONValue {
        JSONValue(try JSONParser.parse(report.bytes(as: format, version: "1.2.3")))
    }

    @Test func asText() {
        #expect(
            String(decoding: Self.report.bytes(as: .text, version: "1.2.3"), as: UTF8.self) == """
                a folder/frame <1>.xml:7: error: clTRID & more (RFC 5730 §2.5) [client-id-echo]
                a folder/frame <1>.xml: error: not "valid" (RFC 5730 §4) [schema]
                connection 2, frame 5 (client): error: too soon (RFC 5730 §2) [login-first]
                no schema is at hand for urn:x
                3 findings in 3 documents

                """
        )
    }

    @Test func asJSON() throws {
        let json = try Self.json(.json)
        #expect(json["documents"] == 3 && json["unvalidated"] == ["urn:x"])
        #expect(json["findings"]?[0]?["line"] == 7 && json["findings"]?[0]?["rule"] == "client-id-echo")
        #expect(json["findings"]?[2]?["connection"] == "connection 2" && json["findings"]?[2]?["frame"] == 5)
    }

    @Test func asSARIF() throws {
        let json = try Self.json(.sarif)
        #expect(json["version"] == "2.1.0")
        let run = try #require(json["runs"]?[0])
        #expect(run["tool"]?["driver"]?["version"] == "1.2.3")
        guard case .array(let rules) = run["tool"]?["driver"]?["rules"] else { return #expect(Bool(false)) }
        #expect(rules.count == LintRule.all.count)
        let result = try #require(run["results"]?[0])
        #expect(result["ruleId"] == "client-id-echo")
        if case .integer(let index) = result["ruleIndex"] { #expect(rules[Int(index)]["id"] == "client-id-echo") }
        let place = result["locations"]?[0]?["physicalLocation"]
        #expect(place?["artifactLocation"]?["uri"] == "a%20folder/frame%20%3C1%3E.xml")
        #expect(place?["region"]?["startLine"] == 7)
        let name = run["results"]?[2]?["locations"]?[0]?["logicalLocations"]?[0]?["fullyQualifiedName"]
        #expect(name == "connection 2/frame 5/client")
    }

    @Test func aReportIsBounded() {
        var report = LintReport()
        let finding = LintReport.Finding(Flaw(.schema, "wrong"), in: .init(connection: 1), frame: 1, from: .server)
        report.add(Array(repeating: finding, count: LintReport.mostFindings + 2))
        #expect(report.findings.count == LintReport.mostFindings && report.omitted == 2)
        #expect(report.summary.hasPrefix("2 more findings are not kept\n100000 findings"))
    }

    @Test func clientsThatComeAndGoFillNoReport() {
        var report = LintReport()
        for number in 0..<LintReport.mostSubjects + 2 { report.add(.init(connection: number)) }
        #expect(report.subjects.count == LintReport.mostSubjects)
    }

    @Test func asJUnit() throws {
        let suite = try #require(XMLReader().read(Self.report.bytes(as: .junit, version: "")).first("testsuite"))
        #expect(suite[attribute: "tests"] == "3" && suite[attribute: "failures"] == "2")
        let cases = suite.all("testcase")
        #expect(cases.map { $0.all("failure").count } == [0, 1, 1])
        #expect(cases[1].first("failure")?[attribute: "message"] == "clTRID & more (RFC 5730 §2.5), and 1 more")
        #expect(cases[1].first("failure")?.text.contains("[schema]") == true)
    }
}
