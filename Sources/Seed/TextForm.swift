import EPP
import JSON

/// What a text must be so that an answer can carry it: one of the types of XML Schema part 2, which EPP's schemas use.
package enum TextForm: Sendable {
    /// `xs:token`: no control characters, no space at either end, no two together.
    case token
    /// `xs:normalizedString`: no control characters.
    case normalized
    /// `xs:string`: of control characters only tabs and line ends.
    case text

    /// What is wrong with a text, in characters of this number: a clause, or nil.
    package func flaw(in text: String, _ range: ClosedRange<Int>) -> String? {
        guard range.contains(text.unicodeScalars.count) else {
            return range.upperBound == .max
                ? "at least \(range.lowerBound) characters are expected"
                : "\(range.lowerBound) to \(range.upperBound) characters are expected"
        }
        guard text.unicodeScalars.allSatisfy(isWritable) else {
            return "a control character cannot stand in an answer (XML 1.0 §2.2)"
        }
        guard self == .token, text.collapsed != text else { return nil }
        return "no space at either end and no two together are expected (XML Schema part 2, token)"
    }

    private func isWritable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA: self == .text
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    /// Whether it is made of the characters of a URI (RFC 3986 §2): an `xs:anyURI`.
    package static func isURI(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { isLetterOrDigit($0) || uriSigns.contains($0) }
    }

    private static let uriSigns = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)

    /// Of what the schemas' `\w` matches, the ASCII part: an underscore is no part of it.
    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}

extension SeedLoader {
    /// Throws at a text that no answer could carry.
    func check(
        _ text: String?,
        _ form: TextForm,
        _ range: ClosedRange<Int> = 0...Int.max,
        at path: JSONPath
    ) throws(JSONFault) {
        if let flaw = text.flatMap({ form.flaw(in: $0, range) }) { throw JSONFault(flaw, at: path) }
    }

    /// The identifiers of a command stand in poll messages (RFC 5730 §4, `trIDStringType`).
    func check(_ ids: SeedTransaction?, at path: JSONPath) throws(JSONFault) {
        try check(ids?.client, .token, 3...64, at: path["client"])
        try check(ids?.server, .token, 3...64, at: path["server"])
    }
}
