import EPP
import Registry
import Testing

@testable import Commands

/// What a deletion does to the hosts below the domain, by policy (RFC 9874): what dialogues do not show.
@Suite struct HostsBelowTests {
    private typealias Text = DomainCommandText
    private static let name = "alpha-1.example"
    private static let host = "ns1.alpha-1.example"

    private func stage(_ policy: DomainPolicy.HostsBelow, users: Int = 1) throws -> DomainStage {
        let stage = DomainStage { $0.domain.hostsBelow = policy }
        let host = try #require(stage.world.host(named: Self.host))
        for number in 0..<users { stage.add("user-\(number).example", of: "gamma") { $0.nameservers = [host.id] } }
        return stage
    }

    private static func deleteHost(_ name: String) -> String {
        "<delete><host:delete xmlns:host=\"\(Namespace.host)\"><host:name>\(name)</host:name></host:delete></delete>"
    }

    /// Hosts and delegations count together, and one too many changes nothing.
    @Test(arguments: [DomainPolicy.HostsBelow.rename, .restorable, .delete])
    func tooMany(_ policy: DomainPolicy.HostsBelow) throws {
        let stage = try stage(policy, users: Domain.mostDependents)
        #expect(try stage.send("alpha", Text.delete(Self.name)).code == 2305)
        stage.world.apply(.noDomain("user-0.example"))
        #expect(try stage.send("alpha", Text.delete(Self.name)).code == 1001)
    }

    @Test func aHostThatDomainsNameCanBeDeletedWhereThePolicySaysSo() throws {
        let stage = try stage(.refuse, users: 2)
        #expect(try stage.send("alpha", Self.deleteHost(Self.host)).code == 2305)
        stage.world.wholePolicy.host.deletesLinked = true
        #expect(try stage.send("alpha", Self.deleteHost(Self.host)).code == 1000)
        #expect(stage.world.host(named: Self.host) == nil)
        #expect(stage.world.domains["user-1.example"]?.nameservers == [])
        #expect(try stage.send("alpha", Text.delete(Self.name)).code == 1001)
    }

    @Test func tooManyDelegationsKeepAHost() throws {
        let stage = try stage(.refuse, users: Domain.mostDependents + 1)
        stage.world.wholePolicy.host.deletesLinked = true
        #expect(try stage.send("alpha", Self.deleteHost(Self.host)).code == 2305)
    }

    /// By the clock: put aside with the domain, and gone with it.
    @Test func atTheExpiryDateHostsArePutAsideToo() throws {
        let stage = try stage(.restorable)
        stage.world.wholePolicy.domain.atExpiry = .delete
        stage.add("user-0.example", of: "gamma") { [world = stage.world, now = stage.now] in
            $0.nameservers = world.host(named: Self.host).map { [$0.id] } ?? []
            $0.expires = now + .days(2000)
        }
        Lifecycle.settle(stage.world, by: stage.now + .days(301))
        #expect(stage.world.host(named: Self.host)?.statuses == .pendingDelete)
        Lifecycle.settle(stage.world, by: stage.now + .days(340))
        #expect(stage.world.host(named: Self.host) == nil)
        #expect(stage.world.domains["user-0.example"]?.nameservers == [])
    }

    /// Too many, or one that may not be deleted: nothing is refused at the expiry date, and nobody loses a delegation.
    @Test(arguments: [DomainPolicy.HostsBelow.refuse, .rename, .restorable, .delete])
    func atTheExpiryDateNothingIsRefused(_ policy: DomainPolicy.HostsBelow) throws {
        let stage = try stage(policy)
        stage.world.wholePolicy.domain.atExpiry = .delete
        var host = try #require(stage.world.host(named: Self.host))
        host.statuses = .serverDeleteProhibited
        stage.world.apply(.host(host))
        stage.add("user-0.example", of: "gamma") { [now = stage.now] in
            ($0.nameservers, $0.expires) = ([host.id], now + .days(2000))
        }
        Lifecycle.settle(stage.world, by: stage.now + .days(340))
        #expect(stage.world.domains[Self.name] == nil)
        #expect(stage.world.hosts[host.id]?.name == "h\(host.id).sacrificial.invalid")
        #expect(stage.world.domains["user-0.example"]?.nameservers == [host.id])
    }

    /// The domain's own delegations go, too, and a restore does not bring them back.
    @Test func hostsThatGoAtOnceAreForgotten() throws {
        let stage = try stage(.delete)
        let host = try #require(stage.world.host(named: Self.host))
        var domain = try #require(stage.world.domains[Self.name])
        domain.nameservers = [host.id]
        stage.world.apply(.domain(domain))
        #expect(try stage.send("alpha", Text.delete(Self.name)).code == 1001)
        #expect(stage.world.domains[Self.name]?.nameservers == [])
        #expect(stage.world.hosts[host.id] == nil && !stage.world.isLinked(host: host.id))
        #expect(stage.world.queues["alpha"]?.all.last?.draft.text.contains("gamma 1") == true)
    }

    /// In the add grace period a domain is gone at once, and what hangs on it by the same policy.
    @Test(arguments: [(DomainPolicy.HostsBelow.rename, 1000), (.delete, 1000), (.restorable, 2305), (.refuse, 2305)])
    func newDomains(_ policy: DomainPolicy.HostsBelow, _ code: Int) throws {
        let stage = try stage(policy)
        var domain = try #require(stage.world.domains[Self.name])
        domain.gracePeriods = [GracePeriod(.addPeriod, ends: stage.now + .days(4), months: 12)]
        stage.world.apply(.domain(domain))
        let host = try #require(stage.world.host(named: Self.host))
        #expect(try stage.send("alpha", Text.delete(Self.name)).code == code)
        let name = stage.world.hosts[host.id]?.name
        #expect(name == (policy == .rename ? "h\(host.id).sacrificial.invalid" : policy == .delete ? nil : Self.host))
    }
}
