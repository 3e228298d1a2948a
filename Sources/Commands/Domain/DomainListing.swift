import EPP
import Registry
import XML

/// `<domain:add>` or `<domain:rem>`: what goes to the lists of a domain, or from them (RFC 5731 §3.2.5).
package struct DomainListing: Sendable, Equatable {
    package let nameservers: NameserverList
    package let contacts: [DomainContact]
    package let statuses: [StatusChanges<DomainStatuses>.Entry]

    package var isEmpty: Bool { nameservers.isEmpty && contacts.isEmpty && statuses.isEmpty }

    /// No element is an empty listing.
    package init(_ element: Element?) throws(EPPError) {
        guard let element else {
            (nameservers, contacts, statuses) = (.objects([]), [], [])
            return
        }
        var children = try Children(of: element)
        nameservers = try NameserverList(children.optional("ns"))
        contacts = try children.many("contact").map { child throws(EPPError) in try DomainContact(child) }
        statuses = try children.many("status", atMost: 11).map { child throws(EPPError) in
            try StatusChanges.Entry(child)
        }
        try children.end()
    }

    /// Takes everything off that is listed; what is not there is 2306.
    func remove(from domain: inout Domain, _ context: Context) throws(EPPError) {
        if isEmpty { return }
        try DomainRelations.remove(nameservers, from: &domain, context)
        for contact in contacts {
            guard let place = domain.contacts.firstIndex(of: contact) else {
                throw contact.refusal("the domain does not name this contact in this role")
            }
            domain.contacts.remove(at: place)
        }
        try domain.change(StatusChanges(removed: statuses), context)
    }

    /// Puts everything there that is listed; what is there already is 2306.
    func add(to domain: inout Domain, _ context: Context) throws(EPPError) {
        if isEmpty { return }
        try DomainRelations.add(nameservers, to: &domain, context)
        for contact in contacts {
            guard !domain.contacts.contains(contact) else {
                throw contact.refusal("the domain names this contact in this role already")
            }
            domain.contacts.append(contact)
        }
        try domain.change(StatusChanges(added: statuses), context)
    }
}

extension Domain {
    fileprivate mutating func change(_ changes: StatusChanges<DomainStatuses>, _ context: Context) throws(EPPError) {
        guard !changes.isEmpty else { return }
        var (values, notes) = (self.statuses, self.statusNotes)
        try changes.apply(to: &values, &notes) { context.policy.domain.lets(registrarsSet: $0) }
        self.statuses = values
        if notes != self.statusNotes { self.statusNotes = notes }
    }
}

extension DomainContact {
    fileprivate func refusal(_ reason: String) -> EPPError {
        EPPError(.valuePolicy, "\(reason)", "RFC 5731 §3.2.5", at: Item(Namespace.domain, "contact", id))
    }
}

/// `<domain:ns>`: host objects or host attributes, never both (RFC 5731 §1.1).
package enum NameserverList: Sendable, Equatable {
    case objects([DomainName])
    case attributes([HostAttribute])

    package var isEmpty: Bool {
        switch self {
        case .objects(let names): names.isEmpty
        case .attributes(let hosts): hosts.isEmpty
        }
    }

    /// No element is an empty list.
    package init(_ element: Element?) throws(EPPError) {
        guard let element else {
            self = .objects([])
            return
        }
        var children = try Children(of: element)
        if children.next?.name == "hostAttr" {
            let hosts = try children.some("hostAttr")
            self = .attributes(try hosts.map { host throws(EPPError) in try HostAttribute(host) })
        } else {
            let names = try children.some("hostObj")
            self = .objects(try names.map { name throws(EPPError) in try DomainName(name) })
        }
        try children.end()
    }
}

extension HostAttribute {
    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        let name = try DomainName(children.required("hostName"))
        let addresses = try children.many("hostAddr").map { address throws(EPPError) in try IPAddress(address) }
        try children.end()
        self.init(name.text, addresses)
    }
}

extension IPAddress {
    /// Reads an address; without `ip` it is one of version 4 (RFC 5732 §2.5).
    package init(_ element: Element) throws(EPPError) {
        let text = try element.token(3...45, attributes: ["ip"])
        let version = try element.value(attribute: "ip", IPAddress.Version.self) ?? .v4
        guard let address = IPAddress(text, version) else {
            let reason = "\(element.quoted(text)) is no address of IP\(version.rawValue)"
            throw EPPError(.valueSyntax, reason, "RFC 5732 §2.5", at: Item(element))
        }
        self = address
    }
}

extension DomainContact {
    /// Reads a contact and its role.
    package init(_ element: Element) throws(EPPError) {
        let id = try element.token(3...16, attributes: ["type"])
        // Not by `value(attribute:)`: see `Period`.
        guard let text = element[attribute: "type"] else {
            self.init(id, nil)
            return
        }
        guard let role = Role(rawValue: text.collapsed) else { throw element.refusal(of: text, in: "type") }
        self.init(id, role)
    }
}
