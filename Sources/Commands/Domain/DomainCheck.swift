import EPP
import Registry
import XML

/// Tells which names can be registered: RFC 5731 §3.1.1.
package struct DomainCheck: Command {
    package static let key = CommandKey(.check, Namespace.domain)
    package static let rules: [Rule<DomainCheck>] = [
        Rule(
            "no more names than the policy allows",
            else: .valuePolicy,
            "policy domain.namesPerCheck",
            found: {
                "the command has \($0.command.names.count) names, and \($0.policy.domain.namesPerCheck) are the most"
            }
        ) {
            $0.command.names.count <= $0.policy.domain.namesPerCheck
        }
    ]

    /// As the client wrote them: the answer repeats them.
    package let names: [String]

    package var item: Item { Item(Namespace.domain, "name", names.first ?? "") }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        names = try children.some("name").map { name throws(EPPError) in try name.token(1...255) }
        try children.end()
    }

    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<[CheckedName]> {
        let checked = names.map { name in CheckedName(name, reason: Self.obstacle(name, context)) }
        return Decision(checked, of: .domain)
    }

    /// Why the name cannot be registered, in at most 32 characters (RFC 5730 §4, `reasonBaseType`).
    private static func obstacle(_ written: String, _ context: Context) -> String? {
        guard let name = try? DomainName(written) else { return "Invalid domain name" }
        guard !context.world.domains.contains(name.text) else { return "In use" }
        switch Registrability(name, context.world) {
        case .registrable: return nil
        case .notServed: return "Zone not served here"
        case .reserved: return "Reserved"
        case .tooShort: return "Label too short"
        case .internationalized: return "No internationalized names"
        }
    }
}
