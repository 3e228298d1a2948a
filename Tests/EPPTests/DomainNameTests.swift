import EPP
import Testing

/// What makes a name, and which rule it breaks (RFC 1035 §2.3.4, RFC 1123 §2.1, RFC 5891 §4.2.3.1).
@Suite struct DomainNameTests {
    @Test(arguments: [
        ("a.example", "a.example"), ("A-1.eXample", "a-1.example"),
        ("XN--MNCHEN-3YA.example", "xn--mnchen-3ya.example"),
        ("a--b.example", "a--b.example"),
    ])
    func isFolded(_ written: String, _ text: String) throws {
        #expect(try DomainName(written).text == text)
    }

    @Test(arguments: [
        ("", "1 to 253"), ("example", "two labels"), ("a..example", "1 to 63"), (".example", "1 to 63"),
        ("a.example.", "no dot"), ("-a.example", "no hyphen"), ("a-.example", "no hyphen"), ("a.example-", "no hyphen"),
        ("ab--c.example", "third and fourth"), ("AB--c.example", "third and fourth"), ("a_b.example", "letters"),
        (String(repeating: "a", count: 64) + ".example", "1 to 63"), ("\u{E9}.example", "letters"),
    ])
    func breaksARule(_ written: String, _ rule: String) {
        let fault = #expect(throws: DomainName.Fault.self) { try DomainName(written) }
        #expect(fault?.sentence.contains(rule) == true)
    }

    /// The Kelvin sign's lower case is the letter k: only ASCII is folded (RFC 4343 §3).
    @Test(arguments: ["a\u{212A}.example", "A\u{212A}.example"])
    func onlyASCIIIsFolded(_ written: String) {
        #expect(throws: DomainName.Fault.self) { try DomainName(written) }
    }
}
