import Crypto

/// A registrar's password: compared in constant time, shown to nobody.
package struct Password: Sendable, Equatable, CustomStringConvertible {
    private let text: String

    package init(_ text: String) { self.text = text }

    /// Whether this is the password.
    package func matches(_ candidate: String) -> Bool { bytesAreEqual(Array(text.utf8), Array(candidate.utf8)) }

    /// The password itself, for a seed that is written out.
    package var revealed: String { text }

    package var description: String { "***" }
}
