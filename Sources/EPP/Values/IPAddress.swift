private import Glibc

/// An address of a host, in the one spelling by which two are compared (RFC 5732 §2.5).
public struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    package enum Version: String, Sendable, Codable { case v4, v6 }

    package let version: Version
    /// Four or sixteen octets, in network order.
    package let octets: [UInt8]

    /// Reads dotted decimals or RFC 4291 text; nil for anything else.
    package init?(_ text: String, _ version: Version) {
        var octets = [UInt8](repeating: 0, count: version == .v4 ? 4 : 16)
        guard !text.utf8.contains(0) else { return nil }
        guard unsafe inet_pton(version == .v4 ? AF_INET : AF_INET6, text, &octets) == 1 else { return nil }
        self.version = version
        self.octets = octets
    }

    /// RFC 5952's text.
    public var description: String {
        var text = [CChar](repeating: 0, count: 64)
        let octets = octets
        guard unsafe inet_ntop(version == .v4 ? AF_INET : AF_INET6, octets, &text, 64) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether packets may be routed to it from anywhere: not private, loopback, link-local, multicast or unspecified.
    package var isPublic: Bool {
        version == .v4 ? Self.isPublic(v4: octets) : Self.isPublic(v6: octets)
    }

    private static func isPublic(v4 octets: [UInt8]) -> Bool {
        switch (octets[0], octets[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (224..., _), (100, 64...127): false
        default: true
        }
    }

    /// Unspecified, loopback and mapped addresses start with zeros; fc00::/7, fe80::/10 and ff00::/8 are not global.
    private static func isPublic(v6 octets: [UInt8]) -> Bool {
        switch (octets[0], octets[1]) {
        case (0, _), (0xFC...0xFD, _), (0xFE, 0x80...0xFF), (0xFF, _): false
        default: true
        }
    }
}
