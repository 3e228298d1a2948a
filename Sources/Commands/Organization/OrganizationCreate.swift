import EPP
import Registry
import XML

/// Makes an organization: RFC 8543 §4.2.1.
package struct OrganizationCreate: Command {
    package static let key = CommandKey(.create, Namespace.organization)
    package static let rules: [Rule<OrganizationCreate>] = [
        Rule(
            "the identifier is free",
            else: .objectExists,
            "RFC 5730 §3, 2302",
            found: { _ in "an organization has it" }
        ) { !$0.world.organizations.contains($0.command.id) }
    ]

    package let id: String
    let roles: [RoleElement]
    let statuses: StatusChanges<OrganizationStatuses>
    /// What an update can change, too.
    let fields: OrganizationFields
    let contacts: [OrganizationContact]

    package var item: Item { Item(Namespace.organization, "id", id) }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        id = try children.required("id").organizationID()
        roles = try children.some("role").map { element throws(EPPError) in try RoleElement(element) }
        let statuses = try children.many("status", atMost: 4).map { element throws(EPPError) in
            try StatusChanges<OrganizationStatuses>.Entry(text: element)
        }
        self.statuses = StatusChanges(added: StatusChanges.unlessOK(statuses))
        fields = try OrganizationFields(&children)
        contacts = try children.many("contact").map { element throws(EPPError) in try OrganizationContact(element) }
        try children.end()
    }

    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<Organization> {
        var organization = Organization(
            id: id,
            object: context.newObject,
            sponsor: context.client,
            created: context.now,
            roles: []
        )
        for role in roles { try role.add(to: &organization) }
        try fields.apply(to: &organization)
        organization.contacts = contacts
        try statuses.apply(to: &organization)
        try OrganizationRelations(organization, former: nil, context).check()
        return Decision(organization, changes: { [.organization($0)] })
            .answering(Namespace.organization) { organization, xml in
                xml.element("org:creData", ("xmlns:org", Namespace.organization)) { xml in
                    xml.element("org:id", text: organization.id)
                    xml.date("org:crDate", organization.created)
                }
            }
    }
}
