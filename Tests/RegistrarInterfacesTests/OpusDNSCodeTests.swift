import JSON
import MockRegistry
import Testing

/// Codes that registries deliver in a way of their own, as OpusDNS asks for them.
@Suite("OpusDNS: codes by zone")
struct OpusDNSCodeTests {
    private static func bench(_ regime: String, zone: String, more: String = "", statuses: String = "") throws
        -> InterfaceBench
    {
        let policy = "{'zones': ['\(zone)'], 'authInfo': {'regime': '\(regime)', 'lifetime': '14d'\(more)}}"
        return try InterfaceBench(
            policy,
            seed: """
                {'registrars': [{'id': 'alpha', 'password': 'alpha-Pass1',
                  'keys': [{'interface': 'opusdns', 'secret': 'opk_alpha-demo'}]}],
                 'contacts': [{'id': 'C-1', 'sponsor': 'alpha', 'email': 'jane@domain.net', 'authInfo': 'C-1-Auth',
                   'int': {'name': 'Jane', 'city': 'Brno', 'country': 'CZ'}}],
                 'domains': [{'name': 'a.\(zone)', 'sponsor': 'alpha', 'registrant': 'C-1', 'created': '-400d',
                   'expires': '+300d'\(statuses)}]}
                """
        )
    }

    private static func request(_ bench: InterfaceBench, _ zone: String) throws -> InterfaceBench.Answer {
        try bench.opus("POST", "/domains/tld-specific/\(zone)/a.\(zone)/auth_code/request")
    }

    @Test("Where the registry tells the code, it is in the answer", arguments: ["se", "cymru", "wales", "eu", "lt"])
    func told(_ zone: String) throws {
        let bench = try Self.bench("registryGenerated", zone: zone)
        let answer = try Self.request(bench, zone)
        #expect(answer.status == 200 && answer.body["success"] == true && answer.body["auth_code"]?.string?.count == 26)
        let isDated = ["eu", "lt"].contains(zone)
        #expect(answer.body["auth_code_expires_on"]?.string == (isDated ? "2026-01-15T00:00:00.0Z" : nil))
        #expect(try bench.opus("GET", "/domains/a.\(zone)").body["auth_code_expires_on"] == "2026-01-15T00:00:00.0Z")
        #expect(!bench.journal.contains(answer.body["auth_code"]?.string ?? "no code"))
    }

    @Test("Where the holder is sent it, the answer has none", arguments: ["be", "cz"])
    func delivered(_ zone: String) throws {
        let bench = try Self.bench("holderDelivered", zone: zone)
        let answer = try Self.request(bench, zone)
        #expect(answer.body["success"] == true && answer.body["auth_code"] == nil)
        #expect(answer.body["recipients"] == (zone == "cz" ? ["j*****@d*****.*"] : nil))
        #expect(bench.registry.outbox.map(\.recipient) == ["jane@domain.net"])
    }

    @Test("The lock must be off in .be; in .cz nothing is sent under the registry's lock, and success is answered")
    func locks() throws {
        let locked = try Self.bench(
            "holderDelivered",
            zone: "be",
            statuses: ", 'statuses': ['clientTransferProhibited']"
        )
        let refusal = try Self.request(locked, "be")
        #expect(refusal.status == 400 && refusal.body["code"] == "ERROR_DOMAIN_TRANSFER")
        let held = try Self.bench("holderDelivered", zone: "cz", statuses: ", 'statuses': ['serverTransferProhibited']")
        #expect(try Self.request(held, "cz").body["success"] == true)
        #expect(held.registry.outbox.isEmpty)
    }

    @Test("Another zone's domain and another's domain are not found, a deleted one is refused")
    func refused() throws {
        let bench = try Self.bench("registryGenerated", zone: "se")
        #expect(try bench.opus("POST", "/domains/tld-specific/eu/a.se/auth_code/request").status == 404)
        #expect(try bench.opus("POST", "/domains/tld-specific/se/b.se/auth_code/request").status == 404)
        let gone = try Self.bench("registryGenerated", zone: "se", statuses: ", 'deleted': '-1d'")
        #expect(try Self.request(gone, "se").status == 400)
        try bench.fault("{'result': {'code': 2306}}", on: "domain:info", remaining: 2)
        #expect(try Self.request(bench, "se").status == 404)
    }

    @Test("A code that the registry can send to nobody is 422")
    func undeliverable() throws {
        let bench = try InterfaceBench(
            "{'zones': ['be'], 'authInfo': {'regime': 'holderDelivered', 'lifetime': '14d'}}",
            seed: """
                {'registrars': [{'id': 'alpha', 'password': 'alpha-Pass1',
                  'keys': [{'interface': 'opusdns', 'secret': 'opk_alpha-demo'}]}],
                 'domains': [{'name': 'a.be', 'sponsor': 'alpha', 'created': '-400d', 'expires': '+300d'}]}
                """
        )
        let answer = try Self.request(bench, "be")
        #expect(answer.status == 422 && answer.body["code"] == "ERROR_REGISTRY_POLICY", "\(answer.body)")
    }

    @Test("A code that nobody can read is null, and its expiry is told")
    func hidden() throws {
        let bench = try InterfaceBench("tac")
        let changed = try bench.opus(
            "PATCH",
            "/domains/alpha-1.example",
            "{'auth_code': 'Xk29-mmQz-77Lp-aB3c-Ty6u-Vw8x'}"
        )
        #expect(changed.status == 200 && changed.body["auth_code"] == .null)
        #expect(changed.body["auth_code_expires_on"] == "2026-01-15T00:00:00.0Z")
        let weak = try bench.opus("PATCH", "/domains/alpha-1.example", "{'auth_code': 'weak-code'}")
        #expect(weak.status == 422 && weak.body["code"] == "ERROR_REGISTRY_POLICY")
        let locked = try bench.opus(
            "PATCH",
            "/domains/locked.example",
            "{'auth_code': 'Xk29-mmQz-77Lp-aB3c-Ty6u-Vw8x'}"
        )
        #expect(locked.status == 422)
    }
}
