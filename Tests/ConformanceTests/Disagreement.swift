import EPP
import XML

/// A frame about which reader and schema differ.
struct Disagreement {
    let frame: Element
    let verdict: Verdict
    let problems: [String]
    let bytes: [UInt8]
    let schema: SchemaSet

    /// Whether the schema takes the frame when the white space round every value is cut away.
    var isValidWhenTrimmed: Bool {
        var writer = XMLWriter()
        writer.write(Self.trimmed(frame))
        return schema.problems(in: writer.finish()).isEmpty
    }

    private static func trimmed(_ element: Element) -> Element {
        var element = element
        element.text = element.text.collapsed
        element.children = element.children.map(trimmed)
        return element
    }

    var error: EPPError? {
        guard case .refused(let error) = verdict else { return nil }
        return error
    }

    /// The verb's element.
    var action: Element? { frame.children.first?.children.first }

    /// The element inside the verb.
    var object: Element? { action?.children.first }

    var message: String {
        let text = String(decoding: bytes, as: UTF8.self)
        let schema = problems.isEmpty ? "accepts" : problems.joined(separator: "; ")
        return "reader: \(verdict)\nschema: \(schema)\n\(text)"
    }
}
