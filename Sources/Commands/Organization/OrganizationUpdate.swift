import EPP
import Registry
import XML

/// Changes an organization: RFC 8543 §4.2.5.
package struct OrganizationUpdate: OrganizationCommand {
    package static let key = CommandKey(.update, Namespace.organization)
    package static let rules: [Rule<OrganizationUpdate>] = [
        sponsorRule,
        .noStatusProhibits(
            [.serverUpdateProhibited, .clientUpdateProhibited, .hold, .terminated],
            "RFC 8543 §3.4",
            yielding: [.clientUpdateProhibited, .hold, .terminated],
            to: { situation in
                let hindering: OrganizationStatuses = [.clientUpdateProhibited, .hold, .terminated]
                let standing = situation.target.statuses.intersection(hindering)
                return standing.names.compactMap { OrganizationStatuses(name: $0) }
                    .allSatisfy(situation.command.statuses.remove)
            }
        ),
    ]

    package let id: String
    let added: OrganizationParts
    let removed: OrganizationParts
    let fields: OrganizationFields?
    /// Whether a `<chg>` stands there that changes nothing.
    private let changesNothing: Bool

    var statuses: StatusChanges<OrganizationStatuses> {
        StatusChanges(added: added.statuses, removed: removed.statuses)
    }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        id = try children.required("id").organizationID()
        added = try OrganizationParts(children.optional("add"))
        removed = try OrganizationParts(children.optional("rem"))
        let change = children.optional("chg")
        fields = try change.map { element throws(EPPError) in
            var children = try Children(of: element)
            let fields = try OrganizationFields(&children)
            try children.end()
            return fields
        }
        changesNothing = change?.hasChildren != true
        try children.end()
    }

    /// RFC 8543 §4.2.5 asks for one of the three, and the schema does not.
    package var asksForNothing: Bool { added.isEmpty && removed.isEmpty && changesNothing }

    /// What is removed goes first, so that it can be added anew.
    package func decide(
        _ organization: Organization,
        _ context: Context
    ) throws(EPPError) -> Decision<Organization> {
        var changed = organization
        for contact in removed.contacts { try changed.remove(contact) }
        for role in removed.roles { try role.remove(from: &changed, in: context.world) }
        changed.contacts += added.contacts
        for role in added.roles { try role.add(to: &changed) }
        try fields?.apply(to: &changed)
        try statuses.apply(to: &changed)
        try OrganizationRelations(changed, former: organization, context).check()
        try expectUnlinked(changed, former: organization, context)
        changed.touch(by: context.client, at: context.now)
        return Decision(changed, changes: { [.organization($0)] })
    }

    /// What something names is not terminated: 2305.
    private func expectUnlinked(
        _ organization: Organization,
        former: Organization,
        _ context: Context
    ) throws(EPPError) {
        let isTerminated = organization.statuses.contains(.terminated) && !former.statuses.contains(.terminated)
        guard isTerminated, context.world.isLinked(organization: id) else { return }
        let reason = "something names the organization, which is not terminated then"
        throw EPPError(.associationProhibits, reason, "RFC 8543 §3.4", at: item)
    }
}

/// What an update adds, or removes: `<add>` and `<rem>` (RFC 8543 §4.2.5).
struct OrganizationParts: Sendable {
    let contacts: [OrganizationContact]
    let roles: [RoleElement]
    let statuses: [StatusChanges<OrganizationStatuses>.Entry]

    /// Without the element there are none.
    init(_ element: Element?) throws(EPPError) {
        guard let element else {
            (contacts, roles, statuses) = ([], [], [])
            return
        }
        var children = try Children(of: element)
        contacts = try children.many("contact").map { element throws(EPPError) in try OrganizationContact(element) }
        roles = try children.many("role").map { element throws(EPPError) in try RoleElement(element) }
        statuses = try children.many("status", atMost: 9).map { element throws(EPPError) in
            try StatusChanges<OrganizationStatuses>.Entry(text: element)
        }
        try children.end()
    }

    var isEmpty: Bool { contacts.isEmpty && roles.isEmpty && statuses.isEmpty }
}

extension Organization {
    /// A contact that it does not have in this role cannot be removed: 2306.
    fileprivate mutating func remove(_ contact: OrganizationContact) throws(EPPError) {
        guard let place = contacts.firstIndex(of: contact) else {
            throw EPPError(.valuePolicy, "the contact is not there", "RFC 8543 §4.2.5", at: contact.item)
        }
        contacts.remove(at: place)
    }
}
