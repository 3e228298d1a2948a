import EPP
import XML

/// epp-02, epp-04 and epp-17: greeting, checks of names, the same answer on every connection.
enum SessionCases {
    static let all = [
        SystemCase("epp-02", greets),
        SystemCase("epp-04", checks),
        SystemCase("epp-17", isTheSameEverywhere),
    ]

    private static let urn = "urn:ietf:params:xml:ns:"
    /// Registered at IANA: what this registry may announce under the policy.
    private static let extensions = [
        "secDNS-1.1", "rgp-1.0", "launch-1.0", "epp:loginSec-1.0", "epp:unhandled-namespaces-1.0", "changePoll-1.0",
    ]

    private static func greets(_ run: SystemRun) throws {
        let greeting = try run.greeting()
        run.expect(!(greeting.text("svID") ?? "").isEmpty, "there is no svID")
        run.expect(greeting.text("svDate") == "2026-01-01T00:00:00.0Z", "svDate is not now")
        run.expect(greeting.texts("version") == ["1.0"], "the version is not 1.0 alone")
        run.expect(greeting.texts("lang").contains("en"), "en is missing")
        let objects = ["contact-1.0", "domain-1.0"] + (run.mode.hasHostObjects ? ["host-1.0"] : [])
        run.expect(greeting.texts("objURI") == objects.map { urn + $0 }, "objURI: \(greeting.texts("objURI"))")
        let secure = run.mode.isSecure ? ["epp:secure-authinfo-transfer-1.0"] : []
        let expected = (extensions + secure).map { urn + $0 }.sorted()
        run.expect(greeting.texts("extURI") == expected, "extURI: \(greeting.texts("extURI"))")
    }

    private static func checks(_ run: SystemRun) throws {
        let label = run.letters(12)
        for name in ["-\(label)", "\(label)-", "\(label)_1", "a..\(label)", "!\(label)", run.letters(64)] {
            let reply = try run.ask("alpha", RST.check("domain", ["\(name).\(Mode.zone)"]))
            let isRefused = [2001, 2004, 2005].contains(reply.code)
            run.expect(isRefused || reply.all("name").first?[attribute: "avail"] == "0", "\(name) is available")
        }
        for zone in ["example", "test", "co.example"] {
            let reply = try run.demand("alpha", RST.check("domain", ["\(label).\(zone)"]), "a check")
            run.expect(reply.all("name").first?[attribute: "avail"] == "1", "a free name of \(zone) is taken")
        }
        for taken in ["fresh.example", "gamma-1.co.example", "parked.test"] {
            let reply = try run.demand("alpha", RST.check("domain", [taken]), "a check")
            run.expect(reply.all("name").first?[attribute: "avail"] == "0", "\(taken) is available")
        }
    }

    /// There is one service port here: what can differ is the connection.
    private static func isTheSameEverywhere(_ run: SystemRun) throws {
        let name = try run.makeDomain("alpha", servers: ["ns1.epp-17.rst.icann"])
        let answers = try ["one", "two"].map { connection in
            try run.ask("alpha", RST.of("info", "domain", name), connection: connection)
        }
        run.expect(answers.allSatisfy { $0.code == 1000 }, "info is refused")
        run.expect(answers[0].all("infData") == answers[1].all("infData"), "two connections are told different things")
    }
}
