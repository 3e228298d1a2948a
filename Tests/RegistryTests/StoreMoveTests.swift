import EPP
import Foundation
import Locks
import Registry
import Testing

/// The clock's long ways, on which others come in between.
@Suite struct StoreMoveTests {
    private static let start = Instant(milliseconds: 1_767_225_600_000)

    private func store(_ count: Int, speed: Double = 0) -> Store {
        let world = World(policy: .tac)
        for number in 0..<count {
            let expires = Self.start + .hours(1 + number % 8760)
            var domain = Domain(
                name: "d\(number).example",
                id: number + 1,
                sponsor: ["alpha", "beta"][number % 2],
                created: Self.start - .days(400),
                expires: expires
            )
            domain.lockedUntil = number.isMultiple(of: 3) ? Self.start + .days(20) : nil
            world.apply(.domain(domain))
        }
        return Store(world, clock: .frozen(at: Self.start))
    }

    @Test("In slices happens what would have happened at once")
    func equal() {
        let (sliced, whole) = (store(300), store(300))
        #expect(sliced.advance(by: .days(1200)))
        whole.clock.advance(by: .days(1200))
        whole.operate { _, _ in }
        #expect(sliced.clock.now == whole.clock.now)
        #expect(sliced.observe().world == whole.observe().world)
    }

    /// A store in which so many domains expire in the same millisecond, every year.
    private func pile(_ count: Int = 20_000) -> Store {
        let world = World(policy: .tac)
        for number in 1...count {
            let (created, expires) = (Self.start - .days(400), Self.start + .days(1))
            let name = "d\(number).example"
            world.apply(.domain(Domain(name: name, id: number, sponsor: "alpha", created: created, expires: expires)))
        }
        return Store(world, clock: .frozen(at: Self.start))
    }

    @Test("What is due all at once happens in slices, too, for whoever asks between them")
    func piles() {
        let (sliced, whole) = (pile(), pile())
        #expect(sliced.catchUp())
        for store in [sliced, whole] { store.clock.advance(by: .days(1)) }
        var slices = 1
        while !sliced.catchUp() { slices += 1 }
        // Twenty thousand renewals take longer than a slice of two milliseconds on any machine.
        #expect(slices > 2 && sliced.catchUp())
        whole.operate { _, _ in }
        #expect(sliced.observe().world == whole.observe().world)
    }

    @Test("Whoever comes in between sees the world as it is at the clock's time")
    func between() {
        let store = store(3000)
        let end = Self.start + .days(3000)
        let seen = Locked<[Instant]>([])
        let (isOver, hasBegun) = (Locked(false), Locked(false))
        let observer = Thread {
            while !isOver.withLock(\.self) {
                let (now, due) = store.operate { world, now in (now, world.dueQueue.first) }
                #expect(due.map { $0 > now } ?? true)
                seen.withLock { $0.append(now) }
                hasBegun.withLock { $0 = true }
            }
        }
        observer.start()
        while !hasBegun.withLock(\.self) {}
        store.advance(by: .days(3000))
        isOver.withLock { $0 = true }
        let between = seen.withLock { $0.filter { $0 > Self.start && $0 < end } }
        #expect(between.count > 2 && between == between.sorted())
        #expect(store.clock.now == end)
    }

    @Test("Who has waited for a pile comes in before the clock goes on to the next")
    func turns() {
        let store = pile(3000)
        let isOver = Locked(false)
        let years = Locked<Set<Int64>>([])
        let observer = Thread {
            while !isOver.withLock(\.self) {
                let again = ContinuousClock.now + .milliseconds(1)
                if store.catchUp() { _ = years.withLock { $0.insert(store.clock.now.date.year) } }
                while ContinuousClock.now < again {}
            }
        }
        observer.start()
        while years.withLock(\.isEmpty) {}
        store.advance(by: .days(20 * 365))
        isOver.withLock { $0 = true }
        #expect(years.withLock(\.count) > 16)
    }

    @Test("The clock is set forward by the same way, and back at once")
    func setting() {
        let (set, advanced) = (store(50), store(50))
        set.set(to: Self.start + .days(500))
        advanced.advance(by: .days(500))
        #expect(set.observe().world == advanced.observe().world)
        set.set(to: Self.start)
        #expect(set.clock.now == Self.start)
    }

    @Test("A store that is closed ends its way")
    func closing() {
        let store = store(10)
        store.close()
        #expect(!store.advance(by: .days(10)) && store.clock.now == Self.start)
    }
}
