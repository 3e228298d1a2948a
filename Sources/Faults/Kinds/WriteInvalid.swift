import EPP
import XML

/// Writes an answer that is not valid by the schema, or not XML.
struct WriteInvalid: FaultKind {
    static let name = "invalid"
    static let summary = "an answer that is not valid, or no XML"
    static let parameters = [FaultParameter("by", .word(InvalidAnswer.allCases.map(\.rawValue)))]
    static let sample = WriteInvalid(by: .wrongOrder)

    var by: InvalidAnswer

    var stage: FaultStage { .answer }

    func document(from answer: Element) -> [UInt8] { by.spoil(answer) }
}

extension FaultEffect {
    package static func invalid(by kind: InvalidAnswer) -> FaultEffect { FaultEffect(WriteInvalid(by: kind)) }
}

/// What can be wrong with an answer's XML.
package enum InvalidAnswer: String, Sendable, Equatable, Codable, CaseIterable {
    case missingTransactionID
    case missingResult
    case missingMessage
    /// An element that no schema knows.
    case unknownElement
    /// The transaction identifiers come first.
    case wrongOrder
    /// A code that RFC 5730 does not define.
    case unknownCode
    /// Another version of EPP.
    case wrongNamespace
    /// The document ends before its elements do.
    case notWellFormed

    /// The answer's bytes, spoilt.
    func spoil(_ root: Element) -> [UInt8] {
        var root = root
        switch self {
        case .wrongNamespace: root = Self.renamed(root)
        case .notWellFormed:
            let whole = StyledWriter.document(root)
            return Array(whole.prefix(whole.count - min(whole.count, 12)))
        default: root.changeFirstChild { spoil(response: &$0) }
        }
        return StyledWriter.document(root)
    }

    private func spoil(response: inout Element) {
        switch self {
        case .missingTransactionID: response.children.removeAll { $0.name == "trID" || $0.name == "svDate" }
        case .missingResult: response.children.removeAll { $0.name == "result" || $0.name == "svID" }
        case .missingMessage: response.changeFirst("result") { $0.children.removeAll { $0.name == "msg" } }
        case .unknownElement:
            response.children.insert(Element(namespace: Namespace.epp, name: "surprise", text: "!"), at: 0)
        case .wrongOrder: response.children.reverse()
        case .unknownCode:
            response.changeFirst("result") { $0.attributes = [Element.Attribute(name: "code", value: "9999")] }
        case .wrongNamespace, .notWellFormed: break
        }
    }

    private static func renamed(_ element: Element) -> Element {
        var element = element
        if element.namespace == Namespace.epp { element.namespace = "urn:ietf:params:xml:ns:epp-1.1" }
        element.children = element.children.map(renamed)
        return element
    }
}
