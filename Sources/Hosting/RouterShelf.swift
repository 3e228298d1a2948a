import Commands
import Extensions
import Locks
import Registry

/// Routers by policy: registries under equal policies share one.
package final class RouterShelf: Sendable {
    private let shelf = Locked<[(policy: Policy, router: Router)]>([])
    /// Policies of which no two registries are alike must not fill the memory.
    package init() {}

    private static let most = 16

    /// The router of a policy, kept or made.
    package func router(under policy: Policy) -> Router {
        if let known = shelf.withLock({ shelf in shelf.first { $0.policy == policy }?.router }) { return known }
        let router = Router(commands: standardCommands, extensions: standardExtensions, policy: policy)
        shelf.withLock { shelf in
            if shelf.count == Self.most { shelf.removeFirst() }
            shelf.append((policy, router))
        }
        return router
    }
}
