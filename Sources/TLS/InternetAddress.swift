private import Glibc

/// An IPv4 or IPv6 address by its bytes.
///
/// An IPv4 address in IPv6's clothes (`::ffff:192.0.2.1`, RFC 4291 §2.5.5.2) is the IPv4 address.
package struct InternetAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 or 16, the first of the address first.
    package let bytes: [UInt8]

    /// Nil unless there are 4 or 16 bytes.
    package init?(bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        switch bytes.count {
        case 4: self.bytes = bytes
        case 16: self.bytes = bytes.starts(with: Self.mapping) ? Array(bytes[12...]) : bytes
        default: return nil
        }
    }

    private static let mapping: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]

    /// As digits: four decimal numbers without leading zeros, or RFC 4291 §2.2.
    package init?(_ text: String) {
        // C would stop reading at a NUL.
        guard (2...45).contains(text.utf8.count), !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16)
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard unsafe inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
            self.init(bytes: bytes)
        } else {
            guard unsafe inet_pton(AF_INET, text, &bytes) == 1 else { return nil }
            self.init(bytes: bytes[..<4])
        }
    }

    package var isIPv4: Bool { bytes.count == 4 }

    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard unsafe inet_ntop(isIPv4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count)) != nil else {
            return ""
        }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// The addresses that share their first bits: `192.0.2.0/24`, `2001:db8::/32`, or one address alone (RFC 4632 §3.1).
package struct AddressBlock: Sendable, Hashable, CustomStringConvertible {
    let address: InternetAddress
    let prefix: Int

    /// As text; without a prefix it is one address.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let address = InternetAddress(parts[0]) else { return nil }
        let bits = address.bytes.count * 8
        guard parts.count == 2 else {
            (self.address, prefix) = (address, bits)
            return
        }
        let isNumber = (1...3).contains(parts[1].utf8.count) && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, let prefix = Int(parts[1]), prefix <= bits else { return nil }
        (self.address, self.prefix) = (address, prefix)
    }

    package func contains(_ other: InternetAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        let (whole, rest) = prefix.quotientAndRemainder(dividingBy: 8)
        guard other.bytes.prefix(whole) == address.bytes.prefix(whole) else { return false }
        return rest == 0 || (other.bytes[whole] ^ address.bytes[whole]) >> UInt8(8 - rest) == 0
    }

    package var description: String { "\(address)/\(prefix)" }
}
