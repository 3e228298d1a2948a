import EPP
import HTTP
import Hosting
import JSON
import MockRegistry
import Network
import Registry
import Session
import TestSupport
import Testing

@testable import RegistrarInterfaces

/// What the interfaces remember no more of, and take no more of.
@Suite("Bounds of the registrars' interfaces")
struct BoundTests {
    private static let start = Instant(milliseconds: 1_767_225_600_000)

    @Test("The tokens that were issued first are forgotten")
    func tokens() throws {
        let bench = try InterfaceBench(
            seed: """
                {'registrars': [{'id': 'gamma', 'password': 'gamma-Pass1',
                  'keys': [{'interface': 'opusdns', 'name': 'g', 'secret': 'opus-Secret'}]}]}
                """
        )
        let accounts = Accounts(interface: .opusdns, directory: bench.registry.registries.directory)
        let key = try #require(accounts.account(secret: "opus-Secret")?.key)
        let tokens = Tokens()
        let first = tokens.issue(for: key, until: Self.start + .days(365 * 100))
        #expect(tokens.account(of: first, among: accounts)?.registrar == "gamma")
        var last = first
        for _ in 0..<Tokens.most { last = tokens.issue(for: key, until: Self.start + .days(365 * 100)) }
        #expect(tokens.account(of: first, among: accounts) == nil)
        #expect(tokens.account(of: last, among: accounts)?.registrar == "gamma")
    }

    @Test("Where thousands are due a call lets others in, and is answered when time has acted on all")
    func pile() throws {
        let bench = try InterfaceBench()
        bench.registry.registries.first.server.store.pileUp()
        let answer = try bench.opus("GET", "/domains/d20000.example")
        #expect(bench.waits > 2)
        #expect(answer.body["expires_on"]?.string?.hasPrefix("2027-01-02") == true, "\(answer.body)")
    }

    @Test("Of keys beyond the bound nothing is remembered, and counting begins anew")
    func calls() throws {
        let limits = CallLimits()
        let now = Monotonic(nanoseconds: 0)
        func key(_ number: Int) -> InterfaceKey {
            var key = InterfaceKey(.hostup, secret: "secret-\(number)")
            key.callsPerMinute = 1
            return key
        }
        _ = try limits.count(key(0), at: now, Self.start)
        #expect(throws: HTTPProblem.self) { try limits.count(key(0), at: now, Self.start) }
        for number in 1..<CallLimits.most { _ = try limits.count(key(number), at: now, Self.start) }
        _ = try limits.count(key(0), at: now, Self.start)
    }

    @Test("A list has a thousand items at most")
    func items() throws {
        let bench = try InterfaceBench()
        let path = "/\(try bench.number("beta-1.example"))"
        for (count, isTooMuch) in [(BodyFields.mostItems, false), (BodyFields.mostItems + 1, true)] {
            let list = Array(repeating: "{'name': 'ns1.a.example'}", count: count).joined(separator: ",")
            let answer = try bench.provider("PUT", path, "{'name_servers': [\(list)]}")
            #expect("\(answer.body)".contains("At most 1000 are taken.") == isTooMuch, "\(answer.body)")
        }
    }
}
