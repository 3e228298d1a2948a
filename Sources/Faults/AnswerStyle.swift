/// A legal way of writing XML that a client may not have thought of; several can be combined.
package enum AnswerStyle: String, Sendable, Equatable, Codable, CaseIterable {
    /// Every namespace has a prefix, EPP's own too, and none is the usual one.
    case otherPrefixes
    /// No prefix at all: every namespace is declared where it begins.
    case defaultNamespaces
    case byteOrderMark
    /// One element a line, indented.
    case pretty
    case singleQuotes
    /// Text in CDATA sections.
    case cdata
    /// Text in character references.
    case references
    /// Comments between elements.
    case comments
    /// Comments in the middle of a text.
    case commentsInText
    /// Big-endian UTF-16 with a byte order mark (RFC 5730 §5).
    case utf16
    case noDeclaration
    /// A second result; only a failure may have one (RFC 5730 §2.6).
    case severalResults
}
