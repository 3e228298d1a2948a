/// An element of a parsed document: a place in the array that holds all elements of the document.
///
/// Nothing in it points into libxml2. A copy costs one reference; a change makes an array of its own.
package struct Element: Sendable {
    /// All elements of the document, each before its children.
    private let nodes: [Node]
    private let place: Int

    /// What is known of one element.
    struct Node: Sendable {
        var namespace: String
        var name: String
        var text = ""
        var attributes: [Attribute] = []
        var line: Int32
        /// Places of the first and the last child, and of the next sibling; 0, the root's own, for none.
        var firstChild: Int32 = 0
        var lastChild: Int32 = 0
        var next: Int32 = 0
    }

    init(_ nodes: [Node]) {
        self.nodes = nodes
        place = 0
    }

    private init(_ nodes: [Node], _ place: Int) {
        self.nodes = nodes
        self.place = place
    }

    /// Makes an element from its parts.
    package init(
        namespace: String,
        name: String,
        attributes: [Attribute] = [],
        children: [Element] = [],
        text: String = "",
        line: Int = 0
    ) {
        var nodes = [
            Node(namespace: namespace, name: name, text: text, attributes: attributes, line: Int32(clamping: line))
        ]
        for child in children {
            let place = Int32(nodes.count)
            Element.copy(child, to: &nodes)
            Element.link(place, in: &nodes, below: 0)
        }
        self.init(nodes)
    }

    private static func copy(_ element: Element, to nodes: inout [Node]) {
        let own = nodes.count
        var node = element.node
        (node.firstChild, node.lastChild, node.next) = (0, 0, 0)
        nodes.append(node)
        for child in element.children {
            let place = Int32(nodes.count)
            copy(child, to: &nodes)
            link(place, in: &nodes, below: own)
        }
    }

    /// Makes a node the last child of another.
    static func link(_ place: Int32, in nodes: inout [Node], below parent: Int) {
        let last = nodes[parent].lastChild
        nodes[parent].lastChild = place
        if last == 0 { nodes[parent].firstChild = place } else { nodes[Int(last)].next = place }
    }

    private var node: Node { nodes[place] }

    private mutating func change(_ change: (inout Node) -> Void) {
        var copy: [Node] = []
        Element.copy(self, to: &copy)
        change(&copy[0])
        self = Element(copy)
    }

    /// The namespace's name, empty where the element has none.
    package var namespace: String {
        get { nodes[place].namespace }
        set { change { $0.namespace = newValue } }
    }
    /// The local name: prefixes are the sender's business and are not kept.
    package var name: String {
        get { nodes[place].name }
        set { change { $0.name = newValue } }
    }
    /// The attributes in the sender's order, without the namespace declarations.
    package var attributes: [Attribute] {
        get { nodes[place].attributes }
        set { change { $0.attributes = newValue } }
    }
    /// All character data directly inside, CDATA sections included, joined and otherwise untouched; empty where it is only
    /// the white space between children.
    package var text: String {
        get { nodes[place].text }
        set { change { $0.text = newValue } }
    }
    /// The line of the document on which the start tag ends; 0 for an element that was never read.
    package var line: Int { Int(nodes[place].line) }

    /// The child elements in the sender's order.
    package var children: [Element] {
        get {
            var children: [Element] = []
            var next = Int(nodes[place].firstChild)
            while next > 0 {
                children.append(Element(nodes, next))
                next = Int(nodes[next].next)
            }
            return children
        }
        set {
            self = Element(
                namespace: namespace,
                name: name,
                attributes: attributes,
                children: newValue,
                text: text,
                line: line
            )
        }
    }

    /// The first child element, if there is any.
    package var firstChild: Element? { element(at: Int(nodes[place].firstChild)) }
    /// The last child element, if there is any.
    package var lastChild: Element? { element(at: Int(nodes[place].lastChild)) }
    /// Whether there is a child element.
    package var hasChildren: Bool { nodes[place].firstChild > 0 }
    /// Whether there are attributes.
    package var hasAttributes: Bool { !nodes[place].attributes.isEmpty }
    /// Whether there is any text.
    package var hasText: Bool { !nodes[place].text.isEmpty }

    private func element(at place: Int) -> Element? { place > 0 ? Element(nodes, place) : nil }

    /// The value of an attribute that has no namespace.
    package subscript(attribute name: String) -> String? {
        guard hasAttributes else { return nil }
        return attributes.first { $0.namespace.isEmpty && $0.name == name }?.value
    }

    /// The first child of this name in the element's own namespace.
    package func first(_ name: String) -> Element? {
        var cursor = Cursor(self)
        while let child = cursor.next {
            if child.name == name && child.namespace == namespace { return child }
            cursor.advance()
        }
        return nil
    }

    /// The children of this name in the element's own namespace.
    package func all(_ name: String) -> [Element] {
        children.filter { $0.name == name && $0.namespace == namespace }
    }

    /// A place among the children of an element.
    package struct Cursor: Sendable {
        /// Whose children are walked over.
        package let parent: Element
        private var place: Int

        /// Begins before the first child.
        package init(_ parent: Element) {
            self.parent = parent
            place = Int(parent.nodes[parent.place].firstChild)
        }

        /// The child that stands next.
        package var next: Element? { parent.element(at: place) }
        /// Whether no child is left.
        package var isAtEnd: Bool { place == 0 }

        /// Goes behind the next child.
        package mutating func advance() { place = Int(parent.nodes[place].next) }

        /// The next child, if it has this name and its parent's namespace; goes behind it.
        package mutating func take(_ name: String) -> Element? {
            guard place > 0, parent.nodes[place].name == name,
                parent.nodes[place].namespace == parent.nodes[parent.place].namespace
            else { return nil }
            defer { advance() }
            return Element(parent.nodes, place)
        }
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
