import EPP
import Foundation
import Registry
import TestSupport
import Testing

/// Random sequences of commands and of time under every policy: after each step the registry is sound.
///
/// 10,000 sequences of 100 steps take `MOCK_REGISTRY_MODEL_SEQUENCES=10000`; by default there are fewer. The state is written
/// and read back once in 25 steps, and at each sequence's end; between these as often as `MOCK_REGISTRY_MODEL_PACE` says
/// (`1`: after each step), so far as it was not read back before. The run goes on with what was read.
@Suite struct ModelTests {
    private static let sequences =
        ProcessInfo.processInfo.environment["MOCK_REGISTRY_MODEL_SEQUENCES"].flatMap(Int.init) ?? 64
    private static let pace = ProcessInfo.processInfo.environment["MOCK_REGISTRY_MODEL_PACE"].flatMap(Int.init) ?? 25
    private static let shares = 8

    /// The built-in policies, and some that differ where it matters.
    private static let policies: [Policy] =
        Policy.builtIn + [
            changed(.classic) { policy in
                policy.transfer.lockAfterCreation = .days(60)
                policy.transfer.lockAfterTransfer = .days(60)
                policy.domain.atExpiry = .delete
            },
            changed(.secure) { $0.authInfo.phase = 1 },
            changed(.classic) { policy in
                policy.domain.createPendingTime = .days(2)
                policy.fee.isCharged = true
            },
            changed(.tac) { policy in
                policy.domain.createPendingTime = .days(5)
                policy.domain.atCreateDeadline = .refuse
            },
            changed(.tac) { $0.transfer.pendingTime = .zero },
            changed(.classic) { policy in
                var own = Policy.classic
                own.transfer.pendingTime = .zero
                own.transfer.lockAfterTransfer = .days(3)
                own.transfer.showsLock = true
                own.grace.redemption = .days(4)
                policy.zones.append("deep.example")
                policy.zonePolicies = policy.zones.dropFirst().map { ZonePolicy($0, from: own) }
            },
            changed(.registryGenerated) { $0.transfer.atDeadline = .reject },
            changed(.holderDelivered) { policy in
                policy.domain.atExpiry = .delete
                policy.domain.hostsBelow = .rename
            },
            changed(.tac) { $0.transfer.holderConfirmation = .needed },
            changed(.holderDelivered) { policy in
                policy.transfer.holderConfirmation = .asked
                policy.transfer.pendingTime = .days(5)
            },
            changed(.classic) { policy in
                policy.domain.hostsBelow = .restorable
                policy.grace.deletesNewAtOnce = false
            },
            changed(.gtld) { policy in
                policy.domain.hostsBelow = .delete
                policy.host.deletesLinked = true
            },
        ]

    private static func changed(_ policy: Policy, _ change: (inout Policy) -> Void) -> Policy {
        var policy = policy
        change(&policy)
        return policy
    }

    @Test(arguments: 0..<shares)
    func theRegistryIsSoundAfterEachStep(_ share: Int) throws {
        var accepted: [String: Int] = [:]
        let stages = try Self.policies.map { policy in
            let stage = try Stage(policy)
            return (stage, stage.registry.store.operate { world, _ in world.snapshot })
        }
        for sequence in stride(from: share, to: Self.sequences, by: Self.shares) {
            let (stage, start) = stages[sequence % stages.count]
            stage.registry.store.operate { world, _ in world.restore(start) }
            stage.registry.store.clock.set(to: DemoRegistry.start)
            var run = ModelRun(seed: UInt64(sequence), on: stage, pace: Self.pace)
            run.run(steps: 100)
            for complaint in run.complaints {
                Issue.record("sequence \(sequence), policy \(stage.policy.name): \(complaint)")
            }
            accepted.merge(run.accepted, uniquingKeysWith: +)
            guard run.complaints.isEmpty else { return }
        }
        // A model that nothing ever happens in proves nothing.
        guard Self.sequences >= 200 else { return }
        for kind in [
            "info", "set", "request", "transfer", "approve", "create", "delete", "status", "renew", "poll", "host",
            "holder",
        ] {
            // An approval needs four lucky acts in a row: a small share may see none.
            let isRare = kind == "approve" && Self.sequences < 50 * Self.shares
            #expect(isRare || accepted[kind, default: 0] > 0, "no \(kind) was accepted")
        }
    }
}
