import HTTP
import JSON
import MockRegistry
import Testing

/// HostUp's interface, row by row.
@Suite("HostUp")
struct HostUpTests {
    private let bench: InterfaceBench

    init() throws { bench = try InterfaceBench() }

    private static func bench(_ keys: String, _ policy: String = "classic", domain: String = "") throws
        -> InterfaceBench
    {
        try InterfaceBench(
            policy,
            seed: """
                {'registrars': [{'id': 'gamma', 'password': 'gamma-Pass1', 'keys': [\(keys)]},
                  {'id': 'other', 'password': 'other-Pass1'}],
                 'contacts': [{'id': 'C-1', 'sponsor': 'gamma', 'email': 'jane@domain.net', 'authInfo': 'C-1-Auth',
                   'taxpayerNumber': '190001019999',
                   'int': {'name': 'Jane', 'city': 'Lund', 'country': 'SE'}}],
                 'domains': [{'name': 'g.example', 'sponsor': 'gamma', 'registrant': 'C-1', 'created': '-400d',
                   'expires': '+300d', 'authInfo': 'g-Auth-1'\(domain)},
                  {'name': 'o.example', 'sponsor': 'other', 'created': '-400d', 'expires': '+300d'}]}
                """
        )
    }

    private static let key = "{'interface': 'hostup', 'secret': 'hostup-gamma-demo'}"

    @Test("A key has scopes")
    func scopes() throws {
        #expect(try bench.call(.hostup, "GET", "/api/v2/domains").status == 401)
        let wrong = try bench.call(.hostup, "GET", "/api/v2/domains", "", ["Authorization": "Bearer hostup-gamma-dem"])
        #expect(wrong.status == 401 && wrong.body["code"] == "unauthorized")
        let narrow = try Self.bench(
            "{'interface': 'hostup', 'secret': 'hostup-gamma-demo', 'scopes': ['read:domains']}"
        )
        let id = try narrow.identifier("g.example")
        let refusal = try narrow.host("PATCH", "/domains/\(id)", "{'registrarLock': true}")
        #expect(refusal.status == 403 && refusal.body["code"] == "insufficient_scope")
        #expect(try narrow.host("POST", "/domains/\(id)/actions/request-epp", "{}").status == 403)
    }

    @Test("Domains are listed by cursor and shown by identifier, never by name")
    func reading() throws {
        let first = try bench.host("GET", "/domains?limit=1")
        let cursor = try #require(first.body["nextCursor"]?.string)
        let second = try bench.host("GET", "/domains?limit=1&cursor=\(cursor)")
        #expect(second.body["nextCursor"] == .null && second.body["data"]?[0]?["id"] != first.body["data"]?[0]?["id"])
        #expect(try bench.host("GET", "/domains?cursor=mine").status == 400)
        #expect(try bench.host("GET", "/domains?limit=0").body["errors"]?[0]?["pointer"] == "limit")
        let id = try bench.identifier("fresh.example")
        #expect(id.contains(/^dom_[0-9a-hjkmnpq-tv-z]{26}$/))
        let domain = try bench.host("GET", "/domains/\(id)")
        #expect(domain.body["serviceStatus"] == "active" && domain.body["lifecycle"]?["registrarLockEnabled"] == false)
        #expect(domain.body["registryLock"]?["requiresManualUnlockFlow"] == false)
        #expect(try bench.host("GET", "/domains/fresh.example").status == 400)
        #expect(try bench.host("GET", "/domains/dom_01hxa3b4c5d6e7f8g9h0j1k2m3").status == 404)
        let other = try Self.bench(Self.key)
        let own = try other.identifier("g.example")
        let all = "0123456789abcdefghjkmnpqrstvwxyz"
        let last = try #require(own.last.flatMap { all.firstIndex(of: $0) })
        let next = all[all.index(after: last)]
        let foreign = try other.host("GET", "/domains/\(own.dropLast())\(next)")
        #expect(foreign.status == 403 && foreign.body["code"] == "forbidden")
        #expect(try other.host("GET", "/domains/\(own.dropLast(2))zz").status == 404)
    }

    @Test("A change answers with the domain as it is now, and refuses fields that it does not know")
    func patching() throws {
        let id = try bench.identifier("fresh.example")
        let changed = try bench.host("PATCH", "/domains/\(id)", "{'registrarLock': true, 'autoRenew': false}")
        #expect(changed.body["lifecycle"]?["registrarLockEnabled"] == true)
        #expect(changed.body["lifecycle"]?["autoRenewEnabled"] == false)
        let unknown = try bench.host("PATCH", "/domains/\(id)", "{'registrarlock': true}")
        #expect(unknown.status == 400 && unknown.body["code"] == "invalid_request")
        #expect(unknown.body["errors"]?[0]?["pointer"] == "/registrarlock")
        #expect(unknown.body["requestId"]?.string?.hasPrefix("req_") == true)
        #expect(try bench.host("PATCH", "/domains/\(id)", "{'registrarLock': 1}").status == 400)
        try bench.fault("{'result': {'code': 2304}}", on: "domain:update")
        #expect(try bench.host("PATCH", "/domains/\(id)", "{'registrarLock': false}").status == 409)
    }

    @Test("A code is fresh, then recent, and fresh again when that is forced")
    func codes() throws {
        let path = "/domains/\(try bench.identifier("fresh.example"))/actions/request-epp"
        let fresh = try bench.host("POST", path, "{}")
        #expect(fresh.body["codeSource"] == "fresh_request" && fresh.body["requestSubmitted"] == true)
        #expect(fresh.body["generatedAt"] == "2026-01-01T00:00:00.0Z")
        bench.registry.clock.advance(by: .seconds(3600))
        let recent = try bench.host("POST", path)
        #expect(recent.body["codeSource"] == "recent_request" && recent.body["eppCode"] == fresh.body["eppCode"])
        #expect(recent.body["generatedAt"] == fresh.body["generatedAt"] && recent.body["requestSubmitted"] == false)
        let forced = try bench.host("POST", path, "{'forceNew': true}")
        #expect(forced.body["codeSource"] == "fresh_request" && forced.body["eppCode"] != fresh.body["eppCode"])
        bench.registry.clock.advance(by: .days(1))
        #expect(try bench.host("POST", path, "{}").body["codeSource"] == "fresh_request")
        #expect(try bench.host("POST", path, "{'forcenew': true}").status == 400)
        try bench.fault("{'result': {'code': 2304}}", on: "domain:update")
        let current = try bench.host("POST", path, "{'forceNew': true}")
        #expect(current.body["codeSource"] == "current_code" && current.body["requestSubmitted"] == false)
        #expect(!bench.journal.contains(forced.body["eppCode"]?.string ?? "no code"))
    }

    @Test("The registry's own window counts where it makes the codes")
    func registryGenerated() throws {
        let bench = try Self.bench(Self.key, "registry-generated")
        let path = "/domains/\(try bench.identifier("g.example"))/actions/request-epp"
        let fresh = try bench.host("POST", path, "{}")
        #expect(fresh.body["codeSource"] == "fresh_request" && fresh.body["eppCode"]?.string?.count == 26)
        bench.registry.clock.advance(by: .seconds(60))
        let recent = try bench.host("POST", path, "{}")
        #expect(recent.body["codeSource"] == "recent_request" && recent.body["eppCode"] == fresh.body["eppCode"])
        #expect(try bench.host("POST", path, "{'forceNew': true}").body["eppCode"] != fresh.body["eppCode"])
    }

    @Test("A code that the holder is sent is null; an expired or deleted domain has none")
    func deliveredAndUnavailable() throws {
        let bench = try Self.bench(Self.key, "holder-delivered")
        let sent = try bench.host("POST", "/domains/\(try bench.identifier("g.example"))/actions/request-epp", "{}")
        #expect(sent.body["eppCode"] == .null && sent.body["deliveryMethod"] == "registry_console")
        #expect(bench.registry.outbox.count == 1)
        let gone = try Self.bench(Self.key, domain: ", 'deleted': '-1d'")
        let refusal = try gone.host("POST", "/domains/\(try gone.identifier("g.example"))/actions/request-epp", "{}")
        #expect(refusal.status == 409 && refusal.body["code"] == "epp_code_unavailable")
        let old = try Self.bench("\(Self.key)", "{'domain': {'atExpiry': 'delete'}}")
        let id = try old.identifier("g.example")
        old.registry.clock.advance(by: .days(301))
        #expect(try old.host("GET", "/domains/\(id)").body["serviceStatus"] == "terminated")
        #expect(try old.host("POST", "/domains/\(id)/actions/request-epp", "{}").body["code"] == "epp_code_unavailable")
    }

    @Test("A code is kept for a transfer; where no lock of the registry's is, there is none to lift")
    func otherActions() throws {
        let id = try bench.identifier("fresh.example")
        let kept = try bench.host("POST", "/domains/\(id)/actions/update-epp", "{'eppCode': 'kept-Code'}")
        #expect(kept.body["eppCodePersisted"] == true && kept.body["updatedAt"] == "2026-01-01T00:00:00.0Z")
        #expect(try bench.host("POST", "/domains/\(id)/actions/update-epp", "{}").status == 400)
        #expect(
            try bench.host("POST", "/domains/\(id)/actions/request-unlock", "{}").body["status"] == "already_unlocked"
        )
    }

    @Test("The registry's lock is asked to be lifted by whoever has identified himself as the registrant")
    func unlocking() throws {
        func bench(_ identity: String) throws -> (InterfaceBench, String) {
            let key = Self.key.dropLast() + (identity.isEmpty ? "}" : ", 'identity': '\(identity)'}")
            let bench = try Self.bench(String(key), domain: ", 'statuses': ['serverTransferProhibited']")
            return (bench, "/domains/\(try bench.identifier("g.example"))/actions/request-unlock")
        }
        let (nobody, path) = try bench("")
        let lock = try nobody.host("GET", String(path.dropLast("/actions/request-unlock".count))).body["registryLock"]
        #expect(lock?["requiresManualUnlockFlow"] == true)
        #expect(lock?["unlockAction"]?["href"]?.string == "/api/v2\(path)")
        for body in ["{}", "{'forceRequest': true}"] {
            let answer = try nobody.host("POST", path, body).body
            #expect(answer["status"] == "bankid_required" && answer["verificationReason"]?.string != nil)
        }
        let (other, way) = try bench("555")
        let failed = try other.host("POST", way, "{}").body
        #expect(failed["status"] == "verification_failed" && failed["requiresConfirmation"] == true)
        #expect(failed["ticVerified"] == false && failed["domainExtension"] == "example")
        let insisted = try other.host("POST", way, "{'forceRequest': true}").body
        #expect(insisted["status"] == "submitted" && insisted["ticVerified"] == false)
        let (owner, place) = try bench("190001019999")
        let submitted = try owner.host("POST", place, "{}").body
        #expect(submitted["status"] == "submitted" && submitted["verifiedAs"] == "account_owner")
        owner.registry.clock.advance(by: .days(3))
        let again = try owner.host("POST", place, "{'forceRequest': true}").body
        #expect(again["status"] == "already_requested" && again["daysSinceRequest"] == 3)
        #expect(try owner.host("POST", place, "{'forcerequest': true}").status == 400)
        #expect(owner.registry.seed().contains("serverTransferProhibited"), "nobody has decided yet")
    }

    @Test("A key with a limit is told how much is left, and when to come again")
    func limits() throws {
        let bench = try Self.bench("{'interface': 'hostup', 'secret': 'hostup-gamma-demo', 'callsPerMinute': 2}")
        let first = try bench.host("GET", "/domains")
        #expect(first.fields["X-RateLimit-Limit"] == "2" && first.fields["X-RateLimit-Remaining"] == "1")
        #expect(try bench.host("GET", "/domains").fields["X-RateLimit-Remaining"] == "0")
        let over = try bench.host("GET", "/domains")
        #expect(over.status == 429 && over.body["code"] == "rate_limited")
        let seconds = try #require(over.fields["Retry-After"].flatMap(Int.init))
        #expect((1...60).contains(seconds) && over.fields["X-RateLimit-Reset"]?.hasPrefix("2026-01-01T00:0") == true)
        #expect(over.fields["X-RateLimit-Remaining"] == "0")
    }

    @Test("A call that is not there says so in the interface's own way")
    func notThere() throws {
        let answer = try bench.host("GET", "/orders")
        #expect(answer.status == 404 && answer.body["code"] == "not_found")
        #expect(answer.body["detail"]?.string?.contains("not there") == true)
    }
}
