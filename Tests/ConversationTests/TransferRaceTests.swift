import EPP
import Foundation
import Locks
import Registry
import Synchronization
import TestSupport
import Testing

/// Two registrars ask for one domain at the same moment, on two threads: exactly one of them gets it.
@Suite struct TransferRaceTests {
    private static let rounds = 200

    @Test(arguments: [Policy.classic, .secure])
    func oneWins(_ policy: Policy) throws {
        var open = policy
        open.authInfo.phase = 2
        let stage = try Stage(open)
        let names = (0..<Self.rounds).map { "race-\($0).example" }
        for name in names { #expect(stage.code("alpha", Say.create(name, Say.strong)) == 1000) }
        let results = try Self.race(stage.registry, names)
        for round in 0..<Self.rounds {
            #expect([results[0][round], results[1][round]].sorted() == [1001, 2300])
        }
        stage.registry.store.operate { world, _ in
            for (round, name) in names.enumerated() {
                let winner = results[0][round] == 1001 ? "beta" : "gamma"
                #expect(world.domains[name]?.transfer?.requester == winner)
            }
            let told = world.queues.mapValues { $0.all.filter { $0.draft.text == "Transfer requested." }.count }
            #expect(told["alpha"].map { $0 >= Self.rounds } == true)
        }
        // That they ran against each other and not one after the other is seen by both having won some.
        print("race under \(policy.name): beta won \(results[0].count { $0 == 1001 }) of \(Self.rounds)")
    }

    /// Each registrar on a thread of its own goes through the domains in the same order, round by round together.
    private static func race(_ registry: DemoRegistry, _ names: [String]) throws -> [[Int]] {
        let race = Race(registry, names)
        // Threads of their own: a pool may run one after the other, and neither would ever arrive.
        let done = DispatchSemaphore(value: 0)
        for index in 0..<2 {
            Thread.detachNewThread {
                race.run(index)
                done.signal()
            }
        }
        for _ in 0..<2 where done.wait(timeout: .now() + 120) == .timedOut { Issue.record("the race does not end") }
        return race.results.withLock(\.self)
    }
}

/// What both threads see.
private final class Race: Sendable {
    let results = Locked([[Int]](repeating: [], count: 2))
    private let registry: DemoRegistry
    private let names: [String]
    private let arrived = Atomic<Int>(0)

    init(_ registry: DemoRegistry, _ names: [String]) {
        self.registry = registry
        self.names = names
    }

    func run(_ index: Int) {
        let dialogue = InProcessDialogue(registry.server)
        _ = dialogue.ask(registry.login(["beta", "gamma"][index]))
        for (round, name) in names.enumerated() {
            let command = Say.transfer(name, Say.strong)
            let request = Array("<epp xmlns=\"\(Namespace.epp)\"><command>\(command)</command></epp>".utf8)
            arrived.add(1, ordering: .sequentiallyConsistent)
            while arrived.load(ordering: .sequentiallyConsistent) < 2 * (round + 1) { sched_yield() }
            let code = Stage.code(of: dialogue.ask(request) ?? [])
            results.withLock { $0[index].append(code) }
        }
    }
}
