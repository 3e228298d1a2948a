import EPP
import XML

/// Answers with another clTRID, or without one.
struct ChangeTransactionID: FaultKind {
    static let name = "clientTransactionID"
    static let summary = "another `clTRID`, or none"
    static let parameters = [FaultParameter("becomes", .text, isRequired: false)]
    static let sample = ChangeTransactionID()

    var becomes: String?

    var stage: FaultStage { .answer }

    func document(from answer: Element) -> [UInt8] {
        var root = answer
        root.changeFirstChild { response in
            response.changeFirst("trID") { identifiers in
                identifiers.children.removeAll { $0.name == "clTRID" }
                guard let becomes else { return }
                let element = Element(namespace: Namespace.epp, name: "clTRID", text: becomes)
                identifiers.children.insert(element, at: 0)
            }
        }
        return StyledWriter.document(root)
    }
}

/// Answers about another object.
struct ChangeObject: FaultKind {
    static let name = "foreignObject"
    static let summary = "an answer about another object"
    static let parameters = [FaultParameter("name", .text, isRequired: false)]
    static let sample = ChangeObject()

    var name: String?

    var stage: FaultStage { .answer }

    func document(from answer: Element) -> [UInt8] {
        var root = answer
        root.changeFirstChild { response in
            response.changeFirst("resData") { Self.rename(&$0, name ?? "foreign.example") }
        }
        return StyledWriter.document(root)
    }

    private static func rename(_ element: inout Element, _ name: String) {
        for index in element.children.indices {
            if ["name", "id"].contains(element.children[index].name) { element.children[index].text = name }
            rename(&element.children[index], name)
        }
    }
}

extension FaultEffect {
    package static func clientTransactionID(becomes text: String? = nil) -> FaultEffect {
        FaultEffect(ChangeTransactionID(becomes: text))
    }

    package static func foreignObject(name: String? = nil) -> FaultEffect { FaultEffect(ChangeObject(name: name)) }
}

extension Element {
    /// Changes the first child, if there is one: the response or greeting of a document.
    mutating func changeFirstChild(_ change: (inout Element) -> Void) {
        if !children.isEmpty { change(&children[0]) }
    }

    /// Changes the first child of a name, if there is one.
    mutating func changeFirst(_ name: String, _ change: (inout Element) -> Void) {
        if let index = children.firstIndex(where: { $0.name == name }) { change(&children[index]) }
    }
}
