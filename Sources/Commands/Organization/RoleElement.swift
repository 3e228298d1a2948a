import EPP
import Registry
import XML

/// `<role>`: its type, and what is to be added to it or removed from it (RFC 8543 §4.2.1, §4.2.5).
struct RoleElement: Sendable {
    let type: String
    private let statuses: [StatusChanges<OrganizationRoleStatuses>.Entry]
    private let identifier: String?

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        type = try children.required("type").token(1...Int.max)
        let entries = try children.many("status", atMost: 3).map { element throws(EPPError) in
            try StatusChanges<OrganizationRoleStatuses>.Entry(text: element)
        }
        statuses = StatusChanges.unlessOK(entries)
        let written = try children.optional("roleID").map { element throws(EPPError) in
            try element.token(0...Int.max)
        }
        identifier = written?.isEmpty == true ? nil : written
        try children.end()
    }

    private var item: Item { Item(Namespace.organization, "type", type) }
    private var isBare: Bool { statuses.isEmpty && identifier == nil }

    /// Adds the role; to one that is there already, the statuses and the identifier.
    func add(to organization: inout Organization) throws(EPPError) {
        guard let place = organization.roles.firstIndex(where: { $0.type == type }) else {
            var role = OrganizationRole(type, identifier: identifier)
            try apply(StatusChanges(added: statuses), to: &role)
            return organization.roles.append(role)
        }
        guard !isBare else { throw refusal("the organization has the role already") }
        try apply(StatusChanges(added: statuses), to: &organization.roles[place])
        guard let identifier else { return }
        guard organization.roles[place].identifier == nil else { throw refusal("the role has an identifier already") }
        organization.roles[place].identifier = identifier
    }

    /// Removes what is named of the role, and the role where only its type is: not the last one, and none in which
    /// something names the organization (2305).
    func remove(from organization: inout Organization, in world: World) throws(EPPError) {
        guard let place = organization.roles.firstIndex(where: { $0.type == type }) else {
            throw refusal("the organization does not have the role")
        }
        guard isBare else { return try removeParts(of: &organization.roles[place]) }
        guard !world.isLinked(organization: organization.id, as: type) else {
            let reason = "an object names the organization in this role"
            throw EPPError(.associationProhibits, reason, "RFC 8543 §3.5", at: item)
        }
        organization.roles.remove(at: place)
    }

    private func removeParts(of role: inout OrganizationRole) throws(EPPError) {
        try apply(StatusChanges(removed: statuses), to: &role)
        guard let identifier else { return }
        guard role.identifier == identifier else { throw refusal("the role has another identifier, or none") }
        role.identifier = nil
    }

    private func apply(
        _ changes: StatusChanges<OrganizationRoleStatuses>,
        to role: inout OrganizationRole
    ) throws(EPPError) {
        var notes: [String: StatusNote] = [:]
        try changes.apply(to: &role.statuses, &notes)
    }

    private func refusal(_ fault: String) -> EPPError { EPPError(.valuePolicy, fault, "RFC 8543 §4.2.5", at: item) }
}

extension StatusChanges.Entry {
    /// Reads a status that is the element's text (RFC 8543 §3.4): 2005 for a value that the mapping does not define.
    init(text element: Element) throws(EPPError) {
        let text = try element.token(0...Int.max)
        item = Item(element.namespace, element.name, text)
        guard let status = Statuses(name: text) else {
            let section = Namespace.statuses(of: item.namespace)
            throw EPPError(.valueSyntax, "\(element.quoted(text)) is no status", section, at: Item(element))
        }
        self.status = status
        note = nil
    }
}

extension StatusChanges {
    /// The entries; a single `ok` asks for what is so anyway, and is none.
    static func unlessOK(_ entries: [Entry]) -> [Entry] {
        entries.count == 1 && entries[0].status == Statuses(name: "ok") ? [] : entries
    }
}

extension StatusChanges where Statuses == OrganizationStatuses {
    /// `hold` and `terminated` are the sponsor's to set where the organization has a parent, and of the statuses that say
    /// what is going on no two stand together (RFC 8543 §3.4).
    func apply(to organization: inout Organization) throws(EPPError) {
        var notes: [String: StatusNote] = [:]
        let settable =
            organization.parent == nil
            ? OrganizationStatuses.settableByClients : .settableByClients.union(.ofChildren)
        try apply(to: &organization.statuses, &notes, isSettable: settable.isSuperset(of:))
        let exclusive = organization.statuses.intersection(.exclusive)
        guard exclusive.names.count > 1, let last = added.last else { return }
        let reason = "\(exclusive.names.joined(separator: " and ")) do not stand together"
        throw EPPError(.valuePolicy, reason, "RFC 8543 §3.4", at: last.item)
    }
}
