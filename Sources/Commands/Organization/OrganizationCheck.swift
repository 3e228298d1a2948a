import EPP
import Registry
import XML

/// Tells which identifiers are free: RFC 8543 §4.1.1.
package struct OrganizationCheck: CheckCommand {
    package static let key = CommandKey(.check, Namespace.organization)
    static let kind = ObjectKind.organization
    static let plural = "identifiers"
    static let most: (of: @Sendable (PolicyInForce) -> Int, section: String) = (
        { $0.organization.idsPerCheck }, "policy organization.idsPerCheck"
    )

    package let names: [String]

    package init(_ object: Element) throws(EPPError) {
        names = try Self.names(of: object, "id") { id throws(EPPError) in try id.organizationID() }
    }

    package var item: Item { Item(Namespace.organization, "id", names.first ?? "") }

    static func obstacle(_ written: String, _ context: Context) -> String? {
        context.world.organizations.contains(written) ? "In use" : nil
    }
}
