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
