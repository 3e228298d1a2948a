import EPP
import Extensions
import Registry
import Testing

/// The drafts of RFC 8748, beyond what their dialogues show: one engine, whatever the words.
@Suite("fee-0.6, fee-0.11, fee-0.12")
struct FeeDraftTests {
    private let registry = TestRegistry { policy in
        policy.fee.isOffered = true
        policy.fee.drafts = FeePolicy.Draft.allCases
    }

    private static func offer(_ namespace: String, _ amount: String = "10.00") -> String {
        let price = "<f:currency>EUR</f:currency><f:fee>\(amount)</f:fee>"
        return "<f:create xmlns:f=\"\(namespace)\">\(price)</f:create>"
    }

    private static let namespaces = [Fee.namespace, Fee012.namespace, Fee011.namespace, Fee06.namespace]

    private func open(with balance: Int) {
        registry.store.operate { world, _ in
            guard var alpha = world.registrars["alpha"] else { return }
            alpha.balance = balance
            world.apply(.registrar(alpha))
        }
    }

    private var balance: Int? { registry.store.operate { world, _ in world.registrars["alpha"]?.balance } }

    @Test("A command is charged once, and answered in its own dialect", arguments: namespaces)
    func charged(_ namespace: String) throws {
        open(with: 2500)
        let answer = try registry.create(Self.offer(namespace))
        #expect(answer.code == 1000 && balance == 1500)
        #expect(
            answer.extensions.contains("xmlns:fee=\"\(namespace)\"")
                && answer.extensions.contains("15.00</fee:balance>")
        )
        for other in Self.namespaces where other != namespace { #expect(!answer.extensions.contains(other)) }
    }

    @Test("A refusal leaves the world as it was", arguments: namespaces)
    func refused(_ namespace: String) throws {
        open(with: 999)
        let before = registry.store.operate { world, _ in world.snapshot }
        #expect(try registry.create(Self.offer(namespace)).code == 2104)
        #expect(try registry.create(Self.offer(namespace, "9.99")).code == 2004)
        let twice = try registry.create(Self.offer(namespace) + Self.offer(namespace))
        #expect(twice.code == 2001)
        for other in Self.namespaces where other != namespace {
            let answer = try registry.create(Self.offer(namespace) + Self.offer(other))
            #expect(answer.code == 2001 && answer.reason.contains("another dialect"))
        }
        #expect(registry.store.operate { world, _ in world.snapshot } == before)
    }

    @Test("What is told unasked is told in the newest dialect that the client listed")
    func unasked() throws {
        open(with: 2500)
        let answer = try registry.create()
        #expect(answer.code == 1000 && answer.extensions.contains(Fee.namespace))
    }
}
