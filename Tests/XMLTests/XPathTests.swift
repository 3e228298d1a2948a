import Testing
import XML

@Suite struct XPathTests {
    /// An expression that looks at everything for everything finds nothing rather than taking for ever.
    @Test func evaluationIsBounded() throws {
        let text = "<a>" + String(repeating: "<b/>", count: 2000) + "</a>"
        let document = try #require(XPathDocument(Array(text.utf8), prefixes: [:]))
        let (cheap, dear) = (try #require(XPath("count(//b)")), try #require(XPath("count(//b[count(//b) > 1])")))
        #expect(document.values(of: cheap) == ["2000"])
        #expect(document.values(of: dear) == [])
        #expect(document.values(of: cheap) == ["2000"], "each has its own bound")
    }

    @Test func aTextIsNoLongerThanAThousandBytes() {
        let longest = "count(//b)" + String(repeating: " ", count: 990)
        #expect(XPath(longest) != nil && XPath(longest + " ") == nil)
    }
}
