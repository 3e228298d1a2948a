import HTTP
import JSON
import MockRegistry
import Testing

/// What a registrar was told to do at a domain's expiry date is done, by EPP commands that the journal has.
@Suite("Renewal modes of the registrars' interfaces")
struct ExpiryTests {
    private static let keys: [InterfaceBench.Which: String] = [
        .opusdns: "{'interface': 'opusdns', 'secret': 'opk_alpha-demo'}",
        .openprovider: "{'interface': 'openprovider', 'name': 'beta', 'secret': 'beta-Demo1'}",
        .hostup: "{'interface': 'hostup', 'secret': 'hostup-gamma-demo'}",
    ]

    /// A registry with one domain, `a.example`, which expires in ten days.
    private static func bench(_ which: InterfaceBench.Which, _ atExpiry: String, more: String = "") throws
        -> InterfaceBench
    {
        try InterfaceBench(
            "{'domain': {'atExpiry': '\(atExpiry)'}, 'fee': {'isCharged': true}}",
            seed: """
                {'registrars': [{'id': 'reg', 'password': 'reg-Pass1', 'balance': 100000,
                   'keys': [\(keys[which] ?? "")]}],
                 'domains': [{'name': 'a.example', 'sponsor': 'reg', 'created': '-355d', 'expires': '+10d',
                   'authInfo': 'a-Auth-1'\(more)}]}
                """
        )
    }

    /// Tells an interface to renew the domain or to let it expire, and answers what it shows then.
    private static func tell(_ bench: InterfaceBench, _ which: InterfaceBench.Which, renews: Bool) throws -> JSONValue?
    {
        switch which {
        case .opusdns:
            let mode = renews ? "renew" : "expire"
            let answer = try bench.opus("PATCH", "/domains/a.example", "{'renewal_mode': '\(mode)'}")
            #expect(answer.status == 200)
        case .openprovider:
            let id = try bench.number("a.example")
            #expect(try bench.provider("PUT", "/\(id)", "{'autorenew': '\(renews ? "on" : "off")'}").status == 200)
        case .hostup:
            let id = try bench.identifier("a.example")
            #expect(try bench.host("PATCH", "/domains/\(id)", "{'autoRenew': \(renews)}").status == 200)
        }
        return try mode(bench, which)
    }

    private static func mode(_ bench: InterfaceBench, _ which: InterfaceBench.Which) throws -> JSONValue? {
        switch which {
        case .opusdns: try bench.opus("GET", "/domains/a.example").body["renewal_mode"]
        case .openprovider: try bench.provider("GET", "?full_name=a.example").body["data"]?["results"]?[0]?["autorenew"]
        case .hostup:
            try bench.host("GET", "/domains?name=a.example").body["data"]?[0]?["lifecycle"]?["autoRenewEnabled"]
        }
    }

    private static func commands(_ bench: InterfaceBench) -> [String] {
        bench.registry.journal.entries.filter { $0.kind == "verdict" && $0.session == 0 }
            .map { "\($0.registrar) \($0.command ?? "") \($0.code ?? 0)" }
    }

    @Test("What is to expire is deleted where the registry would renew", arguments: InterfaceBench.Which.allCases)
    func expiring(_ which: InterfaceBench.Which) throws {
        let bench = try Self.bench(which, "renew")
        let before = try #require(bench.registry.seed().firstMatch(of: /"balance" : (\d+)/)).1
        let mode = try Self.tell(bench, which, renews: false)
        #expect(mode == "expire" || mode == "off" || mode == false)
        bench.registry.clock.advance(by: .days(11))
        let seed = bench.registry.seed()
        #expect(seed.contains("redemptionPeriod") && seed.contains("\"expires\" : \"2026-01-11T00:00:00.0Z\""))
        #expect(seed.firstMatch(of: /"balance" : (\d+)/)?.1 == before, "the year is given back")
        #expect(Self.commands(bench) == ["reg domain:delete 1001"])
        bench.registry.clock.advance(by: .days(35))
        #expect(!bench.registry.seed().contains("a-Auth-1"))
    }

    @Test("What is to be renewed is renewed where the registry would delete", arguments: InterfaceBench.Which.allCases)
    func renewing(_ which: InterfaceBench.Which) throws {
        let bench = try Self.bench(which, "delete")
        let mode = try Self.mode(bench, which)
        #expect(mode == "expire" || mode == "default" || mode == false, "nobody has said anything yet")
        _ = try Self.tell(bench, which, renews: true)
        bench.registry.clock.advance(by: .days(11))
        #expect(bench.registry.seed().contains("\"expires\" : \"2027-01-11T00:00:00.0Z\""))
        #expect(Self.commands(bench) == ["reg domain:renew 1000"])
    }

    @Test("Where nobody has said anything it goes as the registry has it", arguments: ["renew", "delete"])
    func untold(_ atExpiry: String) throws {
        let bench = try Self.bench(.opusdns, atExpiry)
        bench.registry.clock.advance(by: .days(11))
        #expect(bench.registry.seed().contains("redemptionPeriod") == (atExpiry == "delete"))
        #expect(Self.commands(bench).isEmpty)
    }

    @Test("A deletion that a status prohibits is refused, and the registry's renewal stands")
    func prohibited() throws {
        let bench = try Self.bench(.hostup, "renew", more: ", 'statuses': ['clientDeleteProhibited']")
        _ = try Self.tell(bench, .hostup, renews: false)
        bench.registry.clock.advance(by: .days(11))
        #expect(Self.commands(bench) == ["reg domain:delete 2304"])
        let id = try bench.identifier("a.example")
        #expect(try bench.host("GET", "/domains/\(id)").body["serviceStatus"] == "expired")
        let code = try bench.host("POST", "/domains/\(id)/actions/request-epp", "{}")
        #expect(code.status == 409 && code.body["code"] == "epp_code_unavailable")
    }

    @Test("A renewal that cannot be paid for is refused, and the registry deletes")
    func unpaid() throws {
        let bench = try Self.bench(.opusdns, "delete")
        try bench.registry.replace(
            bySeed: bench.registry.seed().replacing("\"balance\" : 100000", with: "\"balance\" : 1")
        )
        _ = try Self.tell(bench, .opusdns, renews: true)
        bench.registry.clock.advance(by: .days(11))
        #expect(Self.commands(bench) == ["reg domain:renew 2104"])
        #expect(bench.registry.seed().contains("redemptionPeriod"))
    }

    @Test("Notes are of the registry's state: a reset, a snapshot and a seed have them as they were then")
    func state() throws {
        let bench = try InterfaceBench()
        let id = try bench.number("beta-1.example")
        let body = "{'auth_code_type': 'internal'}"
        let code = try bench.provider("POST", "/\(id)/authcode/reset", body).body["data"]?["auth_code"]
        let then = bench.registry.snapshot()
        let written = bench.registry.seed()
        func kept() throws -> JSONValue? {
            try bench.provider("GET", "/\(id)/authcode?auth_code_type=internal").body["data"]?["auth_code"]
        }
        bench.registry.reset()
        #expect(try kept() == "")
        bench.registry.restore(then)
        #expect(try kept() == code)
        bench.registry.reset()
        try bench.registry.replace(bySeed: written)
        #expect(try kept() == code)
    }

    @Test("Messages that were acknowledged out of order stay so after a snapshot is restored")
    func acknowledged() throws {
        let bench = try InterfaceBench()
        func waiting() throws -> [JSONValue] {
            guard
                case .array(let events)? = try bench.opus("GET", "/events?page_size=100&sort_order=asc").body["results"]
            else { return [] }
            return events
        }
        let all = try waiting()
        #expect(all.count == 3)
        #expect(try bench.opus("PATCH", "/events/\(all[1]["event_id"]?.string ?? "")").status == 204)
        let then = bench.registry.snapshot()
        for event in try waiting() {
            #expect(try bench.opus("PATCH", "/events/\(event["event_id"]?.string ?? "")").status == 204)
        }
        #expect(try waiting().isEmpty)
        bench.registry.restore(then)
        #expect(try waiting().map { $0["event_id"] } == [all[0]["event_id"], all[2]["event_id"]])
    }

    @Test("A transfer that comes to nothing leaves no note; one that is done leaves the gaining registrar's alone")
    func transfers() throws {
        let bench = try InterfaceBench()
        let body = "{'name': 'beta-1.example', 'renewal_mode': 'expire', 'auth_code': 'beta-1-Auth'}"
        _ = try bench.provider(
            "POST",
            "/\(try bench.number("beta-1.example"))/authcode/reset",
            "{'auth_code_type': 'internal'}"
        )
        #expect(try bench.opus("POST", "/domains/transfer", body).body["renewal_mode"] == "expire")
        #expect(bench.registry.seed().contains("internalCode"), "the losing registrar's note stays")
        #expect(try bench.opus("DELETE", "/domains/beta-1.example/transfer").status == 204)
        #expect(!bench.registry.seed().contains("renews"))
        #expect(try bench.opus("POST", "/domains/transfer", body).status == 201)
        bench.registry.clock.advance(by: .days(5))
        #expect(try bench.opus("GET", "/domains/beta-1.example").body["renewal_mode"] == "expire")
        #expect(!bench.registry.seed().contains("internalCode"))
    }
}
