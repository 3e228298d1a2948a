import EPP
import JSON
import XML

/// What a server answered to one document: a greeting or a response.
package struct Answer: Sendable {
    package let document: [UInt8]
    /// The document's root.
    package let root: Element
    /// `<greeting>` or `<response>`.
    package let content: Element?

    init(_ document: [UInt8]) throws(XMLError) {
        self.document = document
        root = try XMLReader().read(document)
        content = root.children.first
    }

    package var isGreeting: Bool { content?.name == "greeting" }

    /// The first result's code as it is written; nil where there is none.
    package var code: Int? { content?.first("result")?[attribute: "code"].flatMap { Int($0) } }

    /// The words of the first result.
    package var message: String { content?.first("result")?.first("msg")?.text ?? "" }

    /// What the command is about: the children of `<resData>`.
    package var data: [Element] { content?.first("resData")?.children ?? [] }

    /// What extensions say.
    package var extensions: [Element] { content?.first("extension")?.children ?? [] }

    package var queue: Element? { content?.first("msgQ") }

    package func transactionID(_ name: String) -> String? { content?.first("trID")?.first(name)?.text }

    /// The text of the first element of this name, wherever it stands in what the command is about.
    package func value(_ name: String) -> String? { data.lazy.compactMap { $0.firstText(of: name) }.first }

    /// The texts of these elements among the services of a greeting.
    func announced(_ path: String...) -> [String] {
        var elements = content?.first("svcMenu").map { [$0] } ?? []
        for name in path { elements = elements.flatMap { $0.all(name) } }
        return elements.map(\.text)
    }

    /// Values and reasons that go with a refusal (RFC 5730 §2.6).
    package var reasons: [(value: String, reason: String)] {
        (content?.all("result") ?? []).flatMap { $0.children }.compactMap { child in
            switch child.name {
            case "extValue": (child.first("value")?.children.first?.shortText ?? "", child.first("reason")?.text ?? "")
            case "value": (child.children.first?.shortText ?? "", "")
            default: nil
            }
        }
    }
}

extension Element {
    fileprivate func firstText(of name: String) -> String? {
        for child in children {
            if child.name == name { return child.text }
            if let found = child.firstText(of: name) { return found }
        }
        return nil
    }

    /// `name alpha.example`, `status s=ok`.
    fileprivate var shortText: String {
        let attributes = attributes.map { "\($0.name)=\($0.value)" }
        return ([name] + attributes + (text.trimmed.isEmpty ? [] : [text.trimmed])).joined(separator: " ")
    }
}

extension Answer {
    /// The answer as lines for people.
    package var text: String {
        guard let content else { return "\(root.name)\n" }
        if isGreeting { return content.outline(depth: 0) }
        var lines = ""
        for result in content.all("result") {
            let code = result[attribute: "code"] ?? "?"
            lines += "\(code.hasPrefix("1") ? "✓" : "✗") \(code) \(result.first("msg")?.text ?? "")\n"
        }
        for (value, reason) in reasons {
            lines += "  " + [value, reason].filter { !$0.isEmpty }.joined(separator: ": ") + "\n"
        }
        if let queue {
            let number = queue[attribute: "id"].map { ", the first is \($0)" } ?? ""
            lines += "  messages waiting: \(queue[attribute: "count"] ?? "?")\(number)\n"
            for child in queue.children { lines += child.outline(depth: 1) }
        }
        for element in data + extensions { lines += element.outline(depth: 1, named: element.title) }
        return lines
    }

    /// The answer as JSON: elements by their names, attributes with `@`, text as `#text` beside them.
    package var json: JSONValue {
        .object([root.name: root.json])
    }
}

extension Element {
    /// `domain infData`: with what its namespace is commonly called.
    fileprivate var title: String {
        let word = namespace.split { ":/".contains($0) }.last.map { $0.prefix { $0 != "-" } } ?? ""
        return word.isEmpty ? name : "\(word) \(name)"
    }

    /// An element and what is in it, a line each.
    fileprivate func outline(depth: Int, named title: String? = nil) -> String {
        let margin = String(repeating: "  ", count: depth)
        let words = attributes.filter { $0.name != "schemaLocation" }.map { "\($0.name)=\($0.value)" }
        let own = text.trimmed
        let head = "\(margin)\(title ?? name)"
        guard !children.isEmpty else {
            let rest = (words + (own.isEmpty ? [] : [own])).joined(separator: " ")
            let gap = String(repeating: " ", count: max(1, 22 - head.count))
            return rest.isEmpty ? "\(head)\n" : "\(head)\(gap)\(rest)\n"
        }
        return ([head] + words).joined(separator: " ") + "\n"
            + children.map { $0.outline(depth: depth + 1) }.joined()
    }

    /// Several of one name become a list.
    fileprivate var json: JSONValue {
        var members: [String: JSONValue] = [:]
        for attribute in attributes { members["@\(attribute.name)"] = .string(attribute.value) }
        for (name, group) in Dictionary(grouping: children, by: \.name) {
            members[name] = group.count == 1 ? group[0].json : .array(group.map(\.json))
        }
        let own = text.trimmed
        if members.isEmpty { return .string(own) }
        if !own.isEmpty { members["#text"] = .string(own) }
        return .object(members)
    }
}

extension String {
    /// Without the white space around it.
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
