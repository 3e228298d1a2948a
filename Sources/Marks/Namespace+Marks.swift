import EPP
import Registry
import XML

extension Namespace {
    /// RFC 7848.
    package static let mark = "urn:ietf:params:xml:ns:mark-1.0"
    /// RFC 7848.
    package static let signedMark = "urn:ietf:params:xml:ns:signedMark-1.0"
    /// XML Signature.
    static let signature = "http://www.w3.org/2000/09/xmldsig#"
}

extension Element {
    /// A date and time in UTC: 2005 for anything else (RFC 5731 §2.4).
    package func instant() throws(EPPError) -> Instant {
        let text = try token(0...Int.max)
        guard let instant = Instant(text) else {
            throw EPPError(.valueSyntax, "a time ends in Z", "RFC 5731 §2.4", at: Item(self))
        }
        return instant
    }
}
