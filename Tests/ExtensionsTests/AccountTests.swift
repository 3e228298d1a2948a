import EPP
import Extensions
import Registry
import Testing

/// A registrar's account: what it may spend, and when it is told that this is little.
@Suite("Accounts")
struct AccountTests {
    private func registry(_ change: @escaping (inout Policy) -> Void) -> TestRegistry {
        let registry = TestRegistry { policy in
            policy.fee.isCharged = true
            change(&policy)
        }
        registry.store.operate { world, _ in
            guard var alpha = world.registrars["alpha"] else { return }
            (alpha.balance, alpha.creditLimit) = (500, 2000)
            world.apply(.registrar(alpha))
        }
        return registry
    }

    @Test("A registrar spends its credit, and no more")
    func credit() throws {
        let registry = registry { _ in }
        let codes = try ["one", "two", "three"].map { try registry.create(name: "\($0).example").code }
        #expect(codes == [1000, 1000, 2104])
        #expect(registry.store.operate { world, _ in world.registrars["alpha"]?.availableCredit } == 500)
    }

    @Test("Credit that reaches the threshold is told once", arguments: [(1500, 0), (0, 75), (1999, 0)])
    func threshold(_ amount: Int, _ percentage: Int) throws {
        let registry = registry { policy in
            policy.fee.lowBalance = amount
            policy.fee.lowBalancePercent = percentage
            policy.fee.tellsLowBalance = true
        }
        for name in ["one.example", "two.example"] { #expect(try registry.create(name: name).code == 1000) }
        let notes = registry.store.operate { world, _ in world.queues["alpha"]?.all.map(\.draft.extensionData) ?? [] }
        #expect(notes.compactMap { $0[LowBalance.Key.self]?.availableCredit } == [1500])
        #expect(notes.first?[LowBalance.Key.self]?.isPercentage == (percentage > 0))
    }

    @Test("What is above the threshold is not told")
    func above() throws {
        let registry = registry { $0.fee.lowBalance = 1499 }
        #expect(try registry.create().code == 1000)
        #expect(registry.store.operate { world, _ in world.queues["alpha"]?.count ?? 0 } == 0)
    }

    @Test("A message of an account is kept without its extension, too")
    func notTold() throws {
        let registry = registry { $0.fee.lowBalance = 1500 }
        #expect(try registry.create().code == 1000)
        let message = registry.store.operate { world, _ in world.queues["alpha"]?.first }
        #expect(message?.draft.text == "Low balance: -5.00 EUR.")
        #expect(message?.draft.extensionData == ExtensionData())
    }
}
