import EPP
import Foundation
import Registry
import Testing

/// Time acts in order, costs what falls due, and leaves nothing behind.
///
/// `MOCK_REGISTRY_DOMAINS=100000` in a release build is the measure: less than ten seconds.
@Suite struct TwentyYearsTests {
    private static let count = ProcessInfo.processInfo.environment["MOCK_REGISTRY_DOMAINS"].flatMap(Int.init) ?? 5000
    private static let start = Instant(milliseconds: 1_767_225_600_000)

    /// Domains that expire day by day, each sponsored by one of three registrars.
    private static func store(_ policy: Policy, _ count: Int) -> Store {
        let world = World(policy: policy)
        world.reserve(domains: count)
        for number in 0..<count {
            var domain = Domain(
                name: "d\(number).example",
                id: number + 1,
                sponsor: ["alpha", "beta", "gamma"][number % 3],
                created: start - .days(400),
                expires: start + .hours(1 + number % 8760)
            )
            domain.authInfo = AuthInfo("code-\(number)", policy.authInfo, at: start, world.random)
            world.apply(.domain(domain))
        }
        return Store(world, clock: .frozen(at: start))
    }

    @Test(arguments: [Policy.classic, .tac])
    func passInSeconds(_ policy: Policy) {
        let store = Self.store(policy, Self.count)
        let watch = ContinuousClock()
        let taken = watch.measure { store.advance(by: .days(7305)) }
        print("\(Self.count) domains, 20 years, \(policy.name): \(taken)")
        // A debug build on a busy machine is given more time, and so is a registry that queues four million messages.
        #expect(taken < .seconds(Self.count < 100_000 ? 60 : policy.poll.tellsChanges ? 30 : 10))
        store.operate { world, now in
            #expect(world.domains.count == Self.count)
            #expect(world.domains.values.allSatisfy { $0.expires > now && $0.gracePeriods.count <= 2 })
            #expect(world.dueQueue.count == Self.count)
            #expect(world.dueQueue.first.map { $0 > now } == true)
        }
    }

    @Test func thePollMessagesAreInOrder() {
        let store = Self.store(.tac, 300)
        store.advance(by: .days(800))
        store.operate { world, _ in
            let dates = world.queues.values.flatMap(\.all).sorted { $0.id < $1.id }.map(\.draft.queued)
            #expect(dates.count == 300 * 2 * 4)
            #expect(zip(dates, dates.dropFirst()).allSatisfy { $0 <= $1 })
        }
    }

    /// The same whether time passes at once or day by day.
    @Test func oneLeapIsAsGoodAsManySteps() {
        let (leap, steps) = (Self.store(.tac, 100), Self.store(.tac, 100))
        leap.advance(by: .days(730))
        for _ in 0..<730 { steps.advance(by: .days(1)) }
        let worlds = [leap, steps].map { store in
            store.operate { world, _ in world.domains.values.map { "\($0.name) \($0.expires)" }.sorted() }
        }
        #expect(worlds[0] == worlds[1])
        let messages = [leap, steps].map { store in
            store.operate { world, _ in
                world.queues.values.flatMap(\.all).map { "\($0.id) \($0.draft.queued) \($0.draft.text)" }.sorted()
            }
        }
        #expect(messages[0] == messages[1])
    }

    @Test func aDueTimeThatMovesLeavesLittleBehind() {
        let store = Self.store(.tac, 100)
        store.operate { world, now in
            for second in 0..<20_000 {
                guard var domain = world.domains["d\(second % 100).example"] else { continue }
                domain.authInfo = AuthInfo("code", world.policy.authInfo, at: now + .seconds(second), world.random)
                world.apply(.domain(domain))
                #expect(world.dueQueue.count <= 1201)
            }
        }
        store.advance(by: .days(30))
        #expect(store.operate { world, _ in world.domains.values.allSatisfy { $0.authInfo == .unset } })
    }
}
