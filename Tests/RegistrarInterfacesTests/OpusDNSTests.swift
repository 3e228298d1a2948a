import HTTP
import JSON
import MockRegistry
import Testing

/// OpusDNS's interface, row by row.
@Suite("OpusDNS")
struct OpusDNSTests {
    private let bench: InterfaceBench

    init() throws { bench = try InterfaceBench() }

    @Test("An API key or a token opens the door, and nothing else does")
    func credentials() throws {
        let credentials = "'client_id': 'organization_01h00000000000000000000000', 'client_secret': 'opk_alpha-demo'"
        let token = try bench.call(
            .opusdns,
            "POST",
            "/v1/auth/token",
            "{'grant_type': 'client_credentials', \(credentials)}"
        )
        #expect(token.status == 200 && token.body["expires_in"] == 3600 && token.body["token_type"] == "Bearer")
        let bearer: HTTPFields = ["Authorization": "Bearer \(token.body["access_token"]?.string ?? "")"]
        #expect(try bench.call(.opusdns, "GET", "/v1/domains", "", bearer).status == 200)
        let form = try bench.call(
            .opusdns,
            "POST",
            "/v1/auth/token",
            "grant_type=client_credentials&client_id=organization_01h00000000000000000000000&client_secret=opk_alpha-demo",
            ["Content-Type": "application/x-www-form-urlencoded"]
        )
        #expect(form.status == 200)
        for refused: HTTPFields in [
            [:], ["X-Api-Key": "opk_alpha-dem"], ["Authorization": "Bearer opk_alpha-demo"],
            ["Authorization": "Bearer \(String(repeating: "0", count: 64))"], ["X-Api-Key": "beta-Demo1"],
        ] {
            let answer = try bench.call(.opusdns, "GET", "/v1/domains", "", refused)
            #expect(answer.status == 401 && answer.body["code"] == "ERROR_AUTHENTICATION")
        }
        let wrong = try bench.call(.opusdns, "POST", "/v1/auth/token", "{'grant_type': 'password', \(credentials)}")
        #expect(wrong.status == 401)
        bench.registry.clock.advance(by: .seconds(3600))
        #expect(try bench.call(.opusdns, "GET", "/v1/domains", "", bearer).status == 401)
    }

    @Test("Where the registry wants to know the sub-product, it is told")
    func subProducts() throws {
        let products = "[{'name': 'dotTEST', 'zones': ['test']}, {'name': 'rest', 'zones': ['example', 'co.example']}]"
        let bench = try InterfaceBench(
            "{'nameStore': {'isOffered': true, 'isNeeded': true, 'subProducts': \(products)}}"
        )
        let domain = try bench.opus("GET", "/domains/alpha-1.example")
        #expect(domain.status == 200 && domain.body["name"] == "alpha-1.example")
        #expect(try bench.opus("GET", "/domains/nothing.test").status == 404)
    }

    @Test("Domains are listed in pages, and shown by name or identifier")
    func reading() throws {
        let page = try bench.opus("GET", "/domains?page_size=2&sort_order=asc&search=example")
        #expect(page.body["results"]?[0]?["name"] == "alpha-1.example")
        #expect(page.body["pagination"]?["page_size"] == 2 && page.body["pagination"]?["has_next_page"] == true)
        #expect(try bench.opus("GET", "/domains?name=beta-1.example").body["pagination"]?["total_items"] == 0)
        #expect(try bench.opus("GET", "/domains?transfer_lock=true").body["results"]?[0]?["name"] == "locked.example")
        #expect(try bench.opus("GET", "/domains?page=none").status == 422)
        let domain = try bench.opus("GET", "/domains/alpha-1.example")
        #expect(domain.body["auth_code"] == "alpha-1-Auth" && domain.body["transfer_lock"] == false)
        #expect(domain.body["nameservers"]?[0]?["hostname"] == "ns1.alpha-1.example")
        let identifier = try #require(domain.body["domain_id"]?.string)
        #expect(identifier.contains(/^domain_[0-7][0-9a-hjkmnpq-tv-z]{25}$/))
        #expect(try bench.opus("GET", "/domains/\(identifier)").body == domain.body)
        for foreign in ["beta-1.example", "nothing.example", "no name", "domain_7zzzzzzzzzzzzzzzzzzzzzzzzz", "domain_"]
        {
            let answer = try bench.opus("GET", "/domains/\(foreign)")
            #expect(answer.status == 404 && answer.body["code"] == "ERROR_DOMAIN_NOT_FOUND", "\(foreign)")
            #expect(answer.body["type"] == "domain-not-found")
        }
        let check = try bench.opus("GET", "/domains/check?domains=free.example&domains=alpha-1.example")
        #expect(check.body["results"]?[0]?["available"] == true && check.body["results"]?[1]?["available"] == false)
        #expect(try bench.opus("GET", "/domains/check").status == 422)
    }

    @Test("A code, a lock, statuses, contacts and name servers are changed by an EPP update that the journal has")
    func updating() throws {
        let changed = try bench.opus(
            "PATCH",
            "/domains/alpha-1.example",
            "{'auth_code': 'Another-Code-9', 'transfer_lock': true}"
        )
        #expect(changed.body["auth_code"] == "Another-Code-9" && changed.body["transfer_lock"] == true)
        let session = try #require(changed.fields["X-Mock-Registry-Session"].flatMap(Int.init))
        let entries = bench.registry.journal.entries.filter { $0.session == session }
        #expect(entries.compactMap(\.command) == ["login", "domain:info", "domain:update", "domain:info"])
        #expect(!bench.journal.contains("Another-Code-9") && !bench.journal.contains("opk_alpha"))
        let statuses = try bench.opus(
            "PATCH",
            "/domains/alpha-1.example",
            "{'statuses': ['clientHold', 'clientDeleteProhibited'], 'renewal_mode': 'expire'}"
        )
        #expect(statuses.body["transfer_lock"] == false && statuses.body["renewal_mode"] == "expire")
        #expect(statuses.body["registry_statuses"] == ["clientDeleteProhibited", "clientHold"])
        let fewer = try bench.opus(
            "PATCH",
            "/domains/alpha-1.example",
            "{'status_changes': {'add': ['clientRenewProhibited'], 'remove': ['clientHold', 'clientDeleteProhibited']}}"
        )
        #expect(fewer.body["registry_statuses"] == ["clientRenewProhibited"])
        let servers = try bench.opus(
            "PATCH",
            "/domains/alpha-1.example",
            "{'nameservers': [{'hostname': 'ns1.alpha-1.example'}, {'hostname': 'new.outside.net'}]}"
        )
        #expect(servers.body["nameservers"]?[1]?["hostname"] == "new.outside.net")
        let contact = try #require(servers.body["contacts"]?[0]?["contact_id"]?.string)
        let contacts = try bench.opus(
            "PATCH",
            "/domains/alpha-1.example",
            "{'contacts': {'admin': [{'contact_id': '\(contact)'}], 'tech': '\(contact)'}}"
        )
        #expect(contacts.status == 200)
        let unknown = try bench.opus(
            "PATCH",
            "/domains/alpha-1.example",
            "{'contacts': {'admin': 'contact_01h00000000000000000000000'}}"
        )
        #expect(unknown.status == 404 && unknown.body["code"] == "ERROR_CONTACT_NOT_FOUND")
    }

    @Test(
        "What can't be changed is told as 404 or 422",
        arguments: [
            ("beta-1.example", "{'transfer_lock': true}", 404), ("alpha-1.example", "{'auth_code': 7}", 422),
            ("alpha-1.example", "{'auth_code': ''}", 422), ("alpha-1.example", "{'statuses': ['serverHold']}", 422),
            ("alpha-1.example", "{'statuses': 'clientHold'}", 422),
            ("alpha-1.example", "{'transfer_lock': 'yes'}", 422),
            ("alpha-1.example", "[]", 422), ("alpha-1.example", "{", 422),
            ("alpha-1.example", "{'nameservers': [{'hostname': 'a.b.c', 'ip_addresses': [1]}]}", 422),
            ("alpha-1.example", "{'renewal_mode': 'never'}", 422), ("alpha-1.example", "{'attributes': {'x': 1}}", 422),
            ("redeem.example", "{'transfer_lock': true}", 422),
        ]
    )
    func updatingInVain(_ name: String, _ body: String, _ status: Int) throws {
        // The first login of all is noted too.
        _ = try bench.opus("GET", "/domains/alpha-1.example")
        let before = bench.registry.seed()
        let answer = try bench.opus("PATCH", "/domains/\(name)", body)
        #expect(answer.status == status, "\(answer.body)")
        #expect(bench.registry.seed() == before)
    }

    @Test("A domain is asked for, and the request taken back")
    func transferIn() throws {
        let body =
            "{'name': 'beta-1.example', 'renewal_mode': 'renew', 'auth_code': 'beta-1-Auth', "
            + "'period': {'unit': 'y', 'value': 1}}"
        let pending = try bench.opus("POST", "/domains/transfer", body)
        #expect(pending.status == 201 && pending.body["auth_code"] == .null && pending.body["read_only"] == true)
        #expect(pending.body["registry_statuses"] == ["pendingTransfer"])
        #expect(try bench.opus("POST", "/domains/transfer", body).body["code"] == "ERROR_DOMAIN_EXISTS")
        let identifier = try #require(pending.body["domain_id"]?.string)
        #expect(try bench.opus("GET", "/domains/\(identifier)").status == 200)
        #expect(try bench.opus("DELETE", "/domains/beta-1.example/transfer").status == 204)
        #expect(try bench.opus("DELETE", "/domains/beta-1.example/transfer").status == 404)
        let none = try bench.opus("DELETE", "/domains/alpha-1.example/transfer")
        #expect(none.status == 409 && none.body["code"] == "ERROR_DOMAIN_TRANSFER")
        _ = try bench.opus("POST", "/domains/transfer", body)
        bench.registry.clock.advance(by: .days(5))
        let own = try bench.opus("GET", "/domains/beta-1.example")
        #expect(own.body["read_only"] == false && own.body["auth_code"] == "beta-1-Auth")
    }

    @Test(
        "A transfer that is refused says why",
        arguments: [
            ("'name': 'beta-1.example', 'auth_code': 'wrong-Code'", 403, "ERROR_DOMAIN_TRANSFER_INVALID_AUTH_CODE"),
            ("'name': 'beta-1.example', 'auth_code': 'short'", 400, "ERROR_DOMAIN_TRANSFER_AUTHINFO_MALFORMED"),
            ("'name': 'beta-1.example'", 400, "ERROR_DOMAIN_TRANSFER_AUTHINFO_MALFORMED"),
            ("'name': 'beta-1.nowhere', 'auth_code': 'beta-1-Auth'", 400, "ERROR_TLD_NOT_AVAILABLE"),
            ("'name': 'nothing.example', 'auth_code': 'beta-1-Auth'", 404, "ERROR_DOMAIN_NOT_FOUND"),
            ("'name': 'alpha-1.example', 'auth_code': 'alpha-1-Auth'", 409, "ERROR_DOMAIN_TRANSFER_ALREADY_OWNED"),
            ("'name': 'parked.test', 'auth_code': 'parked-Auth'", 409, "ERROR_DOMAIN_TRANSFER_NOT_ALLOWED"),
            (
                "'name': 'beta-1.example', 'auth_code': 'beta-1-Auth', 'period': {'unit': 'y', 'value': 12}",
                422, "ERROR_POLICY_VALIDATION"
            ),
            (
                "'name': 'beta-1.example', 'auth_code': 'beta-1-Auth', "
                    + "'contacts': {'registrant': 'contact_01h00000000000000000000000'}",
                404, "ERROR_CONTACT_NOT_FOUND"
            ),
        ]
    )
    func transferRefused(_ fields: String, _ status: Int, _ code: String) throws {
        if code == "ERROR_DOMAIN_TRANSFER_NOT_ALLOWED" {
            let id = try bench.number("parked.test")
            #expect(try bench.provider("PUT", "/\(id)", "{'is_locked': true}").status == 200)
        }
        _ = try bench.opus("GET", "/domains/alpha-1.example")
        let before = bench.registry.seed()
        let answer = try bench.opus("POST", "/domains/transfer", "{\(fields), 'renewal_mode': 'renew'}")
        #expect(answer.status == status && answer.body["code"]?.string == code, "\(answer.body)")
        #expect(answer.body["status"] == .integer(Int64(status)))
        #expect(bench.registry.seed() == before)
    }

    @Test("A transfer needs a renewal mode, as a body that can be read")
    func transferUnreadable() throws {
        let answer = try bench.opus(
            "POST",
            "/domains/transfer",
            "{'name': 'beta-1.example', 'auth_code': 'beta-1-Auth'}"
        )
        #expect(answer.status == 422 && answer.body["errors"]?[0]?["loc"] == ["body", "renewal_mode"])
    }

    @Test("Between two accounts of one registrar nothing is moved")
    func sameRegistrar() throws {
        let keys =
            "{'interface': 'opusdns', 'secret': 'first-key'}, "
            + "{'interface': 'opusdns', 'account': 'other', 'secret': 'other-key'}"
        let bench = try InterfaceBench(
            seed: "{'registrars': [{'id': 'alpha', 'password': 'alpha-Pass1', 'keys': [\(keys)]}], "
                + "'domains': [{'name': 'a.example', 'sponsor': 'alpha', 'authInfo': 'a-Auth-1'}]}"
        )
        let body = "{'name': 'a.example', 'auth_code': 'a-Auth-1', 'renewal_mode': 'renew'}"
        let answer = try bench.call(.opusdns, "POST", "/v1/domains/transfer", body, ["X-Api-Key": "other-key"])
        #expect(answer.status == 409 && answer.body["code"] == "ERROR_DOMAIN_TRANSFER_INTERNAL_NOT_SUPPORTED")
        #expect(try bench.call(.opusdns, "GET", "/v1/domains/a.example", "", ["X-Api-Key": "other-key"]).status == 404)
    }

    @Test("Another registrar's request is approved or rejected", arguments: ["approve", "reject"])
    func outbound(_ action: String) throws {
        let answer = try bench.opus("POST", "/domains/pending.example/transfer/outbound", "{'action': '\(action)'}")
        #expect(answer.status == 200 && answer.body["action"]?.string == action)
        #expect(answer.body["domain_name"] == "pending.example")
        let again = try bench.opus("POST", "/domains/pending.example/transfer/outbound", "{'action': '\(action)'}")
        #expect(again.status == (action == "approve" ? 404 : 400))
        #expect(
            try bench.opus("POST", "/domains/alpha-1.example/transfer/outbound", "{'action': 'wait'}").status == 422
        )
        #expect(
            try bench.opus("POST", "/domains/beta-1.example/transfer/outbound", "{'action': 'reject'}").status == 404
        )
    }

    @Test("A loser who may not approve is told that the registry does not allow it")
    func outboundNotAllowed() throws {
        try bench.fault("{'result': {'code': 2306}}", on: "domain:transfer *", remaining: 1)
        let answer = try bench.opus("POST", "/domains/pending.example/transfer/outbound", "{'action': 'approve'}")
        #expect(answer.status == 422 && answer.body["code"] == "ERROR_REGISTRY_POLICY")
    }

    @Test("Renewing, deleting and restoring")
    func lifeCycle() throws {
        let date = try #require(try bench.opus("GET", "/domains/alpha-1.example").body["expires_on"]?.string)
        let period = "'period': {'unit': 'y', 'value': 2}"
        let renewed = try bench.opus(
            "POST",
            "/domains/alpha-1.example/renew",
            "{\(period), 'current_expiry_date': '\(date)'}"
        )
        #expect(renewed.status == 200 && renewed.body["period_extended"]?["value"] == 2)
        #expect(try bench.opus("POST", "/domains/alpha-1.example/renew", "{\(period)}").status == 422)
        let wrong = "{\(period), 'current_expiry_date': '2020-01-01T00:00:00Z'}"
        #expect(try bench.opus("POST", "/domains/alpha-1.example/renew", wrong).status == 422)
        #expect(try bench.opus("POST", "/domains/beta-1.example/renew", wrong).status == 404)
        let hosts = try bench.opus("DELETE", "/domains/alpha-1.example")
        #expect(hosts.status == 409 && hosts.body["code"] == "ERROR_DOMAIN_DELETE_PROHIBITED")
        _ = try bench.opus("PATCH", "/domains/thin.example", "{'statuses': ['clientDeleteProhibited']}")
        let prohibited = try bench.opus("DELETE", "/domains/thin.example")
        #expect(prohibited.body["prohibiting_statuses"] == ["clientDeleteProhibited"])
        _ = try bench.opus("PATCH", "/domains/thin.example", "{'statuses': []}")
        #expect(try bench.opus("DELETE", "/domains/thin.example").status == 204)
        #expect(try bench.opus("DELETE", "/domains/beta-1.example").status == 404)
        let restored = try bench.opus("POST", "/domains/thin.example/restore", "{'reason': 'A mistake.'}")
        #expect(restored.status == 200 && restored.body["name"] == "thin.example")
        let again = try bench.opus("POST", "/domains/thin.example/restore", "{}")
        #expect(again.status == 422 && again.body["code"] == "ERROR_REGISTRY_POLICY")
        #expect(try bench.opus("GET", "/domains/thin.example").body["deleted_on"] == .null)
    }

    @Test("Messages are events until they are acknowledged")
    func events() throws {
        _ = try bench.opus("POST", "/domains/pending.example/transfer/outbound", "{'action': 'reject'}")
        let beta = try bench.provider("GET", "?full_name=pending.example")
        #expect(beta.status == 200)
        let body = "{'name': 'beta-1.example', 'renewal_mode': 'renew', 'auth_code': 'beta-1-Auth'}"
        _ = try bench.opus("POST", "/domains/transfer", body)
        bench.registry.clock.advance(by: .days(5))
        let events = try bench.opus("GET", "/events?type=INBOUND_TRANSFER&acknowledged=false")
        let event = try #require(events.body["results"]?[0])
        #expect(event["subtype"] == "SUCCESS" && event["object_type"] == "DOMAIN")
        let identifier = try #require(event["event_id"]?.string)
        #expect(try bench.opus("GET", "/events/\(identifier)").body == event)
        #expect(try bench.opus("PATCH", "/events/\(identifier)").status == 204)
        #expect(try bench.opus("PATCH", "/events/\(identifier)").status == 404)
        #expect(try bench.opus("GET", "/events/\(identifier)").status == 404)
        let rest = try bench.opus("GET", "/events?page_size=100&sort_order=asc")
        guard case .array(let waiting)? = rest.body["results"] else { return #expect(Bool(false), "no list") }
        let acknowledged = { bench.registry.journal.entries.filter { $0.command == "poll:ack" }.count }
        for event in waiting {
            #expect(try bench.opus("PATCH", "/events/\(event["event_id"]?.string ?? "")").status == 204)
        }
        // All of them by then, the one that was read first of all too.
        #expect(acknowledged() == waiting.count + 1)
        #expect(try bench.opus("GET", "/events?acknowledged=true").body["pagination"]?["total_items"] == 0)
    }

    @Test("A call that is not there says so in the interface's own way")
    func notThere() throws {
        let answer = try bench.opus("GET", "/contacts")
        #expect(answer.status == 404 && answer.body["code"] == "ERROR_NOT_FOUND")
        #expect(answer.body["detail"]?.string?.contains("not there") == true)
        #expect(try bench.opus("PUT", "/domains/alpha-1.example").status == 405)
    }
}
