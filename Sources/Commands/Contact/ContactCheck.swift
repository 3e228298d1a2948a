import EPP
import Registry
import XML

/// Tells which identifiers are free: RFC 5733 §3.1.1.
package struct ContactCheck: CheckCommand {
    package static let key = CommandKey(.check, Namespace.contact)
    static let kind = ObjectKind.contact
    static let plural = "identifiers"
    static let most: (of: @Sendable (PolicyInForce) -> Int, section: String) = (
        { $0.contact.idsPerCheck }, "policy contact.idsPerCheck"
    )

    package let names: [String]

    package init(_ object: Element) throws(EPPError) {
        names = try Self.names(of: object, "id") { id throws(EPPError) in try id.contactID() }
    }

    package var item: Item { Item(Namespace.contact, "id", names.first ?? "") }

    static func obstacle(_ written: String, _ context: Context) -> String? {
        context.world.contacts.contains(written) ? "In use" : nil
    }
}
