import EPP
import Registry

/// What an organization may name and have: a parent and contacts that exist, as many as the policy allows (RFC 8543 §3).
struct OrganizationRelations {
    private let organization: Organization
    /// As it was before an update; nil of one that is new.
    private let former: Organization?
    private let context: Context

    init(_ organization: Organization, former: Organization?, _ context: Context) {
        (self.organization, self.former, self.context) = (organization, former, context)
    }

    func check() throws(EPPError) {
        try checkRoles()
        try checkContacts()
        try checkParent()
    }

    /// An organization is something to somebody: it has at least one role (RFC 8543 §5, `infDataType`).
    private func checkRoles() throws(EPPError) {
        let item = Item(Namespace.organization, "role")
        guard !organization.roles.isEmpty else {
            throw EPPError(.valuePolicy, "an organization has at least one role", "RFC 8543 §3.2", at: item)
        }
        let most = context.policy.organization.mostRoles
        guard organization.roles.count <= max(most, former?.roles.count ?? 0) else {
            throw EPPError(.valuePolicy, "\(most) roles at most", "policy organization.mostRoles", at: item)
        }
    }

    private func checkContacts() throws(EPPError) {
        let (contacts, most) = (organization.contacts, context.policy.organization.mostContacts)
        guard contacts.count <= max(most, former?.contacts.count ?? 0) else {
            let item = contacts.last?.item
            throw EPPError(.valuePolicy, "\(most) contacts at most", "policy organization.mostContacts", at: item)
        }
        for contact in contacts where former?.contacts.contains(contact) != true {
            guard context.world.contacts.contains(contact.id) else {
                throw EPPError(.objectDoesNotExist, "no such contact", "RFC 8543 §3.3", at: contact.item)
            }
        }
        guard Set(contacts).count == contacts.count else {
            throw EPPError(
                .valuePolicy,
                "a contact is named twice in one role",
                "RFC 8543 §3.3",
                at: contacts.last?.item
            )
        }
    }

    /// A parent that is new must exist and may be named, and no organization stands above itself (RFC 8543 §3.6).
    private func checkParent() throws(EPPError) {
        guard let parent = organization.parent, parent != former?.parent else { return }
        let item = Item(Namespace.organization, "parentId", parent)
        let most = context.policy.organization.mostAncestors
        let ancestors = context.world.ancestors(from: parent, atMost: most)
        guard !ancestors.contains(organization.id) else {
            throw EPPError(.valuePolicy, "the organization would stand above itself", "RFC 8543 §3.6", at: item)
        }
        guard let named = context.world.organizations[parent] else {
            throw EPPError(.objectDoesNotExist, "there is no such organization", "RFC 8543 §3.6", at: item)
        }
        guard ancestors.count <= most else {
            let reason = "\(most) organizations at most stand above one"
            throw EPPError(.valuePolicy, reason, "policy organization.mostAncestors", at: item)
        }
        try named.expectLinkable(at: item)
    }
}

extension Organization {
    /// Whether something may name it that did not before: 2304 where a status stands in the way (RFC 8543 §3.4).
    package func expectLinkable(at item: Item) throws(EPPError) {
        let hindering = statuses.intersection(.preventingLinks)
        guard hindering.isEmpty else {
            throw EPPError(.statusProhibits, hindering.sentence, "RFC 8543 §3.4", at: item)
        }
    }
}

extension OrganizationRole {
    /// The same of one role alone (RFC 8543 §3.5).
    package func expectLinkable(at item: Item) throws(EPPError) {
        guard statuses.isEmpty else {
            throw EPPError(.statusProhibits, statuses.sentence, "RFC 8543 §3.5", at: item)
        }
    }
}
