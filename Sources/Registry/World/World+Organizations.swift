/// What commands ask of the world about organizations.
extension World {
    /// Whether anything names the organization: a domain, a host, a contact, or an organization as its parent (RFC 8543
    /// §3.4, `linked`).
    package func isLinked(organization id: String) -> Bool { links.isLinked(organization: id) }

    /// Whether a domain, a host or a contact names the organization in this role (RFC 8543 §3.5, `linked`).
    package func isLinked(organization id: String, as role: String) -> Bool {
        links.isLinked(organization: id, as: role)
    }

    /// Whether a domain names the contact.
    package func isNamedByDomain(contact id: String) -> Bool { links.isNamedByDomain(contact: id) }

    /// Whether an organization has the contact.
    package func isNamedByOrganization(contact id: String) -> Bool { links.isNamedByOrganization(contact: id) }

    /// The organizations above one, from its parent on: no more than are asked for, and one more where there are.
    package func ancestors(from parent: String?, atMost most: Int) -> [String] {
        var (found, next) = ([String](), parent)
        while let id = next, found.count <= most {
            found.append(id)
            next = organizations[id]?.parent
        }
        return found
    }
}
