import Commands
import EPP
import Registry
import XML

/// `<namestoreExt:namestoreExt>`: the logical registry that a client names (Namestore Extension Mapping §2.1).
struct SubProduct: Sendable {
    private let name: String
    private let item: Item

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        let child = try children.required("subProduct")
        try children.end()
        name = try child.token(1...Self.longestName)
        item = Item(child)
    }

    /// Characters of a sub-product's name (§4.1).
    static let longestName = 64

    /// There is such a sub-product, and what the command is about may lie in it: otherwise 2306 (§3.1.1).
    ///
    /// A check asks of each name by itself, and contacts lie in no zone.
    func check(_ command: CommandKey, _ object: Item, _ context: Context) throws(EPPError) {
        guard let zones = context.policy.whole.zones(ofSubProduct: name) else {
            throw EPPError(.valuePolicy, "sub-product not found", "policy nameStore.subProducts", at: item)
        }
        guard command.verb != .check, let zone = Self.zone(of: object, context), !zones.contains(zone) else { return }
        let reason = "sub-product not found for the zone \(zone)"
        throw EPPError(.valuePolicy, reason, "policy nameStore.subProducts", at: item)
    }

    /// Whether a name may be one of the sub-product's; what lies in no zone at all is left to others.
    func serves(_ written: String, _ context: Context) -> Bool {
        guard let zone = (try? DomainName(written)).flatMap(context.world.zone) else { return true }
        return context.policy.whole.zones(ofSubProduct: name)?.contains(zone) != false
    }

    /// The zone of a domain or of a host of the registry's own.
    private static func zone(of object: Item, _ context: Context) -> String? {
        guard [Namespace.domain, Namespace.host].contains(object.namespace) else { return nil }
        return (try? DomainName(object.text)).flatMap(context.world.zone)
    }

    /// The answer names it as the client did (§3.1.1).
    var writer: Fragment.Write { { [name] xml in NameStore.write(name, &xml) } }
}
