import EPP
import Extensions
import Registry
import Testing

/// Verisign's sync-1.0, beyond what its dialogues show.
@Suite("sync-1.0")
struct SyncTests {
    private let registry = TestRegistry { policy in
        policy.domain.takesSynchronization = true
        policy.fee.isCharged = true
    }

    private func move(_ day: String, as client: String = "alpha") throws -> TestRegistry.Answer {
        let element = "<s:update xmlns:s=\"\(Sync.namespace)\"><s:expMonthDay>\(day)</s:expMonthDay></s:update>"
        return try registry.update(element, as: client)
    }

    @Test(
        "A day is read as XML Schema has it, with a time zone or without",
        arguments: [
            ("--05-31", "2027-05-31"), (" --12-31Z ", "2027-12-31"), ("--01-02-14:00", "2027-01-02"), ("--1-02", nil),
            ("--13-01", nil), ("--04-31", nil), ("--01-02+14:01", nil), ("--01-02T", nil), ("-01-02", nil), ("", nil),
        ]
    )
    func days(_ text: String, _ expiry: String?) throws {
        #expect(try registry.create().code == 1000)
        let answer = try move(text)
        #expect(answer.code == (expiry == nil ? 2005 : 1000))
        #expect(registry.domain()?.expires == Instant((expiry.map { "\($0)T23:59:59Z" }) ?? "2027-01-01T00:00:00Z"))
    }

    @Test("A share of a year's renewal is paid, rounded up, and a refusal costs nothing")
    func price() throws {
        registry.store.operate { world, _ in
            guard var alpha = world.registrars["alpha"] else { return }
            alpha.balance = 1100
            world.apply(.registrar(alpha))
        }
        #expect(try registry.create().code == 1000)
        let before = registry.store.operate { world, _ in world.snapshot }
        #expect(try move("--05-31").code == 2104)
        #expect(try move("--05-31", as: "beta").code == 2201)
        #expect(registry.store.operate { world, _ in world.snapshot } == before)
        // 1 to 31 January, the last second short: 31 days of 365, of 10.00.
        #expect(try move("--01-31").code == 1000)
        #expect(registry.store.operate { world, _ in world.registrars["alpha"]?.balance } == 100 - 85)
    }
}
