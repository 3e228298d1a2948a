import EPP
import XML

/// The parts of a document's envelope and their order, for when no schemas are at hand (RFC 5730 §2.4 to §2.6).
enum EnvelopeRules {
    /// A child, and how often it comes.
    private typealias Part = (name: String, count: ClosedRange<Int>)

    static func flaws(of root: Element) -> [Flaw] {
        var flaws: [Flaw] = []
        if root.children.count > 1 {
            flaws.append(Flaw(.envelope, "<epp> holds more than one element", line: root.line, source: "RFC 5730 §2.1"))
        }
        guard let content = root.firstChild else { return flaws }
        switch content.name {
        case "greeting":
            flaws += misplaced(in: content, [("svID", 1...1), ("svDate", 1...1), ("svcMenu", 1...1), ("dcp", 1...1)])
        case "response": flaws += ofResponse(content)
        case "command":
            guard let action = content.firstChild else {
                return [Flaw(.envelope, "<command> is empty", line: content.line, source: "RFC 5730 §2.5")]
            }
            let parts: [Part] = [(action.name, 1...1), ("extension", 0...1), ("clTRID", 0...1)]
            flaws += misplaced(in: content, parts)
        default: break
        }
        return flaws
    }

    private static func ofResponse(_ response: Element) -> [Flaw] {
        let parts: [Part] = [
            ("result", 1...Int.max), ("msgQ", 0...1), ("resData", 0...1), ("extension", 0...1), ("trID", 1...1),
        ]
        var found = misplaced(in: response, parts)
        for result in response.all("result") where result.first("msg") == nil {
            found.append(Flaw(.envelope, "<result> has no <msg>", line: result.line))
        }
        if let identifiers = response.first("trID") {
            found += misplaced(in: identifiers, [("clTRID", 0...1), ("svTRID", 1...1)])
        }
        return found
    }

    /// The section about an element of the envelope.
    private static func section(of element: Element) -> String {
        switch element.name {
        case "greeting": "RFC 5730 §2.4"
        case "command": "RFC 5730 §2.5"
        default: "RFC 5730 §2.6"
        }
    }

    private static func misplaced(in element: Element, _ parts: [Part]) -> [Flaw] {
        var flaws: [Flaw] = []
        let source = section(of: element)
        for part in parts {
            let count = element.all(part.name).count
            if count < part.count.lowerBound {
                flaws.append(
                    Flaw(.envelope, "<\(element.name)> has no <\(part.name)>", line: element.line, source: source)
                )
            }
            if count > part.count.upperBound {
                flaws.append(Flaw(.envelope, "<\(part.name)> comes more than once", line: element.line, source: source))
            }
        }
        let places = element.children.map { child in
            child.namespace == element.namespace ? parts.firstIndex { $0.name == child.name } : nil
        }
        for (child, place) in zip(element.children, places) where place == nil {
            flaws.append(
                Flaw(.envelope, "<\(child.name)> has no place in <\(element.name)>", line: child.line, source: source)
            )
        }
        let known = places.compactMap(\.self)
        if known != known.sorted() {
            let order = parts.map(\.name).joined(separator: ", ")
            flaws.append(
                Flaw(.envelope, "the order in <\(element.name)> is \(order)", line: element.line, source: source)
            )
        }
        return flaws
    }
}
