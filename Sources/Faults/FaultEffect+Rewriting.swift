import EPP
import XML

extension FaultEffect {
    /// The answer's XML as this effect makes it; the answer itself where the effect acts elsewhere.
    package func rewrite(_ answer: [UInt8], _ reader: XMLReader) -> [UInt8] {
        guard stage == .answer, var root = try? reader.read(answer) else { return answer }
        switch self {
        case .style(let styles):
            if styles.contains(.severalResults) { root.changeFirstChild(Self.repeatFailure) }
            return StyledWriter.document(root, Set(styles))
        case .invalid(let kind): return kind.spoil(root)
        case .clientTransactionID(let text): root.changeFirstChild { Self.identify(&$0, text) }
        case .foreignObject(let name):
            root.changeFirstChild { $0.changeFirst("resData") { Self.rename(&$0, name ?? "foreign.example") } }
        default: break
        }
        return StyledWriter.document(root)
    }

    private static func identify(_ response: inout Element, _ text: String?) {
        response.changeFirst("trID") { identifiers in
            identifiers.children.removeAll { $0.name == "clTRID" }
            guard let text else { return }
            let element = Element(namespace: Namespace.epp, name: "clTRID", text: text)
            identifiers.children.insert(element, at: 0)
        }
    }

    private static func rename(_ element: inout Element, _ name: String) {
        for index in element.children.indices {
            if ["name", "id"].contains(element.children[index].name) { element.children[index].text = name }
            rename(&element.children[index], name)
        }
    }

    private static func repeatFailure(_ response: inout Element) {
        guard let first = response.first("result"), first[attribute: "code"]?.hasPrefix("2") == true else { return }
        response.children.insert(first, at: 0)
    }
}
