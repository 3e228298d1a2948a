import EPP
import Registry
import XML

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
            let reason = "\"\(text)\" is no address of IP\(version.rawValue) (RFC 5732 §2.5)"
            throw EPPError(.valueSyntax, reason, at: Item(element))
        }
        self = address
    }
}

extension DomainContact {
    /// Reads a contact and its role.
    package init(_ element: Element) throws(EPPError) {
        let id = try element.token(3...16, attributes: ["type"])
        self.init(id, try element.value(attribute: "type", Role.self))
    }
}
