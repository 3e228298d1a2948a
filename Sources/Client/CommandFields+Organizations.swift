import Arguments

/// What the options say of an organization (RFC 8543), and of those that an object names (RFC 8544).
struct OrganizationFields: Sendable, Equatable {
    /// `reseller`, or with an identifier `registrar=1362`.
    var roles: [String] = []
    var rolesToRemove: [String] = []
    var parent: String?
    var url: String?
    /// `reseller=ID`.
    var named: [String] = []
    /// `reseller`, or with an identifier `reseller=ID`.
    var namedToRemove: [String] = []
}

/// What the options become inside an organization's element, in the order of the schema.
extension CommandFields {
    /// RFC 8543 §4.2.1: behind the identifier.
    var newOrganization: [Markup] {
        get throws(ArgumentError) {
            guard !organization.roles.isEmpty else { throw ArgumentError("An organization needs a --role.") }
            return organization.roles.map(Self.role) + statuses.map { Markup("org:status", text: $0) }
                + (try organizationFields) + (try Self.organizationContacts(contacts))
        }
    }

    /// RFC 8543 §4.2.5: behind the identifier.
    var organizationChanges: [Markup] {
        get throws(ArgumentError) {
            let added =
                (try Self.organizationContacts(contacts)) + organization.roles.map(Self.role)
                + statuses.map { Markup("org:status", text: $0) }
            let removed =
                (try Self.organizationContacts(contactsToRemove)) + organization.rolesToRemove.map(Self.role)
                + statusesToRemove.map { Markup("org:status", text: $0) }
            return Markup.unlessEmpty("org:add", added) + Markup.unlessEmpty("org:rem", removed)
                + Markup.unlessEmpty("org:chg", try organizationFields)
        }
    }

    private var organizationFields: [Markup] {
        get throws(ArgumentError) {
            let postal = try person.changedPostalInfo + person.numbers
            return Markup.some("org:parentId", organization.parent) + postal.map { $0.prefixed("org") }
                + Markup.some("org:email", person.email) + Markup.some("org:url", organization.url)
        }
    }

    private static func role(_ text: String) -> Markup {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        let identifier = parts.count == 2 ? [Markup("org:roleID", text: parts[1])] : []
        return Markup("org:role", [Markup("org:type", text: parts.first ?? "")] + identifier)
    }

    /// `admin=ALPHA-1`; a type that the schema does not have is the name of a custom one.
    private static func organizationContacts(_ texts: [String]) throws(ArgumentError) -> [Markup] {
        try texts.map { text throws(ArgumentError) in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw ArgumentError(
                    "A contact of an organization is written TYPE=ID, such as abuse=ALPHA-1, not \"\(text)\"."
                )
            }
            let isKnown = ["admin", "billing", "tech", "abuse"].contains(parts[0])
            return Markup("org:contact", ["type": isKnown ? parts[0] : "custom"], text: parts[1])
                .with("typeName", isKnown ? nil : parts[0])
        }
    }

    /// RFC 8544 §4.2: which organizations an object names.
    func organizations(_ verb: String) throws(ArgumentError) -> [Markup] {
        let added = try organization.named.map { text throws(ArgumentError) in
            guard text.split(separator: "=", maxSplits: 1).count == 2 else {
                throw ArgumentError("--organization is written ROLE=ID, such as reseller=ALPHA-RES, not \"\(text)\".")
            }
            return Self.named(text)
        }
        let removed = organization.namedToRemove.map(Self.named)
        guard !added.isEmpty || !removed.isEmpty else { return [] }
        let content =
            verb == "create"
            ? added : Markup.unlessEmpty("orgext:add", added) + Markup.unlessEmpty("orgext:rem", removed)
        return [Markup("orgext:\(verb)", ["xmlns:orgext": "urn:ietf:params:xml:ns:epp:orgext-1.0"], content)]
    }

    private static func named(_ text: String) -> Markup {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        return Markup("orgext:id", ["role": parts.first ?? ""], text: parts.count == 2 ? parts[1] : "")
    }
}

extension Markup {
    /// The same in another mapping: with another prefix, and all that is in it.
    fileprivate func prefixed(_ prefix: String) -> Markup {
        let local = name.split(separator: ":").last.map(String.init) ?? name
        var markup = Markup("\(prefix):\(local)", children.map { $0.prefixed(prefix) })
        (markup.attributes, markup.text) = (attributes, text)
        return markup
    }
}
