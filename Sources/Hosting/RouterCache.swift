import Commands
import Extensions
import Faults
import JSON
import Locks
import Registry

/// Routers by policy: registries under equal policies share one.
final class RouterCache: Sendable {
    private let kept = Locked<[(policy: Policy, router: Router)]>([])
    /// Policies of which no two registries are alike must not fill the memory.
    static let most = 16
    /// How many are kept.
    var count: Int { kept.withLock(\.count) }

    /// The router of a policy, kept or made.
    func router(under policy: Policy) -> Router {
        if let known = kept.withLock({ kept in kept.first { $0.policy == policy }?.router }) { return known }
        let router = Router(commands: standardCommands, extensions: standardExtensions, policy: policy)
        kept.withLock { kept in
            if kept.count == Self.most { kept.removeFirst() }
            kept.append((policy, router))
        }
        return router
    }
}

extension Router {
    /// Throws at a fault that is wrong in itself, or never could act, as the registry has no such command.
    func check(_ faults: [FaultRule], at path: JSONPath) throws(JSONFault) {
        for (index, fault) in faults.enumerated() {
            try fault.check(at: path[index])
            try fault.check(among: commandNames, announced.extensions, at: path[index])
        }
    }
}

extension PreparedRegistry {
    /// Throws at a fault of its beginning that never could act; the place is in the list of them.
    package func checkFaults() throws(JSONFault) {
        let router = Router(commands: standardCommands, extensions: standardExtensions, policy: policy)
        try router.check(faults, at: JSONPath())
    }
}
