import JSON
import MockRegistry
import Testing

/// Registries that want a domain's number with their commands, as .pt: the interfaces send it.
@Suite("Registrars' interfaces before ptdomain")
struct NumberedDomainTests {
    private static let policy = """
        {'authInfo': {'regime': 'holderDelivered', 'lifetime': '30d', 'needsProcessNumber': true,
          'extensions': ['authCode', 'ptdomain']}, 'transfer': {'pendingTime': '0d'}}
        """

    private static func bench(_ expires: String = "+300d") throws -> InterfaceBench {
        try InterfaceBench(
            policy,
            seed: """
                {'registrars': [{'id': 'alpha', 'password': 'alpha-Pass1',
                   'keys': [{'interface': 'opusdns', 'secret': 'opk_alpha-demo'}]}],
                 'domains': [{'name': 'a.example', 'sponsor': 'alpha', 'created': '-400d', 'expires': '\(expires)'}]}
                """
        )
    }

    @Test("A domain is shown, locked and deleted")
    func commands() throws {
        let bench = try Self.bench()
        #expect(try bench.opus("GET", "/domains/a.example").status == 200)
        #expect(try bench.opus("PATCH", "/domains/a.example", "{'renewal_mode': 'expire'}").status == 200)
        #expect(try bench.opus("DELETE", "/domains/a.example").status < 300)
        #expect(bench.registry.journal.entries.filter { $0.kind == "verdict" }.allSatisfy { ($0.code ?? 0) < 2000 })
    }

    @Test("One that shall expire is deleted by the clock, which sends its number too", arguments: ["expire", "renew"])
    func expiry(_ mode: String) throws {
        let bench = try Self.bench("+10d")
        #expect(try bench.opus("PATCH", "/domains/a.example", "{'renewal_mode': '\(mode)'}").status == 200)
        bench.registry.clock.advance(by: .days(11))
        let verdicts = bench.registry.journal.entries.filter { $0.kind == "verdict" && $0.session == 0 }
        #expect(verdicts.allSatisfy { ($0.code ?? 0) < 2000 })
        #expect(verdicts.contains { $0.command == "domain:delete" } == (mode == "expire"))
    }
}
