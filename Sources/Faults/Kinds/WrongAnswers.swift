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

/// Adds an extension to the answer that no client knows.
struct AddUnknownExtension: FaultKind {
    static let name = "unknownExtension"
    static let summary = "an extension in the answer that nobody has asked for"
    static let parameters = [FaultParameter("namespace", .text, isRequired: false)]
    static let sample = AddUnknownExtension()

    var namespace: String?

    var stage: FaultStage { .answer }

    /// `<extension>` stands before `<trID>` (RFC 5730 §2.6); a greeting has none.
    func document(from answer: Element) -> [UInt8] {
        let unknown = Element(namespace: namespace ?? "urn:example:unknown-1.0", name: "infData", text: "unknown")
        var root = answer
        root.changeFirstChild { response in
            guard let end = response.children.firstIndex(where: { $0.name == "trID" }) else { return }
            if end > 0, response.children[end - 1].name == "extension" {
                response.children[end - 1].children.append(unknown)
            } else {
                var element = Element(namespace: Namespace.epp, name: "extension")
                element.children = [unknown]
                response.children.insert(element, at: end)
            }
        }
        return StyledWriter.document(root)
    }
}

extension FaultEffect {
    package static func unknownExtension(namespace: String? = nil) -> FaultEffect {
        FaultEffect(AddUnknownExtension(namespace: namespace))
    }

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
