import Faults
import Hosting
import JSON
import Journal
import Registry
import Seed
import Session

/// What a test may do to a registry, past the protocol.
extension MockRegistry {
    /// What goes wrong on purpose.
    public var faults: RegistryFaults { RegistryFaults(first) }

    /// What clients said, and what became of it.
    public var journal: RegistryJournal { RegistryJournal(first.server.journal) }

    /// What the registry sent to holders of domains, oldest first.
    public var outbox: [RegistryDelivery] {
        first.server.store.operate { world, _ in world.outbox.deliveries }
            .filter { $0.kind == .code }.map(RegistryDelivery.init)
    }

    /// Says yes to the pending transfer of a domain as its holder, where the policy asks holders
    /// (`transfer.holderConfirmation`); false where no transfer of it waits for that.
    @discardableResult
    public func confirmTransfer(of domain: String) -> Bool { answerTransfer(of: domain, .confirm) }

    /// Says no as the holder, which ends the transfer; false where no transfer of the domain waits for that.
    @discardableResult
    public func refuseTransfer(of domain: String) -> Bool { answerTransfer(of: domain, .refuse) }

    private func answerTransfer(of domain: String, _ answer: HolderAnswer) -> Bool {
        first.operate("a holder answers") { first.answerTransfer(of: domain.lowercased(), answer) } ?? false
    }

    /// Puts a seed in the place of everything that the registry knows; see `seed()`.
    public func replace(bySeed text: String) throws(SetupError) {
        do throws(JSONFault) {
            let seed = try Seed(Array(text.utf8))
            try first.operate("the seed is replaced") { () throws(JSONFault) in try first.replace(by: seed) }
        } catch {
            throw SetupError(error.error(in: "the seed"))
        }
    }

    /// Everything as it is now, the time included.
    public func snapshot() -> RegistrySnapshot { RegistrySnapshot(checkpoint: first.checkpoint) }

    /// Makes everything as it was then.
    public func restore(_ snapshot: RegistrySnapshot) {
        first.operate("a snapshot is restored") { first.restore(snapshot.checkpoint) }
    }

    /// Makes everything as it was at the start, without faults and with an empty journal.
    public func reset() { first.reset() }
}

/// A code that the registry sent to the holder of a domain.
public struct RegistryDelivery: Sendable, Equatable {
    /// The holder's e-mail address.
    public let recipient: String
    /// The domain's name.
    public let domain: String
    /// The auth code.
    public let code: String
    /// The second secret, where the policy has one.
    public let processNumber: String?

    init(_ delivery: Outbox.Delivery) {
        recipient = delivery.recipient
        domain = delivery.domain
        code = delivery.code
        processNumber = delivery.processNumber
    }
}

/// A registry at one moment, to return to.
public struct RegistrySnapshot: Sendable {
    let checkpoint: Checkpoint
}
