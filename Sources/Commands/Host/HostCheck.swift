import EPP
import Registry
import XML

/// Tells which names no host has: RFC 5732 §3.1.1.
package struct HostCheck: Command {
    package static let key = CommandKey(.check, Namespace.host)
    package static let rules: [Rule<HostCheck>] = [
        Rule(
            "no more names than the policy allows",
            else: .valuePolicy,
            "policy host.namesPerCheck",
            found: {
                "the command has \($0.command.names.count) names, and \($0.policy.host.namesPerCheck) are the most"
            }
        ) {
            $0.command.names.count <= $0.policy.host.namesPerCheck
        }
    ]

    /// As the client wrote them: the answer repeats them.
    package let names: [String]

    package var item: Item { Item(Namespace.host, "name", names.first ?? "") }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        names = try children.some("name").map { name throws(EPPError) in try name.token(1...255) }
        try children.end()
    }

    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<[CheckedName]> {
        let checked = names.map { CheckedName($0, reason: Self.obstacle($0, context)) }
        return Decision(checked, of: .host)
    }

    /// Only whether the name is taken: the domain above may be registered by the time the host is made.
    private static func obstacle(_ written: String, _ context: Context) -> String? {
        guard let name = try? DomainName(written) else { return "Invalid host name" }
        return context.world.host(named: name.text) == nil ? nil : "In use"
    }
}
