/// An element of a parsed document as a plain value: nothing in it points into libxml2.
package struct Element: Sendable {
    /// The namespace's name, empty where the element has none.
    package var namespace: String
    /// The local name: prefixes are the sender's business and are not kept.
    package var name: String
    /// The attributes in the sender's order, without the namespace declarations.
    package var attributes: [Attribute]
    /// The child elements in the sender's order.
    package var children: [Element]
    /// All character data directly inside, CDATA sections included, joined and otherwise untouched; empty where it is only
    /// the white space between children.
    package var text: String
    /// The line of the document on which the start tag ends; 0 for an element that was never read.
    package var line: Int

    /// Makes an element from its parts.
    package init(
        namespace: String,
        name: String,
        attributes: [Attribute] = [],
        children: [Element] = [],
        text: String = "",
        line: Int = 0
    ) {
        self.namespace = namespace
        self.name = name
        self.attributes = attributes
        self.children = children
        self.text = text
        self.line = line
    }

    /// The value of an attribute that has no namespace.
    package subscript(attribute name: String) -> String? {
        attributes.first { $0.namespace.isEmpty && $0.name == name }?.value
    }

    /// The first child of this name in the element's own namespace.
    package func first(_ name: String) -> Element? {
        children.first { $0.name == name && $0.namespace == namespace }
    }

    /// The children of this name in the element's own namespace.
    package func all(_ name: String) -> [Element] {
        children.filter { $0.name == name && $0.namespace == namespace }
    }
}

/// Where an element stood is no part of what it says: the line takes no part in equality.
extension Element: Hashable {
    /// Compares everything but the line.
    package static func == (left: Element, right: Element) -> Bool {
        left.name == right.name && left.namespace == right.namespace && left.text == right.text
            && left.attributes == right.attributes && left.children == right.children
    }

    /// Hashes everything but the line.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(namespace)
        hasher.combine(name)
        hasher.combine(attributes)
        hasher.combine(children)
        hasher.combine(text)
    }
}
