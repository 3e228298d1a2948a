import XML

/// `xs:anyURI` as far as RFC 3986 knows it: a URI, or a part of one that is relative.
package enum URIReference {
    /// Whether it is made of a URI's characters, in an order that RFC 3986 §4.1 allows; addresses in brackets are left out.
    package static func isOne(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ $0.isDigit || isLetter($0) || signs.contains($0) }), escapesAreWhole(in: bytes) else {
            return false
        }
        let parts = bytes.split(separator: UInt8(ascii: "#"), omittingEmptySubsequences: false)
        guard parts.count <= 2, let rest = behindScheme(parts[0]) else { return false }
        return rest.starts(with: "//".utf8) ? isAuthority(rest.dropFirst(2).prefix { !"/?".utf8.contains($0) }) : true
    }

    private static let signs = Set("-._~:/?#@!$&'()*+,;=%".utf8)

    private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }

    /// Two hexadecimal digits stand behind each percent sign (RFC 3986 §2.1).
    private static func escapesAreWhole(in bytes: [UInt8]) -> Bool {
        bytes.indices.allSatisfy { index in
            guard bytes[index] == UInt8(ascii: "%") else { return true }
            let digits = bytes.dropFirst(index + 1).prefix(2)
            return digits.count == 2
                && digits.allSatisfy { $0.isDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 | 0x20 }
        }
    }

    /// What stands behind the scheme, where there is one; nil where a colon stands behind what is none (RFC 3986 §3.1, §4.2).
    private static func behindScheme(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let first = bytes.prefix { !"/?".utf8.contains($0) }
        guard let colon = first.firstIndex(of: UInt8(ascii: ":")) else { return bytes }
        let scheme = bytes[..<colon]
        let isScheme = scheme.allSatisfy { $0.isDigit || isLetter($0) || "+-.".utf8.contains($0) }
        return isScheme && scheme.first.map(isLetter) == true ? bytes[(colon + 1)...] : nil
    }

    /// A host, perhaps with somebody before it and a port behind it (RFC 3986 §3.2).
    private static func isAuthority(_ bytes: ArraySlice<UInt8>) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.last else { return false }
        let fields = host.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        return fields.count == 1 || (fields.count == 2 && fields[1].count <= 5 && fields[1].allSatisfy(\.isDigit))
    }
}

extension Element {
    /// Reads an `xs:anyURI`, which may be empty: 2005 for anything else.
    package func uri(_ section: String) throws(EPPError) -> String {
        let text = try token(0...Int.max)
        guard URIReference.isOne(text) else {
            throw EPPError(.valueSyntax, "\(quoted(text)) is no URI of RFC 3986", section, at: Item(self))
        }
        return text
    }
}
