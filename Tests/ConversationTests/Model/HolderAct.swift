import Commands
import EPP
import Extensions
import Registry
import TestSupport

/// One thing that the holder of a domain does, past both registrars.
enum HolderAct: CustomStringConvertible {
    /// Has the registry make a code (policy `authInfo.regime`).
    case fetch(String)
    /// Answers the last question about a transfer that was mailed (policy `transfer.holderConfirmation`).
    case answer(String, HolderAnswer)

    static func random(_ name: String, _ numbers: inout SeededNumbers) -> HolderAct {
        if numbers.isOne(in: 2) { return .fetch(name) }
        return .answer(name, numbers.isOne(in: 3) ? .refuse : .confirm)
    }

    var description: String {
        switch self {
        case .fetch(let name): "fetch \(name)"
        case .answer(let name, let answer): "\(answer) \(name)"
        }
    }

    /// Does it; whether anything came of it.
    func perform(on stage: Stage) -> Bool {
        switch self {
        case .fetch(let name): Self.fetchCode(of: name, stage.registry)
        case .answer(let name, let answer):
            Self.key(of: name, stage).map { stage.registry.answerTransfer($0, answer) } ?? false
        }
    }

    private static func key(of name: String, _ stage: Stage) -> String? {
        stage.registry.store.operate { world, _ in
            world.outbox.deliveries.last { $0.kind == .confirmation && $0.domain == name }?.key
        }
    }

    /// As a holder's page does it, under the number that the domain has, or one that it is given.
    private static func fetchCode(of name: String, _ registry: DemoRegistry) -> Bool {
        registry.store.operate { [services = registry.router.announced] world, now in
            guard world[policyOf: name].authInfo.regime == .holderDelivered, let domain = world.domains[name] else {
                return false
            }
            let ids = TransactionIDs(client: nil, server: "HOLDER")
            let context = Context(forSponsorOf: domain, world: world, now: now, ids: ids, services: services)
            let number = domain.processNumber ?? world.newProcessNumber(of: domain)
            guard let code = try? HolderCode(of: domain, process: number, context) else { return false }
            for change in code.changes { world.apply(change) }
            return true
        }
    }
}
