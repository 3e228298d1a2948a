/// The syntax of an address of RFC 5322 §3.4.1, without comments and folding (RFC 5733 §2.6).
package enum EmailAddress {
    /// The same of an address that may hold letters beyond ASCII on both sides of the @ (RFC 6531 §3.3): behind it they
    /// stand in U-labels, and what is limited is octets.
    package static func isWellFormed(_ text: String, isInternationalized: Bool) -> Bool {
        guard isInternationalized else { return isWellFormed(text) }
        let isFit = text.unicodeScalars.allSatisfy { $0.isASCII || $0.properties.generalCategory.isPrintable }
        let plain = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isASCII ? $0 : "x" }))
        guard isFit, text.utf8.count <= 254, isWellFormed(plain), let at = text.lastIndex(of: "@") else { return false }
        return text[..<at].utf8.count <= 64
            && text[text.index(after: at)...].split(separator: ".").allSatisfy { label in
                label.utf8.allSatisfy { $0 < 0x80 } || ULabel.isFit(label)
            }
    }

    /// At most 254 characters, at most 64 of them before the @ (RFC 5321 §4.5.3.1).
    package static func isWellFormed(_ text: String) -> Bool {
        guard text.utf8.count <= 254, let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let local = text.utf8[..<at]
        let host = String(text[text.utf8.index(after: at)...])
        guard (1...64).contains(local.count), (try? DomainName(host)) != nil else { return false }
        return local.first == UInt8(ascii: "\"") ? isQuoted(local) : isDotAtom(local)
    }

    private static func isDotAtom(_ local: Substring.UTF8View) -> Bool {
        local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy { atomCharacters.contains($0) } }
    }

    /// Anything printable between the quotes; a quote or backslash only behind a backslash.
    private static func isQuoted(_ local: Substring.UTF8View) -> Bool {
        guard local.count >= 2, local.last == UInt8(ascii: "\"") else { return false }
        var isEscaped = false
        for byte in local.dropFirst().dropLast() {
            guard 0x20...0x7E ~= byte else { return false }
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                return false
            }
        }
        return !isEscaped
    }

    private static let atomCharacters = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~".utf8
    )
}

extension Unicode.GeneralCategory {
    /// Whether characters of this kind are seen.
    fileprivate var isPrintable: Bool {
        switch self {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            false
        default: true
        }
    }
}
