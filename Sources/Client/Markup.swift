/// An element that is going to be sent: its name with its prefix, as it is written.
package struct Markup: Sendable, Equatable {
    package struct Attribute: Sendable, Equatable {
        package let name: String
        package let value: String
    }

    package let name: String
    package var attributes: [Attribute]
    package var text: String
    package var children: [Markup]

    package init(
        _ name: String,
        _ attributes: KeyValuePairs<String, String> = [:],
        text: String = "",
        _ children: [Markup] = []
    ) {
        self.name = name
        self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value) }
        self.text = text
        self.children = children
    }

    package init(_ name: String, _ children: [Markup]) { self.init(name, [:], children) }

    /// The same with a further attribute, where there is a value for it.
    package func with(_ attribute: String, _ value: String?) -> Markup {
        guard let value else { return self }
        var markup = self
        markup.attributes.append(Attribute(name: attribute, value: value))
        return markup
    }

    /// Lines, each element on its own and two spaces deeper than what it is in.
    package var lines: String {
        var text = ""
        write(into: &text, depth: 0)
        return text
    }

    private func write(into output: inout String, depth: Int) {
        let margin = String(repeating: "  ", count: depth)
        output += "\(margin)<\(name)"
        for attribute in attributes {
            output += " \(attribute.name)=\"\(Self.escaped(attribute.value, isQuoted: true))\""
        }
        guard !children.isEmpty else {
            output += text.isEmpty ? "/>\n" : ">\(Self.escaped(text))</\(name)>\n"
            return
        }
        output += ">\n"
        for child in children { child.write(into: &output, depth: depth + 1) }
        output += "\(margin)</\(name)>\n"
    }

    private static func escaped(_ text: String, isQuoted: Bool = false) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where isQuoted: result += "&quot;"
            default: result.append(character)
            }
        }
    }
}

extension Markup {
    /// An element for each value, in order.
    static func each(_ name: String, _ values: [String]) -> [Markup] { values.map { Markup(name, text: $0) } }

    /// An element where there is a value.
    static func some(_ name: String, _ value: String?) -> [Markup] { value.map { [Markup(name, text: $0)] } ?? [] }

    /// An element where there is something in it.
    static func unlessEmpty(_ name: String, _ children: [Markup]) -> [Markup] {
        children.isEmpty ? [] : [Markup(name, children)]
    }
}
