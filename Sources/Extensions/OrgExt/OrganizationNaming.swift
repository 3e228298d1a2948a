import Commands
import EPP
import Registry
import XML

/// `orgext:create` and `orgext:update`: which organizations an object names from now on (RFC 8544 §4.2.1, §4.2.5).
struct OrganizationNaming: Sendable {
    private let added: [NamedOrganization]
    private let removed: [NamedOrganization]
    private let changed: [NamedOrganization]

    init(create element: Element) throws(EPPError) {
        added = try Self.named(in: element)
        (removed, changed) = ([], [])
    }

    /// One of the three, which the schema does not ask for: otherwise 2003.
    init(update element: Element) throws(EPPError) {
        var children = try Children(of: element)
        added = try children.optional("add").map { part throws(EPPError) in try Self.named(in: part) } ?? []
        removed =
            try children.optional("rem").map { part throws(EPPError) in
                try Self.named(in: part, mayBeEmpty: true)
            } ?? []
        changed = try children.optional("chg").map { part throws(EPPError) in try Self.named(in: part) } ?? []
        try children.end()
        guard element.hasChildren else { throw .missing("add, rem or chg", in: element) }
    }

    private static func named(
        in element: Element,
        mayBeEmpty: Bool = false
    ) throws(EPPError) -> [NamedOrganization] {
        var children = try Children(of: element)
        let named = try children.some("id").map { id throws(EPPError) in
            try NamedOrganization(id, mayBeEmpty: mayBeEmpty)
        }
        try children.end()
        return named
    }

    /// What is removed goes first, so that another can take the role in the same command.
    func apply(to links: inout [OrganizationLink], _ context: Context) throws(EPPError) {
        for named in removed { links.remove(at: try named.place(in: links)) }
        for named in added {
            guard !links.contains(where: { $0.role == named.role }) else {
                let reason = "an organization is named in the role \(named.role) already"
                throw EPPError(.associationProhibits, reason, "RFC 8544 §4.2.5", at: named.item)
            }
            links.append(try named.link(context))
        }
        for named in changed {
            let place = try named.place(in: links, whatever: true)
            if links[place].id != named.id { links[place] = try named.link(context) }
        }
        let most = context.policy.organization.mostRoles
        guard links.count <= most else {
            let reason = "\(most) organizations at most"
            throw EPPError(.valuePolicy, reason, "policy organization.mostRoles", at: added.last?.item)
        }
    }
}

/// `<orgext:id>`: an organization and its role; in `<rem>` the role may stand alone (RFC 8544 §4.2.5).
private struct NamedOrganization: Sendable {
    let role: String
    let id: String

    init(_ element: Element, mayBeEmpty: Bool) throws(EPPError) {
        id = try element.token(0...Int.max, attributes: ["role"])
        guard let role = element[attribute: "role"]?.collapsed else { throw .missing(attribute: "role", of: element) }
        guard mayBeEmpty || !id.isEmpty else {
            let reason = "no organization is named in the role \(element.quoted(role))"
            throw EPPError(.parameterMissing, reason, "RFC 8544 §4.2.1", at: Item(element))
        }
        self.role = role
    }

    var item: Item { Item(OrgExt.namespace, "id", id) }

    /// Where the object names it: 2305 where it does not.
    func place(in links: [OrganizationLink], whatever: Bool = false) throws(EPPError) -> Int {
        let place = links.firstIndex { $0.role == role && (whatever || id.isEmpty || $0.id == id) }
        if let place { return place }
        let reason = "it is not named in the role \(role)"
        throw EPPError(.associationProhibits, reason, "RFC 8544 §4.2.5", at: item)
    }

    /// The organization must be there (2303), have the role (2306), and may be named (2304).
    func link(_ context: Context) throws(EPPError) -> OrganizationLink {
        guard let organization = context.world.organizations[id] else {
            throw EPPError(.objectDoesNotExist, "there is no such organization", "RFC 8544 §4.2.1", at: item)
        }
        guard let known = organization.role(role) else {
            let reason = "the organization does not have the role \(role)"
            throw EPPError(.valuePolicy, reason, "RFC 8544 §3.1, RFC 8543 §3.2", at: item)
        }
        try organization.expectLinkable(at: item)
        try known.expectLinkable(at: item)
        return OrganizationLink(role: role, id: id)
    }
}
