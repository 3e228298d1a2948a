import Registry
import XML

/// A host that answers for a domain, with its addresses.
struct NameServer: Sendable, Equatable {
    let name: String
    var addresses: [String] = []
}

/// A contact of a domain with its role: `admin`, `tech` or `billing`.
struct ContactOfDomain: Sendable, Hashable {
    let role: String
    let id: String
}

/// What an update changes (RFC 5731 §3.2.5).
struct DomainChanges: Sendable {
    var addedStatuses: [String] = []
    var removedStatuses: [String] = []
    var addedNameServers: [NameServer] = []
    var removedNameServers: [NameServer] = []
    var addedContacts: [ContactOfDomain] = []
    var removedContacts: [ContactOfDomain] = []
    var registrant: String?
    var code: String?
    /// Whether name servers are objects of their own.
    var hasHostObjects = true

    /// Whether there is nothing to ask for.
    var isEmpty: Bool {
        addedStatuses.isEmpty && removedStatuses.isEmpty && addedNameServers.isEmpty && removedNameServers.isEmpty
            && addedContacts.isEmpty && removedContacts.isEmpty && registrant == nil && code == nil
    }

    func write(_ xml: inout XMLWriter) {
        if !addedStatuses.isEmpty || !addedNameServers.isEmpty || !addedContacts.isEmpty {
            xml.element("domain:add") { xml in
                write(addedNameServers, addedContacts, addedStatuses, &xml)
            }
        }
        if !removedStatuses.isEmpty || !removedNameServers.isEmpty || !removedContacts.isEmpty {
            xml.element("domain:rem") { xml in
                write(removedNameServers, removedContacts, removedStatuses, &xml)
            }
        }
        guard registrant != nil || code != nil else { return }
        xml.element("domain:chg") { xml in
            if let registrant { xml.element("domain:registrant", text: registrant) }
            if let code {
                xml.element("domain:authInfo") { xml in xml.element("domain:pw", text: code) }
            }
        }
    }

    private func write(
        _ nameServers: [NameServer],
        _ contacts: [ContactOfDomain],
        _ statuses: [String],
        _ xml: inout XMLWriter
    ) {
        if !nameServers.isEmpty {
            xml.element("domain:ns") { xml in
                for server in nameServers { write(server, &xml) }
            }
        }
        for contact in contacts { xml.element("domain:contact", ["type": contact.role], text: contact.id) }
        for status in statuses { xml.empty("domain:status", ["s": status]) }
    }

    private func write(_ server: NameServer, _ xml: inout XMLWriter) {
        if hasHostObjects { return xml.element("domain:hostObj", text: server.name) }
        xml.element("domain:hostAttr") { xml in
            xml.element("domain:hostName", text: server.name)
            for address in server.addresses {
                xml.element("domain:hostAddr", ["ip": address.contains(":") ? "v6" : "v4"], text: address)
            }
        }
    }
}
