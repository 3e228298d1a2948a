import EPP
import Registry
import XML

/// A command on a host that must exist.
package protocol HostCommand: Command where Target == Host {
    var name: DomainName { get }
}

extension HostCommand {
    package var item: Item { Item(Namespace.host, "name", name.text) }

    package func target(in context: Context) throws(EPPError) -> Host {
        guard let host = context.world.host(named: name.text) else {
            throw EPPError(.objectDoesNotExist, "there is no such host", "RFC 5730 §3, 2303", at: item)
        }
        return host
    }

    /// Only the sponsor may change a host.
    static var sponsorRule: Rule<Self> { .sponsorAsks("RFC 5732 §3.2") }
}
