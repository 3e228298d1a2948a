import Foundation
import HTTP
import JSON
import TestSupport
import Testing

/// Claims about the journal as CI services read them.
@Suite("JUnit's XML")
struct JUnitTests {
    private static let claims = """
        {'assertions':[{'name':'it is there','state':{'domain':'alpha-1.example','exists':true}},
         {'name':'a <transfer> & "more"','match':{'command':'domain:transfer'},'atLeast':1},
         {'match':{'kinds':['operator']},'count':0}]}
        """

    @Test("Each claim is a test case, and one that does not hold a failure")
    func cases() throws {
        let bench = try ControlBench()
        try bench.call("PATCH", "/registries/default/domains/alpha-1.example", "{'statuses':['clientHold']}")
        let answer = try bench.call(
            "POST",
            "/registries/default/journal/assertions?format=junit&suite=transfers",
            Self.claims.replacingOccurrences(of: "\"", with: "\\u0022")
        )
        #expect(answer.fields["Content-Type"] == "application/xml")
        let text = try #require(answer.body.string)
        #expect(text.contains("<testsuite name=\"transfers\" tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"0\">"))
        #expect(text.contains("<testcase classname=\"transfers\" name=\"it is there\" time=\"0\"/>"))
        let name = "a &lt;transfer&gt; &amp; &quot;more&quot;"
        #expect(
            text.contains(
                "name=\"\(name)\" time=\"0\"><failure type=\"claim\" message=\"it does not hold: nothing fits\">"
            )
        )
        #expect(
            text.contains("name=\"claim 3\"") && text.contains("message=\"it does not hold: 1 fit, the entries 1\"")
        )
    }

    @Test func formats() throws {
        let bench = try ControlBench()
        let path = "/registries/default/journal/assertions"
        #expect(
            try bench.call("POST", "\(path)?format=json", Self.claims.replacingOccurrences(of: "\"", with: "")).body[
                "holds"
            ] != nil
        )
        #expect(
            try bench.call("POST", "\(path)?format=junit", "{'assertions':[]}").body.string?.contains(
                "name=\"default\""
            ) == true
        )
        #expect(try bench.call("POST", "\(path)?format=tap", "{'assertions':[]}").status == 422)
    }
}
