import EPP
import Extensions
import Registry
import Testing

/// A second address of a contact (RFC 9873), and where the registry writes to.
@Suite struct AdditionalEmailTests {
    private static func contact(_ additional: AdditionalEmail?) throws -> Contact {
        let created = try #require(Instant("2026-01-01T00:00:00Z"))
        var contact = Contact(id: "C-1", object: 9, sponsor: "alpha", created: created, email: "a@first.net")
        contact.extensionData[AdditionalEmail.Key.self] = additional
        return contact
    }

    @Test func mailsGoToThePrimaryAddress() throws {
        #expect(try Self.contact(nil).mailbox == "a@first.net")
        #expect(try Self.contact(AdditionalEmail("b@second.net", isPrimary: false)).mailbox == "a@first.net")
        #expect(try Self.contact(AdditionalEmail("b@second.net", isPrimary: true)).mailbox == "b@second.net")
    }

    @Test(
        "A code goes there, too",
        arguments: [CodeExtension.authCode, .fred]
    )
    func codes(_ listed: CodeExtension) throws {
        let registry = TestRegistry { ($0.authInfo.regime, $0.authInfo.extensions) = (.holderDelivered, [listed]) }
        let create =
            "<domain:create><domain:name>key.example</domain:name><domain:authInfo><domain:pw/></domain:authInfo>"
        #expect(try registry.send("<create>\(create)</domain:create></create>").code == 1000)
        var domain = try #require(registry.domain())
        domain.registrant = "C-1"
        let contact = try Self.contact(AdditionalEmail("b@bücher.example", isPrimary: true))
        registry.store.operate { [domain] world, _ in
            world.apply(.contact(contact))
            world.apply(.domain(domain))
        }
        let info = "<domain:info><domain:name>key.example</domain:name></domain:info>"
        let request = "<authCode:request xmlns:authCode=\"\(AuthCode.namespace)\"/>"
        let send = """
            <epp xmlns="\(Namespace.epp)"><extension><fred:extcommand xmlns:fred="\(FRED.namespace)"><fred:sendAuthInfo>\
            <domain:sendAuthInfo xmlns:domain="\(Namespace.domain)"><domain:name>key.example</domain:name>\
            </domain:sendAuthInfo></fred:sendAuthInfo></fred:extcommand></extension></epp>
            """
        let code =
            try listed == .fred
            ? registry.send(document: send) : registry.send("<info>\(info)</info>", request).code
        #expect(code == 1000)
        #expect(registry.store.operate { world, _ in world.outbox.deliveries.map(\.recipient) } == ["b@bücher.example"])
    }

    @Test(arguments: [
        ("a@b.example", true), ("ève@bücher.example", true), ("ève", false), ("@b.example", false),
        ("a b@c.example", false),
        ("a\u{202E}@c.example", false), ("a\u{A0}b@c.example", false),
        (String(repeating: "ü", count: 33) + "@c.example", false),
        (String(repeating: "ü", count: 32) + "@c.example", true),
        ("eve@BÜCHER.example", false), ("eve@☃.example", false), ("eve@bu\u{308}cher.example", false),
        ("麥克風@example.com", true),
    ])
    func addresses(_ text: String, _ isFit: Bool) {
        #expect((AdditionalEmail.Key.flaw(in: AdditionalEmail(text, isPrimary: false)) == nil) == isFit)
    }
}
