import EPP
import Foundation
import Locks
import Registry
import Synchronization
import Testing

/// Commands that only ask run beside each other; all others run alone.
@Suite struct StoreTests {
    private static let start = Instant(milliseconds: 1_767_225_600_000)

    private static func store() -> Store { Store(World(policy: Policy()), clock: .frozen(at: start)) }

    private static func domain(_ name: String, expires: Instant) -> Domain {
        Domain(name: name, id: 1, sponsor: "alpha", created: start, expires: expires)
    }

    /// Each inquiry waits inside for the other: neither would see it if one kept the other out.
    @Test func inquiriesDoNotExcludeEachOther() throws {
        let store = Self.store()
        let meeting = Meeting()
        let other = Thread {
            try? store.inquire { _, _ throws(EPPError) in
                _ = meeting.awaitTwo()
                return []
            }
        }
        other.start()
        var hasMet = false
        try store.inquire { _, _ throws(EPPError) in
            hasMet = meeting.awaitTwo()
            return []
        }
        #expect(hasMet)
    }

    @Test func anInquirySeesWhatTimeHasDone() throws {
        let store = Self.store()
        store.operate { world, _ in world.apply(.domain(Self.domain("a.example", expires: Self.start + .days(1)))) }
        store.clock.advance(by: .days(2))
        var expires: Instant?
        try store.inquire { world, _ throws(EPPError) in
            expires = world.domains["a.example"]?.expires
            return []
        }
        #expect(expires == (Self.start + .days(1)).adding(months: 12))
    }

    /// A decision that was taken for an inquiry and is none is made again where it may be carried out.
    @Test func anInquiryThatChangesSomethingIsCarriedOutOnce() throws {
        let store = Self.store()
        let message = PollMessage.Draft("Told.", at: Self.start, nil)
        var waiting: [Int] = []
        try store.inquire { world, _ throws(EPPError) in
            waiting.append(world.queues["alpha"]?.count ?? 0)
            return [.message(message, to: "alpha")]
        }
        #expect(waiting == [0, 0])
        #expect(store.operate { world, _ in world.queues["alpha"]?.count } == 1)
    }

    /// Every change is seen whole, by whoever reads and by whoever changes next.
    @Test func changesAreAlone() async {
        let store = Self.store()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<4 {
                group.addTask {
                    for turn in 0..<100 {
                        let name = "d\(number)-\(turn).example"
                        let domain = Self.domain(name, expires: Self.start + .days(365))
                        try? store.transact { _, _ throws(EPPError) in [.domain(domain)] }
                        var isThere = false
                        try? store.inquire { world, _ throws(EPPError) in
                            isThere = world.domains.contains(name)
                            return []
                        }
                        #expect(isThere)
                    }
                }
            }
        }
        #expect(store.operate { world, _ in world.domains.count } == 400)
    }
}

/// Where two threads wait for each other, but not for ever.
private final class Meeting: Sendable {
    private let present = Atomic<Int>(0)

    func awaitTwo() -> Bool {
        present.add(1, ordering: .relaxed)
        let patience = ContinuousClock.now + .seconds(60)
        while present.load(ordering: .relaxed) < 2, ContinuousClock.now < patience {}
        return present.load(ordering: .relaxed) == 2
    }
}
