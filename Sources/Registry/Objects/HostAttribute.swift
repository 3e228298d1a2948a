import EPP

/// A name server as an attribute of a domain (RFC 5731 §1.1).
public struct HostAttribute: Sendable, Hashable {
    package let name: String
    package var addresses: [IPAddress]

    package init(_ name: String, _ addresses: [IPAddress] = []) {
        self.name = name
        self.addresses = addresses
    }
}
