import EPP
import Registry
import XML

/// Tells which names no host has: RFC 5732 §3.1.1.
package struct HostCheck: CheckCommand {
    package static let key = CommandKey(.check, Namespace.host)
    static let kind = ObjectKind.host
    static let plural = "names"
    static let most: (of: @Sendable (PolicyInForce) -> Int, section: String) = (
        { $0.host.namesPerCheck }, "policy host.namesPerCheck"
    )

    package let names: [String]

    package init(_ object: Element) throws(EPPError) { names = try Self.names(of: object, "name") }

    package var item: Item { Item(Namespace.host, "name", names.first ?? "") }

    /// Only whether the name is taken: the domain above may be registered by the time the host is made.
    static func obstacle(_ written: String, _ context: Context) -> String? {
        guard let name = try? DomainName(written) else { return "Invalid host name" }
        return context.world.host(named: name.text) == nil ? nil : "In use"
    }
}
