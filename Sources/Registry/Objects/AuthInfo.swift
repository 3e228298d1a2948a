private import Crypto

/// A domain's or contact's authorization information (RFC 5731 §2.6): who knows it may transfer the object.
package enum AuthInfo: Sendable, Equatable, CustomStringConvertible {
    case unset
    /// Kept as it was given, and shown to the sponsor.
    case readable(String)

    /// The classic regime: an empty code unsets it.
    package init(_ code: String) { self = code.isEmpty ? .unset : .readable(code) }

    /// Whether the code opens the object.
    ///
    /// Nothing matches what is unset, and an empty code matches nothing (RFC 9154 §4.4).
    package func matches(_ candidate: String) -> Bool {
        guard !candidate.isEmpty, case .readable(let code) = self else { return false }
        return bytesAreEqual(Array(code.utf8), Array(candidate.utf8))
    }

    /// The code itself, where the regime lets the sponsor read it.
    package var revealed: String? {
        guard case .readable(let code) = self else { return nil }
        return code
    }

    package var description: String { self == .unset ? "unset" : "***" }
}
