/// A host and perhaps a port, as the Host field has them (RFC 9110 §7.2).
struct Authority {
    /// In lower case, without a closing dot; an IPv6 address in its brackets.
    let host: String

    /// Nil, if it is none.
    init?(_ text: String) {
        let text = text.lowercased()
        var rest = text[...]
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]"),
                text[..<end].dropFirst().utf8.allSatisfy({ $0.hexValue != nil || $0 == 0x3a || $0 == 0x2e })
            else { return nil }
            host = String(text[...end])
            rest = text[text.index(after: end)...]
        } else {
            let name = text.prefix { $0 != ":" }
            guard !name.isEmpty, name.utf8.allSatisfy({ Self.isNameByte($0) }) else { return nil }
            host = name.hasSuffix(".") ? String(name.dropLast()) : String(name)
            rest = rest.dropFirst(name.count)
        }
        guard rest.isEmpty || rest.first == ":", rest.dropFirst().utf8.allSatisfy(\.isDigit),
            rest.dropFirst().isEmpty || UInt16(rest.dropFirst()) != nil
        else { return nil }
    }

    /// Whether it can only mean this machine (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3).
    var isLoopback: Bool {
        if host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil && !$0.hasPrefix("+") }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte >= 0x61 && byte <= 0x7a) || byte.isDigit || byte == 0x2d || byte == 0x2e || byte == 0x5f
    }
}
