import EPP
import XML

/// What stands in names and addresses (RFC 5731 §2.1, RFC 5733 §3.2.1, RFC 8543 §4.2.1).
enum TextRules {
    static let all: [Rules.Check] = [postal, names]

    private static func postal(_ scene: Scene) -> [Flaw] {
        let forms = objects(of: scene).filter { [Namespace.contact, Namespace.organization].contains($0.namespace) }
            .flatMap(\.all)
            .filter { $0.name == "postalInfo" && $0[attribute: "type"]?.collapsed == "int" }
        return forms.flatMap(\.all).compactMap { element in
            guard !element.text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
            return Flaw(.postalForm, "<\(element.name)> of type int holds more than ASCII", line: element.line)
        }
    }

    private static func names(_ scene: Scene) -> [Flaw] {
        let elements = objects(of: scene).filter { [Namespace.domain, Namespace.host].contains($0.namespace) }
            .flatMap(\.all).filter { ["name", "hostObj", "hostName"].contains($0.name) && !$0.hasChildren }
        return elements.compactMap { element in
            let labels = element.text.collapsed.split(separator: ".", omittingEmptySubsequences: false)
            guard labels.contains(where: \.isEmpty) else { return nil }
            let words = labels.last?.isEmpty == true ? "ends with a dot" : "has an empty label"
            return Flaw(.objectName, "<\(element.name)> \(words)", line: element.line)
        }
    }

    /// What a command or a response is about.
    private static func objects(of scene: Scene) -> [Element] {
        scene.isCommand ? [scene.asked?.object].compactMap(\.self) : scene.data
    }
}
