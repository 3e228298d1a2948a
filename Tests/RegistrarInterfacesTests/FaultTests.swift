import HTTP
import JSON
import MockRegistry
import Testing

@testable import RegistrarInterfaces

/// What goes wrong at the registry, as each interface shows it.
@Suite("Faults through the registrars' interfaces")
struct FaultTests {
    private let bench: InterfaceBench

    init() throws { bench = try InterfaceBench() }

    /// Switches a lock on, through each interface.
    private func lock(_ which: InterfaceBench.Which) throws -> InterfaceBench.Answer {
        switch which {
        case .opusdns: try bench.opus("PATCH", "/domains/alpha-1.example", "{'transfer_lock': true}")
        case .openprovider: try bench.provider("PUT", "/\(try bench.number("beta-1.example"))", "{'is_locked': true}")
        case .hostup:
            try bench.host("PATCH", "/domains/\(try bench.identifier("fresh.example"))", "{'registrarLock': true}")
        }
    }

    @Test("domain:update answers 2400", arguments: InterfaceBench.Which.allCases)
    func failed(_ which: InterfaceBench.Which) throws {
        try bench.fault("{'result': {'code': 2400}}", on: "domain:update")
        let answer = try lock(which)
        switch which {
        case .opusdns: #expect(answer.status == 503 && answer.body["code"] == "ERROR_REGISTRY_UNAVAILABLE")
        case .openprovider: #expect(answer.status == 500 && answer.body["code"] == 17)
        case .hostup: #expect(answer.status == 500 && answer.body["code"] == "registry_unavailable")
        }
    }

    @Test(
        "An answer that is lost is lost here too, and the change has been made",
        arguments: InterfaceBench.Which.allCases
    )
    func lost(_ which: InterfaceBench.Which) throws {
        try bench.fault("{'close': {'at': 'beforeAnswer', 'by': 'reset'}}", on: "domain:update")
        #expect(throws: InterfaceBench.NoAnswer(ending: "reset")) { try lock(which) }
        #expect(bench.registry.seed().contains("clientTransferProhibited"))
        #expect(try lock(which).status == 200)
    }

    @Test("An answer that never comes is awaited for ever", arguments: InterfaceBench.Which.allCases)
    func silent(_ which: InterfaceBench.Which) throws {
        try bench.fault("{'neverAnswer': {}}", on: "domain:update")
        #expect(throws: InterfaceBench.NoAnswer(ending: "silent")) { try lock(which) }
    }

    @Test(
        "An answer that nobody can read is the interface's failure",
        arguments: [
            "{'garbage': {'bytes': 100}}", "{'oversized': {'bytes': 3000000}}", "{'invalid': {'by': 'missingResult'}}",
        ]
    )
    func garbled(_ effect: String) throws {
        try bench.fault(effect, on: "domain:update")
        #expect(try lock(.opusdns).status == 503)
    }

    @Test("A slow answer is waited for by a timer, and the command is sent once")
    func slow() throws {
        try bench.fault("{'delay': {'milliseconds': 30000}}", on: "domain:*", remaining: 9)
        #expect(try lock(.opusdns).body["transfer_lock"] == true)
        let commands = bench.registry.journal.entries.compactMap(\.command)
        #expect(commands == ["login", "domain:info", "domain:update", "domain:info"])
    }

    @Test("A registrar that may not log in can't be reached through")
    func suspended() throws {
        try bench.fault("{'result': {'code': 2502}}", on: "login")
        #expect(try lock(.opusdns).status == 503)
        try bench.fault("{'close': {'at': 'beforeGreeting'}}", on: "greeting")
        #expect(throws: InterfaceBench.NoAnswer.self) { try lock(.opusdns) }
    }

    @Test("A transfer that the holder's lock prohibits is each one's own refusal")
    func policies() throws {
        let opus = "{'name': 'parked.test', 'auth_code': 'parked-Auth', 'renewal_mode': 'renew'}"
        #expect(try bench.provider("PUT", "/\(try bench.number("parked.test"))", "{'is_locked': true}").status == 200)
        #expect(try bench.opus("POST", "/domains/transfer", opus).body["code"] == "ERROR_DOMAIN_TRANSFER_NOT_ALLOWED")
        let provider = "{'domain': {'name': 'locked', 'extension': 'example'}, 'auth_code': 'locked-Auth'}"
        #expect(try bench.provider("POST", "/transfer", provider).body["code"] == 328)
    }
}

/// What the registry may answer, and what each interface makes of it.
@Suite("Results through the registrars' interfaces")
struct ResultTests {
    private let bench: InterfaceBench

    init() throws { bench = try InterfaceBench() }

    @Test(
        "OpusDNS: a transfer",
        arguments: [
            (2001, 422, "ERROR_POLICY_VALIDATION"), (2004, 422, "ERROR_POLICY_VALIDATION"),
            (2005, 400, "ERROR_DOMAIN_TRANSFER_AUTHINFO_MALFORMED"),
            (2104, 400, "ERROR_DOMAIN_TRANSFER"), (2106, 409, "ERROR_DOMAIN_TRANSFER_NOT_ALLOWED"),
            (2202, 403, "ERROR_DOMAIN_TRANSFER_INVALID_AUTH_CODE"), (2304, 409, "ERROR_DOMAIN_TRANSFER_NOT_ALLOWED"),
            (2305, 400, "ERROR_DOMAIN_TRANSFER"), (2306, 422, "ERROR_REGISTRY_POLICY"),
            (2308, 422, "ERROR_REGISTRY_POLICY"), (2400, 503, "ERROR_REGISTRY_UNAVAILABLE"),
        ]
    )
    func opusDNS(_ result: Int, _ status: Int, _ code: String) throws {
        try bench.fault("{'result': {'code': \(result)}}", on: "domain:transfer request")
        let body = "{'name': 'beta-1.example', 'renewal_mode': 'renew', 'auth_code': 'beta-1-Auth'}"
        let answer = try bench.opus("POST", "/domains/transfer", body)
        #expect(answer.status == status && answer.body["code"]?.string == code, "\(answer.body)")
    }

    @Test(
        "Openprovider: a transfer, a renewal and a change",
        arguments: [
            ("domain:transfer request", 2003, 317), ("domain:transfer request", 2101, 322),
            ("domain:transfer request", 2106, 369), ("domain:transfer request", 2104, 310),
            ("domain:transfer request", 2303, 313), ("domain:transfer request", 2400, 17),
            ("domain:transfer request", 2306, 399), ("domain:renew", 2105, 324), ("domain:renew", 2104, 310),
            ("domain:renew", 2304, 366), ("domain:update", 2202, 318), ("domain:update", 2304, 366),
            ("domain:update", 2308, 399), ("domain:update", 2201, 320),
        ]
    )
    func openprovider(_ command: String, _ result: Int, _ code: Int) throws {
        let id = try bench.number("beta-1.example")
        try bench.fault("{'result': {'code': \(result)}}", on: command)
        let answer =
            switch command {
            case "domain:renew": try bench.provider("POST", "/\(id)/renew", "{'period': 1}")
            case "domain:update": try bench.provider("PUT", "/\(id)", "{'is_locked': true}")
            default:
                try bench.provider(
                    "POST",
                    "/transfer",
                    "{'domain': {'name': 'alpha-1', 'extension': 'example'}, 'auth_code': 'alpha-1-Auth'}"
                )
            }
        #expect(answer.status == 500 && answer.body["code"] == .integer(Int64(code)), "\(answer.body)")
        #expect(answer.body["desc"]?.string?.isEmpty == false && answer.body["data"]?.string != nil)
    }

    @Test(
        "HostUp: a change",
        arguments: [
            (2201, 403, "forbidden"), (2303, 404, "domain_not_found"), (2005, 400, "invalid_request"),
            (2304, 409, "registry_refused"), (2306, 409, "registry_refused"), (2400, 500, "registry_unavailable"),
        ]
    )
    func hostUp(_ result: Int, _ status: Int, _ code: String) throws {
        let path = "/domains/\(try bench.identifier("fresh.example"))"
        try bench.fault("{'result': {'code': \(result)}}", on: "domain:update")
        let answer = try bench.host("PATCH", path, "{'registrarLock': true}")
        #expect(answer.status == status && answer.body["code"]?.string == code, "\(answer.body)")
        #expect(answer.body["type"]?.string == "https://developer.hostup.se/errors/\(code)")
        #expect(answer.body["instance"]?.string == "/api/v2\(path)")
        #expect(answer.body["timestamp"] == "2026-01-01T00:00:00.0Z" && answer.body["title"]?.string != nil)
    }
}
