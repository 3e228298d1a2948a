import TLS
import Testing

@Suite struct InternetAddressTests {
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("2001:DB8:0:0::7", "2001:db8::7"), ("::ffff:192.0.2.7", "192.0.2.7"),
        ("::", "::"),
    ])
    func addresses(_ text: String, _ canonical: String) {
        #expect(InternetAddress(text)?.description == canonical)
    }

    @Test(arguments: [
        "", ".", "192.0.2", "192.0.2.07", "192.0.2.256", "192.0.2.7.8", "0x7f.1", "1:2", ":::", "fe80::1%lo",
        "localhost",
        "1.2.3.4\0",
    ])
    func noAddresses(_ text: String) { #expect(InternetAddress(text) == nil) }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.1.2.3/8", "10.9.9.9", true),
        ("192.0.2.7", "192.0.2.7", true), ("192.0.2.7", "192.0.2.6", false), ("192.0.2.128/25", "192.0.2.127", false),
        ("192.0.2.128/25", "192.0.2.129", true), ("0.0.0.0/0", "1.2.3.4", true), ("0.0.0.0/0", "::1", false),
        ("::/0", "1.2.3.4", false), ("2001:db8::/33", "2001:db8:7fff::1", true),
        ("2001:db8::/33", "2001:db8:8000::1", false), ("::1/128", "::1", true),
        ("10.0.0.0/8", "::ffff:10.1.1.1", true),
    ])
    func blocks(_ block: String, _ address: String, _ isInside: Bool) throws {
        let (block, address) = (try #require(AddressBlock(block)), try #require(InternetAddress(address)))
        #expect(block.contains(address) == isInside)
    }

    @Test(arguments: [
        "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8", "/8", "10.0.0/8", "10.0.0.0/+8",
    ])
    func noBlocks(_ text: String) { #expect(AddressBlock(text) == nil) }
}
