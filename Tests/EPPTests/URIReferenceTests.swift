import EPP
import Testing

/// What is an `xs:anyURI`, and what only looks like one (RFC 3986).
@Suite struct URIReferenceTests {
    @Test(arguments: [
        "", "https://quay.example", "https://quay.example:8443/a/b?c=d#e", "//quay.example/", "about/us", "#top",
        "?a:b",
        "mailto:desk@quay.example", "https://me@quay.example/%C3%A9", "a/b:c",
    ])
    func isOne(_ text: String) { #expect(URIReference.isOne(text)) }

    @Test(arguments: [
        "https://quay example", "https://quay.example/é", "%", "%4", "%zz", "a#b#c", ":a", "1a:b", "é", "<a>",
        "https://quay.example:port/", "https://a:1:2/", "https://a@b@c/", "http://quay.example:123456/",
    ])
    func isNone(_ text: String) { #expect(!URIReference.isOne(text)) }
}
