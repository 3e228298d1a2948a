import EPP
import Extensions
import Testing

@testable import Registry

/// Codes by the extensions of single registries: how they are written, whom they are sent to, and that a refusal leaves
/// nothing behind.
@Suite("Codes as registries have them")
struct RegistryCodeTests {
    private static let domain = "key.example"
    private static let now = Instant("2026-01-01T00:00:00Z")

    private static func registry(_ listed: CodeExtension, _ regime: AuthInfoPolicy.Regime) throws -> TestRegistry {
        let registry = TestRegistry { policy in
            (policy.authInfo.regime, policy.authInfo.extensions) = (regime, [listed])
            policy.authInfo.lifetime = .days(30)
            policy.authInfo.needsProcessNumber = listed == .ptdomain
            policy.authInfo.keyword = listed == .dkhm ? "autotransfer" : ""
        }
        let create =
            "<domain:create><domain:name>\(domain)</domain:name><domain:authInfo><domain:pw/></domain:authInfo>"
        #expect(try registry.send("<create>\(create)</domain:create></create>").code == 1000)
        return registry
    }

    private static func code(of registry: TestRegistry) throws -> String {
        let domain = try #require(registry.domain())
        let now = try #require(now)
        return try #require(domain.authInfo.shown(at: now))
    }

    private static let info = "<info><domain:info><domain:name>\(domain)</domain:name></domain:info></info>"
    private static let euro = "xmlns:authInfo=\"\(EURidAuthInfo.namespace)\""
    private static let request = "<authInfo:info \(euro)><authInfo:request/></authInfo:info>"

    @Test func groupsOfFour() throws {
        let registry = try Self.registry(.authInfo, .registryGenerated)
        #expect(try registry.send(Self.info, Self.request).extensions.contains("2026-01-31T00:00:00.0Z"))
        let groups = try Self.code(of: registry).split(separator: "-")
        #expect(groups.map(\.utf8.count) == [4, 4, 4, 4])
    }

    @Test func purposeAndNumber() throws {
        let registry = try Self.registry(.dkhm, .registryGenerated)
        let change = "<domain:chg><domain:authInfo><domain:pw>autotransfer</domain:pw></domain:authInfo></domain:chg>"
        #expect(try registry.update("", change).code == 1000)
        let code = try Self.code(of: registry)
        #expect(code.hasPrefix("REG-TRANSFER-") && code.utf8.count == 45)
        let shown = try registry.send(Self.info).extensions
        #expect(shown.contains("op=\"transfer\"") && shown.contains("expdate=\"2026-01-31T00:00:00.0Z\""))
        #expect(shown.contains(code))
        #expect(try !registry.send(Self.info, as: "beta").extensions.contains(code))
    }

    private static func sendAuthInfo(_ name: String) -> String {
        """
        <epp xmlns="\(Namespace.epp)"><extension><fred:extcommand xmlns:fred="\(FRED.namespace)"><fred:sendAuthInfo>\
        <domain:sendAuthInfo xmlns:domain="\(Namespace.domain)"><domain:name>\(name)</domain:name></domain:sendAuthInfo>\
        </fred:sendAuthInfo></fred:extcommand></extension></epp>
        """
    }

    @Test("In .pt the code may stand in the extension alone")
    func transferKey() throws {
        let registry = try Self.registry(.ptdomain, .holderDelivered)
        let now = try #require(Self.now)
        let issued = registry.store.operate { world, _ -> IssuedCode? in
            guard let (domain, issued) = world.domains[Self.domain]?.issuingCode(isForced: true, at: now, in: world)
            else { return nil }
            world.apply(.domain(domain))
            return issued
        }
        let (code, number) = (try #require(issued).code, try #require(issued?.processNumber))
        #expect(number == String(try #require(registry.domain()).id))
        let transfer = "<domain:transfer><domain:name>\(Self.domain)</domain:name></domain:transfer>"
        let request = "<transfer op=\"request\">\(transfer)</transfer>"
        for (key, result) in [("WRONG", 2202), (code, 1001)] {
            let fields = "<ptdomain:transferKey>\(key)</ptdomain:transferKey><ptdomain:roid>\(number)</ptdomain:roid>"
            let addition = "<ptdomain:transfer xmlns:ptdomain=\"\(PTDomain.namespace)\">\(fields)</ptdomain:transfer>"
            #expect(try registry.send(request, addition, as: "beta").code == result)
        }
    }

    @Test("FRED writes to registrant and administrative contacts, to each address once")
    func recipients() throws {
        let registry = try Self.registry(.fred, .holderDelivered)
        let now = try #require(Self.now)
        var domain = try #require(registry.domain())
        domain.registrant = "C-1"
        domain.contacts = [.init("C-2", .admin), .init("C-3", .admin), .init("C-4", .tech), .init("C-1", .admin)]
        registry.store.operate { [domain] world, _ in
            for (id, email) in [("C-1", "a@x.net"), ("C-2", "b@x.net"), ("C-3", "A@X.net"), ("C-4", "d@x.net")] {
                let object = world.lastObject + 1
                world.apply(.contact(Contact(id: id, object: object, sponsor: "alpha", created: now, email: email)))
            }
            world.apply(.domain(domain))
        }
        #expect(try registry.send(document: Self.sendAuthInfo(Self.domain), as: "beta") == 1000)
        let mails = registry.store.operate { world, _ in world.outbox.deliveries }
        #expect(mails.map(\.recipient) == ["a@x.net", "b@x.net"] && Set(mails.map(\.code)).count == 1)
        #expect(mails.allSatisfy { $0.domain == Self.domain && $0.expires == now + .days(30) })
    }

    @Test("What is refused leaves the world as it was")
    func refusals() throws {
        let euro = try Self.registry(.authInfo, .registryGenerated)
        #expect(try euro.send(Self.info, Self.request).code == 1000)
        let cancel = "<authInfo:info \(Self.euro)><authInfo:cancel/></authInfo:info>"
        try Self.expectNoChange(of: euro) { () throws in
            #expect(try euro.send(Self.info, Self.request, as: "beta").code == 2201)
            #expect(try euro.send(Self.info, cancel, as: "beta").code == 2201)
            #expect(try euro.send(Self.info, "<authInfo:info \(Self.euro)/>").code == 2003)
        }
        let fred = try Self.registry(.fred, .holderDelivered)
        try Self.expectNoChange(of: fred) { () throws in
            #expect(try fred.send(document: Self.sendAuthInfo(Self.domain)) == 2400)
            #expect(try fred.send(document: Self.sendAuthInfo("nobody.example")) == 2303)
        }
        let portugal = try Self.registry(.ptdomain, .holderDelivered)
        let other = "<ptdomain:update xmlns:ptdomain=\"\(PTDomain.namespace)\"><ptdomain:roid>99</ptdomain:roid>"
        let hold = "<domain:add><domain:status s=\"clientHold\"/></domain:add>"
        try Self.expectNoChange(of: portugal) { () throws in
            #expect(try portugal.update("", hold).code == 2003)
            #expect(try portugal.update("\(other)</ptdomain:update>", hold).code == 2202)
        }
    }

    private static func expectNoChange(of registry: TestRegistry, _ body: () throws -> Void) throws {
        let before = registry.store.observe().0
        try body()
        #expect(before.changes(to: registry.store.observe().0).isEmpty)
    }
}
