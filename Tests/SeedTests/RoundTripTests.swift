import EPP
import Foundation
import Registry
import Testing

@testable import Seed

/// What is written down is read again as an equal world, whatever it holds.
struct RoundTripTests {
    /// Far from the start: nothing that is written is counted from it.
    private func reread(_ world: World) throws -> World {
        let second = try Seed(Seed(world).text).world(policy: world.wholePolicy, start: Fixture.start + .days(100))
        for world in [world, second] { world.forgetPastDues() }
        return second
    }

    private func populated() throws -> [World] {
        try PopulatedSeeds.all.map { text, policy in
            try Seed(Array(text.utf8)).world(policy: policy, start: Fixture.start)
        }
    }

    @Test func everyFieldIsWrittenAndRead() throws {
        var coverage = FieldCoverage()
        for world in try populated() {
            if world.queues["beta"] != nil { world.apply(.acknowledged(1, by: "beta")) }
            for field in Mirror(reflecting: world.snapshot).children where field.label != "policy" {
                coverage.visit(field.value, as: "World.\(field.label ?? "")")
            }
            #expect(try reread(world).snapshot == world.snapshot)
        }
        // A field stands here when no seed can fill it, or when `PopulatedSeeds` does not yet.
        #expect(coverage.empty == [])
    }

    /// Piece by piece the text is the same, byte for byte.
    @Test func aTextInPiecesIsTheWholeText() throws {
        let large = World(policy: .classic)
        for number in 0..<1000 {
            large.apply(
                .domain(
                    Domain(
                        name: "d\(number).example",
                        id: number + 1,
                        sponsor: "alpha",
                        created: Fixture.start,
                        expires: Fixture.start + .days(365)
                    )
                )
            )
        }
        for world in try populated() + [large, World(policy: .classic)] {
            var pieces: [[UInt8]] = []
            SeedText(world).write { piece in
                pieces.append(piece)
                return true
            }
            #expect(
                String(decoding: pieces.joined(), as: UTF8.self) == String(decoding: Seed(world).text, as: UTF8.self)
            )
        }
        var count = 0
        SeedText(large).write { _ in
            count += 1
            return false
        }
        #expect(count == 1)
    }

    /// Writing knows no list of keys, reading does: a key in none of them could not be read again.
    @Test func everyKeyOfAnExtensionIsInAList() throws {
        let lists: [[any ExtensionDataKey.Type]] = [
            DomainExtraKeys.all, HostExtraKeys.all, ContactExtraKeys.all, RegistrarExtraKeys.all, MessageExtraKeys.all,
        ]
        let listed = Set(lists.joined().map { ObjectIdentifier($0) })
        let sources = Fixture.folder.deletingLastPathComponent().appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        let declared = try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map { file in
            try String(contentsOf: file, encoding: .utf8).components(separatedBy: "enum Key: ExtensionDataKey").count
                - 1
        }
        #expect(declared.reduce(0, +) == listed.count)
        for list in lists { #expect(Set(list.map { $0.name }).count == list.count, "two keys have one name") }
    }

    /// What an extension remembers is told when it is read, not lost.
    @Test func dataOfAKeyThatIsNotListedIsNotLostInSilence() throws {
        enum Unlisted: ExtensionDataKey {
            typealias Value = String
            static var name: String { "unlisted" }
        }
        let world = try Fixture.world()
        var contact = try #require(world.contacts["ALPHA-1"])
        contact.extensionData[Unlisted.self] = "kept"
        world.apply(.contact(contact))
        #expect(throws: (any Error).self) { _ = try reread(world) }
    }

    /// Two hosts had one name: anybody can create what the registry would name a host that it takes along.
    @Test func aSacrificedHostGetsANameOfItsOwn() throws {
        let world = try Fixture.world()
        let host = try #require(world.host(named: "ns1.alpha-1.example"))
        let name = "h\(host.id).sacrificial.invalid"
        let squatter = Host(name: name, id: 900, superordinate: nil, sponsor: "beta", created: Fixture.start)
        world.apply(.host(squatter))
        var domain = try #require(world.domains["alpha-1.example"])
        domain = domain.deleted(at: Fixture.start, world.policy, origin: TransactionIDs(client: nil, server: "SRV-1"))
        world.apply(.domain(domain))
        Lifecycle.settle(world, by: Fixture.start + .days(100))
        #expect(world.host(named: name)?.id == 900)
        #expect(world.hosts[host.id]?.name == "h\(host.id)-2.sacrificial.invalid")
        #expect(try reread(world).snapshot == world.snapshot)
    }

    /// Of what is due at one instant, the order is the same in the world that was read.
    @Test(arguments: 0..<4) func theOrderOfWhatIsDueAtOnceSurvives(_ turn: Int) throws {
        let world = try Fixture.world()
        let due = Fixture.start + .days(50)
        let names = ["thin.example", "parked.test", "alpha-1.example", "fresh.example"]
        for index in names.indices {
            var domain = try #require(world.domains[names[(index + turn) % names.count]])
            domain.expires = due
            world.apply(.domain(domain))
        }
        let second = try reread(world)
        for world in [world, second] { Lifecycle.settle(world, by: due + .days(60)) }
        #expect(second.snapshot == world.snapshot)
    }

    private static let times =
        #""start": "2026-02-01T00:00:00Z", "end": "2026-02-02T00:00:00Z", "created": "2026-01-01T00:00:00Z""#

    /// What is planned, or called off, is state: it takes the place of what another policy has.
    @Test func maintenancesGoAlong() throws {
        let world = try Fixture.world()
        world.wholePolicy.offersMaintenances = true
        let planned = MaintenancePolicy(
            id: "spring",
            systems: [.init(name: "EPP", impact: .full)],
            start: Fixture.start + .days(200),
            end: Fixture.start + .days(201),
            created: Fixture.start
        )
        world.plan(planned, at: Fixture.start)
        var other = world.wholePolicy
        other.maintenances[0].id = "other"
        let second = try Seed(Seed(world).text).world(policy: other, start: Fixture.start + .days(100))
        #expect(second.policy.maintenances == [planned])
        second.forgetPastDues()
        world.forgetPastDues()
        #expect(second.snapshot == world.snapshot)
        world.cancelMaintenance("spring", at: Fixture.start)
        let third = try Seed(Seed(world).text).world(policy: other, start: Fixture.start)
        #expect(third.policy.maintenances == [])
        Lifecycle.settle(third, by: Fixture.start + .days(202))
        #expect(third.queues["beta"]?.all.contains { $0.draft.text == "A maintenance is over." } == false)
    }

    /// Lists of a clearing house are put, and marks taken back, while a registry runs: they hold for what is made of its seed.
    @Test func listsOfMarksGoAlong() throws {
        let world = try Fixture.world()
        world.wholePolicy.launch.isOffered = true
        let policy = world.wholePolicy
        var claim = TrademarkClaim(label: "Wanted", claimKey: "2026010100/2/6/9/abc")
        claim.inserted = Fixture.start
        world.wholePolicy.launch.claims = [claim]
        world.wholePolicy.launch.revokedMarks = [RevokedMark(id: "1-65535", at: Fixture.start)]
        let second = try Seed(Seed(world).text).world(policy: policy, start: Fixture.start + .days(100))
        #expect(second.wholePolicy == world.wholePolicy)
        #expect(second.policy.launch.claims.against("wanted") == [claim])
        #expect(second.policy.launch.claims.with(claimKey: claim.claimKey) == claim)
        // What was taken out of a list does not come back by the policy.
        let emptied = try Seed(Fixture.text).world(policy: policy, start: Fixture.start)
        let third = try Seed(Seed(emptied).text).world(policy: second.wholePolicy, start: Fixture.start)
        #expect(third.wholePolicy == policy)
    }

    /// Maintenances and objects that are due at one instant keep their order, whatever was planned and called off before.
    @Test func theOrderOfMaintenancesThatAreDueAtOnceSurvives() throws {
        let world = try Fixture.world()
        world.wholePolicy.offersMaintenances = true
        world.wholePolicy.poll.maintenanceReminder = .zero
        let due = Fixture.start + .days(50)
        for id in ["c", "b", "a"] {
            let system = MaintenancePolicy.System(name: "EPP", impact: .none)
            world.plan(
                .init(id: id, systems: [system], start: due, end: due, created: Fixture.start),
                at: Fixture.start
            )
        }
        var domain = try #require(world.domains["alpha-1.example"])
        domain.expires = due
        world.apply(.domain(domain))
        world.cancelMaintenance("c", at: Fixture.start)
        let second = try Seed(Seed(world).text).world(policy: world.wholePolicy, start: Fixture.start + .days(10))
        for world in [world, second] { world.forgetPastDues() }
        #expect(second.snapshot == world.snapshot)
        for world in [world, second] { Lifecycle.settle(world, by: due + .days(60)) }
        #expect(second.snapshot == world.snapshot)
    }

    @Test(arguments: [
        (
            false, #"[{"id": "a", "systems": [{"name": "E", "impact": "full"}], \#(times)}]"#,
            "maintenances: the policy does not"
        ),
        (true, #"[{"id": "a", "systems": [], \#(times)}]"#, "maintenances[0]: a maintenance has at least one system"),
        (
            true,
            #"[{"id": "a", "systems": [{"name": "E", "impact": "full"}], \#(times)}, {"id": "a", "systems": [{"name": "E", "impact": "full"}], \#(times)}]"#,
            "maintenances[1].id: each maintenance has an identifier"
        ),
    ])
    func maintenancesOfASeedAreHeldAgainstThePolicy(_ isOffered: Bool, _ list: String, _ sentence: String) {
        var policy = Policy()
        policy.offersMaintenances = isOffered
        let text = #"{"registrars": [], "maintenances": \#(list)}"#
        let error = #expect(throws: DocumentError.self) {
            _ = try Seed.world(of: Array(text.utf8), file: "s.json", policy: policy, start: Fixture.start)
        }
        #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
    }

    @Test func aLockThatWasLiftedEarlyStaysLifted() throws {
        let world = try Seed(Fixture.text).world(policy: .tac, start: Fixture.start)
        var domain = try #require(world.domains["fresh.example"])
        #expect(domain.lockedUntil != nil)
        domain.lockedUntil = nil
        domain.statuses = []
        world.apply(.domain(domain))
        #expect(try reread(world).snapshot == world.snapshot)
    }
}
