import EPP
import Foundation
import Registry
import Seed
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
        let image = DomainImage(domain, nameservers: ["ns.of-then.example"], subordinates: [])
        first.apply(.message(.init("Changed.", at: Fixture.start, .domain(image)), to: "beta"))
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

    @Test func whatExtensionsRememberIsWrittenAndRead() throws {
        let text = """
            {"registrars": [
                {"id": "alpha", "password": "longer-than-sixteen-letters", "balance": 70, "extensions": {"loginSec":
                    {"failures": 2, "passwordSet": "2025-12-01T00:00:00Z", "userAgent": {"app": "shop", "os": "x"}}}},
                {"id": "beta", "password": "beta-Pass1"}],
            "hosts": [{"name": "ns1.signed.example", "sponsor": "alpha", "addresses": ["192.0.2.1"],
                "extensions": {"ttl": {"A": 300, "AAAA": 0}}}],
            "domains": [
                {"name": "signed.example", "sponsor": "alpha",
                "gracePeriods": [{"kind": "addPeriod", "ends": "+3d", "months": 12, "charge": 1000}],
                "transfer": {"requester": "beta", "months": 12, "charge": 900},
                "extensions": {"allocationToken": "abc", "ttl": {"NS": 3600}, "secDNS": {"maxSigLife": 604800, "dsData": [
                    {"keyTag": 12345, "alg": 13, "digestType": 2, "digest": "49fd46", "keyData":
                        {"flags": 257, "alg": 13, "pubKey": "AQIDBA=="}}]}}},
                {"name": "keyed.example", "sponsor": "alpha", "extensions": {"secDNS": {"keyData": [
                    {"flags": 257, "protocol": 3, "alg": 8, "pubKey": "AQIDBA=="}]}}}],
            "outbox": {"dropped": 5, "deliveries": [{"recipient": "a@b.example", "domain": "signed.example",
                "code": "1234", "processNumber": "7", "sent": "-1d", "expires": "+1d"}]}}
            """
        let first = try Seed(Array(text.utf8)).world(policy: Policy(), start: Fixture.start)
        let written = Seed(first)
        let second = try Seed(written.text).world(policy: Policy(), start: Fixture.start + .days(100))
        #expect(Seed(second) == written)
        #expect(second.registrars == first.registrars)
        #expect(second.hosts == first.hosts)
        #expect(second.domains == first.domains)
        #expect(second.outbox == first.outbox)
        let domain = try #require(second.domains["signed.example"])
        #expect(domain.extensionData != ExtensionData() && domain.transfer?.charge == 900)
        #expect(domain.gracePeriods.map(\.charge) == [1000])
        #expect(second.registrars["alpha"]?.extensionData != ExtensionData() && second.outbox.dropped == 5)
        let output = String(decoding: written.text, as: UTF8.self)
        for word in ["\"49FD46\"", "604800", "\"abc\"", "3600", "\"AAAA\"", "\"shop\"", "\"AQIDBA==\"", "\"1234\""] {
            #expect(output.contains(word), "\(word)")
        }
    }

    @Test func aDemonstrationDomainIsSigned() throws {
        #expect(try Fixture.world().domains["locked.example"]?.extensionData != ExtensionData())
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
