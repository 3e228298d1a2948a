import EPP
import Foundation
import MockRegistry
import Registry
import Testing

struct SeedTests {
    @Test func demonstrationSeedMakesTheWorldItDescribes() throws {
        let world = try Fixture.world()
        #expect(world.registrars.count == 4)
        #expect(world.domains.count == 10)
        #expect(world.domains["fresh.example"]?.openGracePeriods(at: Fixture.start).map(\.kind) == [.addPeriod])
        #expect(world.domains["alpha-1.example"]?.openGracePeriods(at: Fixture.start) == [])
        #expect(world.domains["redeem.example"]?.deletion?.ends == Fixture.start + .days(20))
        #expect(world.domains["pending.example"]?.statuses == .pendingTransfer)
        #expect(world.domains["pending.example"]?.transfer?.acted == Fixture.start + .days(3))
        #expect(world.queues["alpha"]?.count == 3)
        #expect(world.subordinateHosts(of: "alpha-1.example").map(\.name).count == 2)
        #expect(world.isLinked(contact: "ALPHA-1"))
        #expect(world.contacts["ALPHA-1"]?.voice == PhoneNumber("+31.201234567", extension: "12"))
    }

    @Test func roidsFollowTheOrderOfTheFile() throws {
        let world = try Fixture.world()
        #expect(world.contacts["ALPHA-1"]?.object == 1)
        #expect(world.host(named: "ns1.alpha-1.example")?.id == 5)
        #expect(world.domains["alpha-1.example"]?.id == 8)
    }

    @Test func writtenWorldIsReadAgainAsAnEqualOne() throws {
        let first = try Fixture.world()
        first.apply(.noDomain("thin.example"))
        first.apply(.acknowledged(1, by: "alpha"))
        var domain = try #require(first.domains["locked.example"])
        domain.touch(by: "alpha", at: Instant(milliseconds: 1_767_225_600_007))
        domain.statusNotes = ["clientTransferProhibited": StatusNote("Paid?", language: "en")]
        first.apply(.domain(domain))
        first.apply(.message(.init("Changed.", at: Fixture.start, .domain(domain)), to: "beta"))
        let second = try Seed(Seed(first).text).world(policy: Policy(), start: Fixture.start + .days(100))
        #expect(Seed(second) == Seed(first))
        #expect(second.domains == first.domains)
        #expect(second.hosts == first.hosts)
        #expect(second.contacts == first.contacts)
        #expect(second.queues == first.queues)
        #expect(second.registrars == first.registrars)
        #expect(second.lastObject == first.lastObject)
        #expect(second.lastMessage == first.lastMessage)
    }

    @Test(arguments: Policy.builtIn)
    func worldOfEveryPolicyIsWrittenAndReadAgain(_ policy: Policy) throws {
        let first = try Seed(Fixture.text).world(policy: policy, start: Fixture.start)
        Lifecycle.settle(first, by: Fixture.start + .days(400))
        let second = try Seed(Seed(first).text).world(policy: policy, start: Fixture.start + .days(400))
        #expect(second.domains == first.domains)
        #expect(second.contacts == first.contacts)
        #expect(second.queues == first.queues)
    }

    @Test func numbersAreKeptAndNotGivenTwice() throws {
        let world = try Fixture.world(
            #""domains": [{"name": "a.example", "sponsor": "alpha"}, {"name": "b.example", "sponsor": "alpha", "number": 1}]"#
        )
        #expect(world.domains["a.example"]?.id == 2)
        #expect(world.domains["b.example"]?.id == 1)
    }

    @Test func generatedDomainsDifferInTheirNumber() throws {
        let world = try Fixture.world(
            """
            "generated": {"domains": {"count": 1000, "name": "load-{n}.example", "sponsor": "alpha",
               "created": "-400d", "expires": "+300d", "authInfo": "load-{n}-Auth"}}
            """
        )
        #expect(world.domains.count == 1000)
        #expect(
            world.domains["load-1000.example"]?.authInfo.matches(
                "load-1000-Auth",
                at: Instant(milliseconds: 0)
            ) == true
        )
        #expect(world.domains["load-1000.example"]?.id == 1000)
        #expect(!world.domains.contains("load-0.example"))
    }

    @Test func withoutHostObjectsNameServersBecomeAttributes() throws {
        var policy = Policy()
        policy.hasHostObjects = false
        let world = try Seed(Fixture.text).world(policy: policy, start: Fixture.start)
        #expect(world.hosts.count == 0)
        #expect(world.domains["alpha-1.example"]?.hostAttributes.map(\.addresses.count) == [2, 1])
        #expect(world.domains["locked.example"]?.hostAttributes == [HostAttribute("ns1.alpha-1.example")])
    }
}
