import Hosting
import Registry
import Session

/// A registry, as JSON.
struct RegistryView: Encodable {
    let id: String
    let policy: String
    let host: String
    let port: Int
    let serverName: String?
    let suffix: String?
    let clock: ClockView
    let registrars: Int
    let domains: Int
    let hosts: Int
    let contacts: Int
    let messages: Int
    let sessions: Int

    init(_ registry: RegistryInstance, _ host: String) {
        id = registry.id
        self.host = host
        port = registry.port
        switch registry.reach {
        case .port: (serverName, suffix) = (nil, nil)
        case .serverName(let name): (serverName, suffix) = (name, nil)
        case .suffix(let text): (serverName, suffix) = (nil, text)
        }
        clock = ClockView(registry.clock)
        sessions = registry.server.live.all.count
        (policy, registrars, domains, hosts, contacts, messages) = registry.server.store.operate { world, _ in
            (
                world.policy.name, world.registrars.count, world.domains.count, world.hosts.count,
                world.contacts.count, world.queues.values.reduce(0) { $0 + $1.count }
            )
        }
    }
}
