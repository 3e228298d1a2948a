import EPP
import Registry
import XML

/// Tells which names can be registered: RFC 5731 §3.1.1.
package struct DomainCheck: CheckCommand {
    package static let key = CommandKey(.check, Namespace.domain)
    static let kind = ObjectKind.domain
    static let plural = "names"
    static let most: (of: @Sendable (PolicyInForce) -> Int, section: String) = (
        { $0.domain.namesPerCheck }, "policy domain.namesPerCheck"
    )

    package let names: [String]

    package init(_ object: Element) throws(EPPError) { names = try Self.names(of: object, "name") }

    package var item: Item { Item(Namespace.domain, "name", names.first ?? "") }

    static func obstacle(_ written: String, _ context: Context) -> String? {
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
