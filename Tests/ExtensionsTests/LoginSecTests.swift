import Commands
import EPP
import Extensions
import Registry
import Testing

/// RFC 8807.
@Suite struct LoginSecTests {
    private let placeholder = "[LOGIN-SECURITY]"

    @Test func aLongPasswordStandsInTheExtension() throws {
        let registry = TestRegistry()
        let long = "a password much longer than sixteen characters"
        let change = loginSec("<loginSec:newPW>\(long)</loginSec:newPW>")
        #expect(try registry.send(login("alpha-secret", new: placeholder), change).code == 1000)
        #expect(try registry.send(login("alpha-secret")).code == 2200)
        #expect(try registry.send(login(placeholder), loginSec("<loginSec:pw>\(long)</loginSec:pw>")).code == 1000)
    }

    private static let cases: [(password: String, new: String?, content: String, code: Int)] = [
        ("alpha-secret", nil, "<loginSec:pw>alpha-secret</loginSec:pw>", 2002),
        ("[LOGIN-SECURITY]", nil, "", 2003),
        ("[LOGIN-SECURITY]", nil, "<loginSec:pw>short</loginSec:pw>", 2005),
        ("[LOGIN-SECURITY]", nil, "<loginSec:pw>[LOGIN-SECURITY]</loginSec:pw>", 2306),
        ("alpha-secret", "[LOGIN-SECURITY]", "", 2003),
        ("alpha-secret", "[LOGIN-SECURITY]", "<loginSec:newPW>[LOGIN-SECURITY]</loginSec:newPW>", 2306),
        ("alpha-secret", "another-one", "<loginSec:newPW>yet-another</loginSec:newPW>", 2002),
        ("alpha-secret", nil, "<loginSec:userAgent/>", 2003),
        ("alpha-secret", nil, agent("<loginSec:os>x</loginSec:os><loginSec:app>y</loginSec:app>"), 2001),
        ("alpha-secret", nil, agent("<loginSec:os/>"), 1000),
        ("alpha-secret", nil, agent("<loginSec:app>x</loginSec:app><loginSec:os>y</loginSec:os>"), 1000),
        ("alpha-secret", nil, "", 1000),
    ]

    private static func agent(_ parts: String) -> String { "<loginSec:userAgent>\(parts)</loginSec:userAgent>" }

    @Test(arguments: cases)
    func placeholderAndPasswordBelongTogether(_ password: String, _ new: String?, _ content: String, _ code: Int) throws
    {
        let registry = TestRegistry()
        #expect(try registry.send(login(password, new: new), loginSec(content)).code == code)
    }

    @Test func thePlaceholderNeverBecomesThePassword() throws {
        let registry = TestRegistry()
        #expect(try registry.send(login("alpha-secret", new: placeholder)).code == 2003)
        #expect(try registry.send(login(placeholder)).code == 2200)
        #expect(try registry.send(login("alpha-secret")).code == 1000)
    }

    @Test func failuresAreToldOnceAfterTheNextSuccess() throws {
        let registry = TestRegistry()
        for _ in 1...2 { #expect(try registry.send(login("wrong-secret")).code == 2200) }
        let event = ##"<loginSec:event type="stat" name="failedLogins" level="warning" value="2">"##
        #expect(try registry.send(login("alpha-secret")).extensions.contains(event))
        #expect(try registry.send(login("alpha-secret")).extensions.isEmpty)
    }

    /// An identifier that no registrar has makes the same change, or the time taken would tell that there is none.
    @Test func asMuchIsNotedOfAnUnknownRegistrar() throws {
        let registry = TestRegistry()
        let known = try registry.changes(of: login("wrong-secret"))
        let unknown = try registry.changes(of: login("wrong-secret").replacing("<clID>alpha<", with: "<clID>ghost<"))
        #expect(known.count == 1 && unknown.count == 1)
        guard case .registrar(let registrar) = known[0], case .registrar(let stranger) = unknown[0] else {
            Issue.record("\(known) \(unknown)")
            return
        }
        #expect(!registrar.isStranger && stranger.isStranger)
        let before = registry.store.observe().world
        registry.store.operate { world, _ in world.apply(unknown[0]) }
        #expect(registry.store.observe().world == before)
        #expect(registry.store.operate { world, _ in world.claimant("alpha").id } == "alpha")
    }

    @Test func whoDidNotListTheExtensionHearsNothing() throws {
        let registry = TestRegistry()
        _ = try registry.send(login("wrong-secret"))
        #expect(try registry.send(login("alpha-secret", lists: false)).extensions.isEmpty)
    }

    @Test func certificateProtocolAndCipherAreWarnedOf() throws {
        var facts = ConnectionFacts()
        facts.certificate = ClientCertificate(
            commonName: "alpha",
            fingerprint: "00",
            isVerified: true,
            expires: Instant("2026-01-11T00:00:00Z")
        )
        facts.tlsProtocol = "TLSv1.1"
        facts.cipher = "AES128-SHA"
        let registry = TestRegistry()
        let success = try registry.send(login("alpha-secret"), "", as: "", facts)
        let refusal = try registry.send(login("wrong-secret"), "", as: "", facts)
        #expect(success.code == 1000)
        #expect(refusal.code == 2200)
        for answer in [success, refusal] {
            #expect(answer.extensions.contains(#"type="certificate" level="warning" exDate="2026-01-11T00:00:00.0Z""#))
            #expect(answer.extensions.contains(#"type="tlsProtocol" level="warning" value="TLSv1.1""#))
            #expect(answer.extensions.contains(#"type="cipher" level="warning" value="AES128-SHA""#))
        }
    }

    @Test func aSoundConnectionCausesNoEvent() throws {
        var facts = ConnectionFacts()
        facts.certificate = ClientCertificate(
            commonName: "alpha",
            fingerprint: "00",
            isVerified: true,
            expires: Instant("2027-01-11T00:00:00Z")
        )
        facts.tlsProtocol = "TLSv1.3"
        facts.cipher = "TLS_AES_128_GCM_SHA256"
        #expect(try TestRegistry().send(login("alpha-secret"), "", as: "", facts).extensions.isEmpty)
    }

    @Test func anOldPasswordIsWarnedOfThenRefusedThenChanged() throws {
        let registry = TestRegistry { $0.session.passwordLifetime = .days(90) }
        #expect(try registry.send(login("alpha-secret")).extensions.isEmpty)
        registry.store.clock.advance(by: .days(61))
        #expect(try registry.send(login("alpha-secret")).extensions.contains(#"type="password" level="warning""#))
        registry.store.clock.advance(by: .days(29))
        let refusal = try registry.send(login("alpha-secret"))
        #expect(refusal.code == 2200)
        #expect(refusal.extensions.contains(#"type="password" level="error""#))
        #expect(try registry.send(login("wrong-secret")).extensions.isEmpty)
        #expect(try registry.send(login("alpha-secret", new: "fresh-secret")).code == 1000)
        #expect(try registry.send(login("fresh-secret")).code == 1000)
    }

    @Test func thePolicySaysHowEarlyAnEndIsWarnedOf() throws {
        let registry = TestRegistry {
            $0.session.passwordLifetime = .days(90)
            $0.session.expiryNotice = .days(10)
        }
        _ = try registry.send(login("alpha-secret"))
        registry.store.clock.advance(by: .days(61))
        #expect(try registry.send(login("alpha-secret")).extensions.isEmpty)
        registry.store.clock.advance(by: .days(20))
        #expect(try registry.send(login("alpha-secret")).extensions.contains(#"type="password" level="warning""#))
    }

    private func login(_ password: String, new: String? = nil, lists: Bool = true) -> String {
        let newPassword = new.map { "<newPW>\($0)</newPW>" } ?? ""
        let services = lists ? "<svcExtension><extURI>\(LoginSec.namespace)</extURI></svcExtension>" : ""
        return """
            <login><clID>alpha</clID><pw>\(password)</pw>\(newPassword)<options><version>1.0</version><lang>en</lang>\
            </options><svcs><objURI>\(Namespace.domain)</objURI>\(services)</svcs></login>
            """
    }

    private func loginSec(_ content: String) -> String { "<loginSec:loginSec>\(content)</loginSec:loginSec>" }
}
