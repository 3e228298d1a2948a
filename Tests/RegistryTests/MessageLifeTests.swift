import EPP
import Locks
import Registry
import Testing

/// Messages that wait for so long that the registry throws them away.
@Suite struct MessageLifeTests {
    private static let start = Instant(milliseconds: 1_767_225_600_000)

    /// Three messages a day apart for alpha, and one for beta.
    private static func store(life: TimeSpan) -> Store {
        var policy = Policy()
        policy.poll.messageLife = life
        let world = World(policy: policy)
        for day in 0..<3 { world.apply(.message(.init("Told \(day).", at: start + .days(day)), to: "alpha")) }
        world.apply(.message(.init("Told too.", at: start), to: "beta"))
        return Store(world, clock: .frozen(at: start + .days(2)))
    }

    private func texts(_ store: Store, _ client: ClientID = "alpha") -> [String] {
        store.operate { world, _ in (world.queues[client]?.all ?? []).map(\.draft.text) }
    }

    @Test func eachGoesWhenItsTimeIsOver() {
        let store = Self.store(life: .days(21))
        store.advance(by: TimeSpan(milliseconds: TimeSpan.days(19).milliseconds - 1))
        #expect(texts(store).count == 3)
        store.advance(by: TimeSpan(milliseconds: 1))
        #expect(texts(store) == ["Told 1.", "Told 2."] && texts(store, "beta") == [])
        store.advance(by: .days(1))
        #expect(texts(store) == ["Told 2."])
        store.advance(by: .days(400))
        #expect(texts(store) == [])
        #expect(store.operate { world, _ in world.queues.isEmpty && world.dueQueue.first == nil })
    }

    @Test func whoAcknowledgesOneHasTheNextsTime() {
        let store = Self.store(life: .days(21))
        let due = store.operate { world, now in
            world.apply(.acknowledged(1, by: "alpha"))
            var due: [DueAction] = []
            world.forEachDueAction(at: now) { due.append($0) }
            return due.filter { $0.name == "alpha" }
        }
        #expect(due.map(\.kind) == [.messages] && due.map(\.object) == [.registrar])
        #expect(due.map(\.time) == [Self.start + .days(22)])
        store.advance(by: .days(19))
        #expect(texts(store) == ["Told 1.", "Told 2."])
        store.advance(by: .days(1))
        #expect(texts(store) == ["Told 2."])
    }

    @Test func withoutALifeTheyWaitForEver() {
        let store = Self.store(life: .zero)
        store.advance(by: .days(36_000))
        #expect(texts(store).count == 3)
    }

    /// Two registrars at one instant: by identifier, however they came.
    @Test func theOrderFollowsFromTheRegistrars() {
        let world = World(policy: Self.store(life: .days(1)).operate { world, _ in world.wholePolicy })
        let witness = Heard()
        world.witness = witness
        for client in ["zulu", "alpha", "mike"] { world.apply(.message(.init("Told.", at: Self.start), to: client)) }
        let store = Store(world, clock: .frozen(at: Self.start))
        store.advance(by: .days(1))
        #expect(witness.names == ["alpha", "mike", "zulu"])
    }
}

/// Notes what the clock did, and to whom.
private final class Heard: WorldWitness {
    private let heard = Locked<[String]>([])

    var names: [String] { heard.withLock(\.self) }

    func clockActed(_ action: DueAction, _ text: String, _ revision: Revision) {
        heard.withLock { $0.append(action.name) }
    }

    func operated(_ revision: Revision) {}
}
