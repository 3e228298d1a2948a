import Commands
import Locks

/// What logins have listed lately: most sessions list the same, and one copy does for all of them.
final class ListedServices: Sendable {
    private let latest = Locked<[Services]>([])
    /// More would take longer to look through than they save.
    private static let most = 16

    /// The same services, as the first session holds them that listed them.
    func shared(_ services: Services) -> Services {
        latest.withLock { latest in
            if let known = latest.first(where: { $0 == services }) { return known }
            if latest.count == Self.most { latest.removeFirst() }
            latest.append(services)
            return services
        }
    }
}
