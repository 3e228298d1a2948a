import EPP
import Registry
import Testing

/// Which policy holds for a name, and what the clock does by it.
@Suite struct ZonePolicyTests {
    private static let start = Instant(milliseconds: 1_767_225_600_000)

    private func world() -> World {
        var policy = Policy()
        policy.zones = ["example", "deep.example", "test"]
        var own = Policy()
        own.domain.atExpiry = .delete
        own.grace.redemption = .days(2)
        own.transfer.atDeadline = .reject
        policy.zonePolicies = [ZonePolicy("deep.example", from: own), ZonePolicy("test", from: own)]
        return World(policy: policy)
    }

    private func add(_ name: String, to world: World, _ change: (inout Domain) -> Void = { _ in }) {
        var domain = Domain(
            name: name,
            id: world.lastObject + 1,
            sponsor: "alpha",
            created: Self.start,
            expires: Self.start + .days(10)
        )
        change(&domain)
        world.apply(.domain(domain))
    }

    @Test func theLongestZoneDecides() {
        let world = world()
        for (name, isOwn) in [
            ("a.example", false), ("a.deep.example", true), ("deep.example", false), ("ns1.a.test", true),
            ("a.nowhere", false), ("adeep.example", false), ("", false),
        ] {
            #expect((world[policyOf: name].domain.atExpiry == .delete) == isOwn, "\(name)")
        }
        world.wholePolicy.zonePolicies = []
        #expect(world[policyOf: "a.test"].domain.atExpiry == .renew && world.policy.zoned.isEmpty)
    }

    /// What the operator changes of the registry's own sections is changed for every zone.
    @Test func aZoneHasTheRegistrysOtherSections() {
        let world = world()
        world.wholePolicy.poll.messageLife = .days(3)
        #expect(world[policyOf: "a.test"].poll.messageLife == .days(3))
    }

    @Test func theClockActsByTheZone() throws {
        let world = world()
        add("a.example", to: world)
        add("a.test", to: world)
        for name in ["moving.example", "moving.test"] {
            add(name, to: world) { domain in
                let (now, deadline) = (Self.start, Self.start + .days(5))
                domain.transfer = Transfer(requester: "beta", at: now, from: "alpha", until: deadline, months: nil)
                domain.statuses = .pendingTransfer
            }
        }
        var texts: [String: String] = [:]
        world.forEachDueAction(at: Self.start) { action in
            texts["\(action.name) \(action.kind)"] = action.text(in: world)
        }
        #expect(texts["a.example expiry"]?.contains("renews it") == true)
        #expect(texts["a.test expiry"]?.contains("deletes the domain") == true)
        #expect(texts["moving.test transfer"]?.contains("cancels itself") == true)
        Lifecycle.settle(world, by: Self.start + .days(11))
        #expect(world.domains["a.example"]?.deletion == nil)
        #expect(world.domains["a.test"]?.deletion?.ends == Self.start + .days(12))
        #expect(world.domains["moving.example"]?.sponsor == "beta")
        #expect(world.domains["moving.test"]?.sponsor == "alpha")
        Lifecycle.settle(world, by: Self.start + .days(12) + TimeSpan.days(5))
        #expect(!world.domains.contains("a.test") && world.domains.contains("a.example"))
    }
}
