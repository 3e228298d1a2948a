import EPP
import Registry
import XML

/// Removes an organization: RFC 8543 §4.2.2.
package struct OrganizationDelete: OrganizationCommand {
    package static let key = CommandKey(.delete, Namespace.organization)
    package static let rules: [Rule<OrganizationDelete>] = [
        sponsorRule,
        .noStatusProhibits(
            [.clientDeleteProhibited, .serverDeleteProhibited, .hold, .terminated],
            "RFC 8543 §3.4"
        ),
        Rule(
            "nothing names the organization",
            else: .associationProhibits,
            "RFC 8543 §4.2.2",
            found: { _ in "a domain, a host, a contact or another organization names it" }
        ) {
            !$0.world.isLinked(organization: $0.target.id)
        },
    ]

    package let id: String

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        id = try children.required("id").organizationID()
        try children.end()
    }

    package func decide(
        _ organization: Organization,
        _ context: Context
    ) throws(EPPError) -> Decision<Organization> {
        Decision(organization, changes: { [.noOrganization($0.id)] })
    }
}
