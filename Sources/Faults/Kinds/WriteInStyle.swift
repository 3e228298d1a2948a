import XML

/// Writes the same answer in another, legal way.
struct WriteInStyle: FaultKind {
    static let name = "style"
    static let summary = "the same answer in another legal form"
    static let parameters = [FaultParameter("as", .words(AnswerStyle.allCases.map(\.rawValue)))]
    static let sample = WriteInStyle(as: [.pretty])

    var `as`: [AnswerStyle]

    var stage: FaultStage { .answer }

    func document(from answer: Element) -> [UInt8] {
        var root = answer
        if `as`.contains(.severalResults) { root.changeFirstChild(Self.repeatFailure) }
        return StyledWriter.document(root, Set(`as`))
    }

    private static func repeatFailure(_ response: inout Element) {
        guard let first = response.first("result"), first[attribute: "code"]?.hasPrefix("2") == true else { return }
        response.children.insert(first, at: 0)
    }
}

extension FaultEffect {
    package static func style(as styles: [AnswerStyle]) -> FaultEffect { FaultEffect(WriteInStyle(as: styles)) }
}

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
