import HTTP
import JSON
import MockRegistry
import Testing

/// Openprovider's interface, row by row.
@Suite("Openprovider")
struct OpenproviderTests {
    private let bench: InterfaceBench

    init() throws { bench = try InterfaceBench() }

    private static func code(_ answer: InterfaceBench.Answer) -> Int? {
        guard case .integer(let code)? = answer.body["code"] else { return nil }
        return Int(code)
    }

    @Test("A login gives a token; everything else is 196")
    func login() throws {
        #expect(try bench.token().count == 64)
        let wrong = try bench.call(.openprovider, "POST", "/v1beta/auth/login", "{'username': 'beta', 'password': 'x'}")
        #expect(Self.code(wrong) == 196 && wrong.status == 500)
        let forged: HTTPFields = ["Authorization": "Bearer \(String(repeating: "f", count: 64))"]
        #expect(Self.code(try bench.call(.openprovider, "GET", "/v1beta/domains", "", forged)) == 196)
        #expect(Self.code(try bench.call(.openprovider, "GET", "/v1beta/domains")) == 196)
        let token: HTTPFields = ["Authorization": "Bearer \(try bench.token())"]
        #expect(Self.code(try bench.call(.openprovider, "GET", "/v1beta/domains", "", token)) == 0)
        bench.registry.clock.advance(by: .days(2))
        #expect(Self.code(try bench.call(.openprovider, "GET", "/v1beta/domains", "", token)) == 196)
    }

    @Test("Domains are listed, found by name and shown by number")
    func reading() throws {
        let list = try bench.provider("GET", "?limit=1&order_by.domain_name=asc&with_registry_statuses=true")
        #expect(list.body["data"]?["total"] == 2)
        #expect(list.body["data"]?["results"]?[0]?["domain"]?["name"] == "beta-1")
        #expect(
            try bench.provider("GET", "?extension=test").body["data"]?["results"]?[0]?["domain"]?["name"] == "parked"
        )
        #expect(try bench.provider("GET", "?domain_name_pattern=b*&status=ACT").body["data"]?["total"] == 1)
        #expect(try bench.provider("GET", "?full_name=alpha-1.example").body["data"]?["total"] == 0)
        let domain = try bench.provider("GET", "/\(try bench.number("beta-1.example"))")
        #expect(domain.body["data"]?["auth_code"] == "beta-1-Auth" && domain.body["data"]?["status"] == "ACT")
        #expect(domain.body["data"]?["expiration_date"] == "2026-10-28 00:00:00")
        for id in ["999999", "1"] { #expect(Self.code(try bench.provider("GET", "/\(id)")) == 320) }
        #expect(Self.code(try bench.provider("GET", "/beta-1.example")) == 422)
        let check = try bench.provider(
            "POST",
            "/check",
            "{'domains': [{'name': 'free', 'extension': 'example'}, {'name': 'beta-1', 'extension': 'example'}]}"
        )
        #expect(check.body["data"]?["results"]?[0]?["status"] == "free")
        #expect(check.body["data"]?["results"]?[1]?["status"] == "active")
    }

    @Test("The lock, the code, contacts and name servers are changed")
    func updating() throws {
        let id = try bench.number("beta-1.example")
        let body =
            "{'is_locked': true, 'auth_code': 'Chosen-Code-1', 'billing_handle': 'BETA-1', 'autorenew': 'off', "
            + "'name_servers': [{'name': 'ns9.outside.net'}]}"
        #expect(try bench.provider("PUT", "/\(id)", body).body["data"]?["status"] == "ACT")
        let domain = try bench.provider("GET", "/\(id)").body["data"]
        #expect(domain?["is_locked"] == true && domain?["auth_code"] == "Chosen-Code-1")
        #expect(domain?["billing_handle"] == "BETA-1" && domain?["autorenew"] == "off")
        #expect(domain?["name_servers"]?[0]?["name"] == "ns9.outside.net")
        #expect(try bench.provider("PUT", "/\(id)", "{'reset_auth_code': true}").status == 200)
        #expect(try bench.provider("GET", "/\(id)").body["data"]?["auth_code"] != "Chosen-Code-1")
        #expect(Self.code(try bench.provider("PUT", "/\(id)", "{'is_locked': 'yes'}")) == 422)
        #expect(Self.code(try bench.provider("PUT", "/\(id)", "{'owner_handle': 'NOBODY'}")) == 320)
        #expect(!bench.journal.contains("Chosen-Code-1") && !bench.journal.contains("beta-Demo1"))
    }

    @Test("External codes are the registry's, read and made anew")
    func externalCodes() throws {
        let id = try bench.number("beta-1.example")
        let read = try bench.provider("GET", "/\(id)/authcode")
        #expect(read.body["data"]?["auth_code"] == "beta-1-Auth" && read.body["data"]?["type"] == "external")
        let reset = try bench.provider("POST", "/\(id)/authcode/reset", "{'auth_code_type': 'external'}")
        let fresh = try #require(reset.body["data"]?["auth_code"]?.string)
        #expect(fresh.count == 26 && reset.body["data"]?["auth_info"]?["pw"]?.string == fresh)
        #expect(reset.body["data"]?["epp_statuses"] == ["ok"])
        #expect(try bench.provider("GET", "/\(id)/authcode").body["data"]?["auth_code"]?.string == fresh)
        #expect(Self.code(try bench.provider("GET", "/\(id)/authcode?auth_code_type=both")) == 422)
        #expect(
            Self.code(try bench.provider("POST", "/\(id)/authcode/reset", "{'auth_code_type': ['external']}")) == 351
        )
        #expect(Self.code(try bench.provider("GET", "/1/authcode")) == 320)
    }

    @Test("An internal code moves a domain between two accounts, and the registry never hears of it")
    func internalCodes() throws {
        let id = try bench.number("beta-1.example")
        #expect(try bench.provider("GET", "/\(id)/authcode?auth_code_type=internal").body["data"]?["success"] == false)
        let reset = try bench.provider("POST", "/\(id)/authcode/reset", "{'auth_code_type': 'internal'}")
        let code = try #require(reset.body["data"]?["auth_code"]?.string)
        let told = try bench.provider("GET", "/\(id)/authcode?auth_code_type=internal").body["data"]
        #expect(told?["auth_code"]?.string == code)
        func move(_ code: String, second: Bool = true) throws -> InterfaceBench.Answer {
            let domain = "'domain': {'name': 'beta-1', 'extension': 'example'}"
            return try bench.provider("POST", "/transfer", "{\(domain), 'auth_code': '\(code)'}", second: second)
        }
        #expect(Self.code(try move(code, second: false)) == 326)
        #expect(Self.code(try move("wrong")) == 318)
        #expect(Self.code(try move("beta-1-Auth")) == 323)
        #expect(try move(code).body["data"]?["status"] == "ACT")
        #expect(bench.registry.seed().contains("\"account\" : \"beta-2\""))
        #expect(!bench.registry.seed().contains("\"transferred\""), "it is no transfer")
        #expect(!bench.registry.journal.entries.contains { $0.command == "domain:transfer request" })
        #expect(Self.code(try bench.provider("GET", "/\(id)")) == 320)
        #expect(try bench.provider("GET", "/\(id)", second: true).body["data"]?["internal_auth_code"] == "")
        let elsewhere = "{'name': 'beta-1.example', 'auth_code': '\(code)', 'renewal_mode': 'renew'}"
        #expect(try bench.opus("POST", "/domains/transfer", elsewhere).status == 403)
        bench.registry.reset()
        #expect(Self.code(try bench.provider("GET", "/\(id)")) == 0)
    }

    @Test("A code that the registry sends is in no answer; one that can't be sent is 394")
    func delivered() throws {
        let bench = try InterfaceBench("holder-delivered")
        let id = try bench.number("beta-1.example")
        let answer = try bench.provider("GET", "/\(id)/authcode")
        #expect(answer.body["data"]?["auth_code"] == "" && answer.body["data"]?["success"] == true)
        #expect(bench.registry.outbox.map(\.recipient) == ["juergen@beta-1.example"])
        #expect(try bench.provider("POST", "/\(id)/authcode/reset", "{}").body["data"]?["auth_code"] == "")
        #expect(bench.registry.outbox.count == 2)
        try bench.fault("{'result': {'code': 2306}}", on: "domain:info", remaining: 2)
        #expect(Self.code(try bench.provider("GET", "/\(id)/authcode")) == 320)
        let nobody = try InterfaceBench(
            "holder-delivered",
            seed: """
                {'registrars': [{'id': 'beta', 'password': 'beta-Pass1',
                  'keys': [{'interface': 'openprovider', 'name': 'beta', 'secret': 'beta-Demo1'}]}],
                 'domains': [{'name': 'thin.example', 'sponsor': 'beta', 'created': '-400d', 'expires': '+300d'}]}
                """
        )
        #expect(Self.code(try nobody.provider("GET", "/\(try nobody.number("thin.example"))/authcode")) == 394)
    }

    @Test("A domain may have no code until one is made")
    func noCode() throws {
        let bench = try InterfaceBench("registry-generated")
        let id = try bench.number("parked.test")
        _ = try bench.provider("PUT", "/\(id)", "{'auth_code': ''}")
        #expect(try bench.provider("GET", "/\(id)/authcode").body["data"]?["success"] == false)
        let made = try bench.provider("POST", "/\(id)/authcode/reset", "{'auth_code_type': 'external'}")
        #expect(made.body["data"]?["auth_code"]?.string?.count == 26)
    }

    @Test("A transfer is asked for, and decided by hand")
    func transfers() throws {
        func ask(_ name: String, _ code: String) throws -> InterfaceBench.Answer {
            let domain = "'domain': {'name': '\(name)', 'extension': 'example'}"
            return try bench.provider(
                "POST",
                "/transfer",
                "{\(domain), 'auth_code': '\(code)', 'owner_handle': 'BETA-1'}"
            )
        }
        #expect(try ask("alpha-1", "alpha-1-Auth").body["data"]?["status"] == "REQ")
        #expect(Self.code(try ask("alpha-1", "alpha-1-Auth")) == 327)
        #expect(Self.code(try ask("thin", "wrong")) == 318)
        #expect(Self.code(try ask("thin", "")) == 318)
        #expect(Self.code(try ask("nothing", "wrong")) == 313)
        #expect(Self.code(try ask("locked", "locked-Auth")) == 328)
        #expect(Self.code(try ask("beta-1", "beta-1-Auth")) == 326)
        let id = try bench.number("beta-1.example")
        #expect(Self.code(try bench.provider("POST", "/\(id)/transfer/approve", "{'approve': 1}")) == 354)
        #expect(Self.code(try bench.provider("POST", "/\(id)/transfer/approve", "{}")) == 422)
        let body = "{'name': 'beta-1.example', 'renewal_mode': 'renew', 'auth_code': 'beta-1-Auth'}"
        #expect(try bench.opus("POST", "/domains/transfer", body).status == 201)
        #expect(
            try bench.provider("POST", "/\(id)/transfer/approve", "{'approve': 0}").body["data"]?["success"] == true
        )
        #expect(try bench.opus("POST", "/domains/transfer", body).status == 201)
        #expect(Self.code(try bench.provider("POST", "/\(id)/transfer/approve", "{'approve': 1}")) == 0)
        #expect(try bench.opus("GET", "/domains/beta-1.example").body["read_only"] == false)
    }

    @Test("The registry's rules of age have a number of their own, and so has a code whose time is over")
    func ages() throws {
        let young = try InterfaceBench("{'transfer': {'lockAfterCreation': '60d', 'lockAfterTransfer': '60d'}}")
        let fresh = "{'domain': {'name': 'fresh', 'extension': 'example'}, 'auth_code': 'fresh-Auth'}"
        #expect(Self.code(try young.provider("POST", "/transfer", fresh)) == 369)
        let tac = try InterfaceBench("tac")
        let code = "Xk29-mmQz-77Lp-aB3c-Ty6u-Vw8x"
        #expect(try tac.opus("PATCH", "/domains/alpha-1.example", "{'auth_code': '\(code)'}").status == 200)
        tac.registry.clock.advance(by: .days(15))
        let late = "{'domain': {'name': 'alpha-1', 'extension': 'example'}, 'auth_code': '\(code)'}"
        #expect(Self.code(try tac.provider("POST", "/transfer", late)) == 352)
        #expect(Self.code(try tac.provider("POST", "/transfer", late.replacing(code, with: "Xk29-mmQz"))) == 318)
    }

    @Test("Renewing, deleting and restoring")
    func lifeCycle() throws {
        let id = try bench.number("beta-1.example")
        #expect(try bench.provider("POST", "/\(id)/renew", "{'period': 1}").body["data"]?["status"] == "ACT")
        #expect(Self.code(try bench.provider("POST", "/\(id)/renew", "{'period': 20}")) == 316)
        #expect(Self.code(try bench.provider("POST", "/\(id)/restore", "{}")) == 376)
        #expect(try bench.provider("DELETE", "/\(id)?type=cancel").body["data"]?["status"] == "DEL")
        #expect(Self.code(try bench.provider("DELETE", "/\(id)")) == 366)
        #expect(try bench.provider("GET", "/\(id)").body["data"]?["restorable_until"]?.string?.isEmpty == false)
        #expect(try bench.provider("POST", "/\(id)/restore", "{}").body["data"]?["status"] == "ACT")
    }

    @Test("A call that is not there says so in the interface's own way")
    func notThere() throws {
        let answer = try bench.call(.openprovider, "GET", "/v1beta/customers")
        #expect(answer.status == 404 && Self.code(answer) == 404)
        #expect(answer.body["desc"]?.string?.contains("not there") == true)
    }
}
