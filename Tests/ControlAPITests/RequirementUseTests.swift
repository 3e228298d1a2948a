import JSON
import TestSupport
import Testing

/// A client's frames are asked which sentences of the RFCs they have put to the test.
@Suite("Requirements that a client exercised")
struct RequirementUseTests {
    private static let path = "/registries/default/journal/requirements"

    private static func bench() throws -> ControlBench {
        let bench = try ControlBench()
        for (registrar, name) in [("alpha", "alpha-1.example"), ("beta", "none.example")] {
            let info = """
                <epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command><info>\
                <info xmlns='urn:ietf:params:xml:ns:domain-1.0'><name>\(name)</name></info></info></command></epp>
                """
            let body = JSONValue.object(["xml": .string(info)]).bytes
            _ = try bench.send("POST", "/registries/default/registrars/\(registrar)/commands", body)
        }
        return bench
    }

    private static func exercised(_ bench: ControlBench, _ query: String) throws -> Set<String> {
        let body = try bench.call("GET", "\(path)?exercised=yes&\(query)").body
        guard case .array(let list)? = body["requirements"] else { return [] }
        return Set(list.compactMap { $0["id"]?.string })
    }

    @Test func eachClientHasItsOwn() throws {
        let bench = try Self.bench()
        let alpha = try Self.exercised(bench, "registrar=alpha")
        let beta = try Self.exercised(bench, "registrar=beta")
        #expect(alpha.contains("rfc5731/info-shows") && !alpha.contains("rfc5730/does-not-exist"))
        #expect(beta.contains("rfc5730/does-not-exist") && !beta.contains("rfc5731/info-shows"))
        #expect(try Self.exercised(bench, "session=1").contains("rfc5731/info-shows"))
        #expect(try Self.exercised(bench, "since=2027-01-01T00:00:00Z").isEmpty)
        #expect(try Self.exercised(bench, "rfc=5731&registrar=alpha").allSatisfy { $0.hasPrefix("rfc5731/") })
    }

    @Test func whatIsMissingIsListedToo() throws {
        let bench = try Self.bench()
        let all = try bench.call("GET", Self.path).body
        let missing = try bench.call("GET", "\(Self.path)?exercised=no").body
        guard case .integer(let total)? = all["total"], case .integer(let exercised)? = all["exercised"],
            case .array(let rest)? = missing["requirements"]
        else {
            Issue.record("no numbers")
            return
        }
        #expect(total > 250 && exercised > 10 && rest.count == Int(total - exercised))
    }

    @Test(arguments: ["rfc=1", "exercised=maybe", "session=x", "nope=1"])
    func whatIsWrongIsTold(_ query: String) throws {
        #expect(try Self.bench().call("GET", "\(Self.path)?\(query)").status == 400)
    }
}
