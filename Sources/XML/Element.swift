/// An element of a document, as it was read or as the program made it.
///
/// Nothing in it points into libxml2. A copy costs one reference; a change makes a document of its own.
package struct Element: Sendable {
    private let document: Document
    private let place: Int32

    /// The root of a document.
    init(_ document: Document) {
        self.init(document, 0)
    }

    private init(_ document: Document, _ place: Int32) {
        self.document = document
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
        var draft = DocumentDraft()
        let root = draft.add(namespace, name, attributes, text: text, line: line)
        for child in children { draft.add(child, below: root) }
        self.init(draft.document)
    }

    /// The namespace's name, empty where the element has none.
    package var namespace: String {
        get { document.name(node.namespace) }
        set { self = copy(namespace: newValue) }
    }
    /// The local name: prefixes are the sender's business and are not kept.
    package var name: String {
        get { document.name(node.name) }
        set { self = copy(name: newValue) }
    }
    /// The attributes in the sender's order, without the namespace declarations.
    package var attributes: [Attribute] {
        get { attributes(besides: []) }
        set { self = copy(attributes: newValue) }
    }
    /// All character data directly inside, CDATA sections included, joined and otherwise untouched; empty where it is only
    /// the white space between children.
    package var text: String {
        get { document.string(node.text) }
        set { self = copy(text: newValue) }
    }
    /// The child elements in the sender's order.
    package var children: [Element] {
        get {
            var children: [Element] = []
            var cursor = Cursor(self)
            while let child = cursor.next {
                children.append(child)
                cursor.advance()
            }
            return children
        }
        set { self = copy(children: newValue) }
    }
    /// The line of the document on which the start tag ends; 0 for an element that was never read.
    package var line: Int { Int(node.line) }

    /// Its number among the elements of its document, in the order of their start tags; the root's is 0.
    package var number: Int { Int(place) }

    /// How many bytes the document has where there is a signature in it, else 0.
    package var sourceLength: Int { document.source.count }

    /// The document as it was written, for whoever looks into signatures; nil where there is none in it.
    package func source() throws(XMLError) -> SourceDocument? {
        try document.source.isEmpty ? nil : SourceDocument(document.source, elements: document.nodes.count)
    }

    /// The first child element, if there is any.
    package var firstChild: Element? { element(at: node.firstChild) }
    /// The last child element, if there is any.
    package var lastChild: Element? { element(at: node.lastChild) }
    /// Whether there is a child element.
    package var hasChildren: Bool { node.firstChild > 0 }
    /// Whether there are attributes.
    package var hasAttributes: Bool { !node.attributes.isEmpty }
    /// How many bytes the text has.
    package var textLength: Int { Int(node.text.count) }
    /// Whether there is any text.
    package var hasText: Bool { !node.text.isEmpty }

    /// The elements that this one stands in, the root first: looked for from there, as no element knows its parent.
    package var ancestors: [Element] {
        var ancestors: [Element] = []
        var candidate = Element(document)
        while candidate.place != place {
            ancestors.append(candidate)
            // Each stands before its children, and these before the next sibling.
            var cursor = Cursor(candidate)
            var nearest: Element?
            while let child = cursor.next, child.place <= place {
                nearest = child
                cursor.advance()
            }
            guard let nearest else { return [] }
            candidate = nearest
        }
        return ancestors
    }

    /// The attributes but for those that have one of these names and no namespace: nearly always none.
    package func attributes(besides names: [String]) -> [Attribute] {
        var others: [Attribute] = []
        for index in node.attributes.indices {
            let attribute = document.attributes[index]
            let name = document.name(attribute.name)
            if attribute.namespace == 0, names.contains(name) { continue }
            others.append(
                Attribute(
                    namespace: document.name(attribute.namespace),
                    name: name,
                    value: document.string(attribute.value)
                )
            )
        }
        return others
    }

    /// The value of an attribute that has no namespace.
    package subscript(attribute name: String) -> String? {
        for index in node.attributes.indices where document.attributes[index].namespace == 0 {
            let attribute = document.attributes[index]
            if document.name(attribute.name) == name { return document.string(attribute.value) }
        }
        return nil
    }

    /// The first child of this name in the element's own namespace.
    package func first(_ name: String) -> Element? {
        var cursor = Cursor(self)
        while let child = cursor.next {
            if child.isNamed(name, inNamespaceOf: self) { return child }
            cursor.advance()
        }
        return nil
    }

    /// The children of this name in the element's own namespace.
    package func all(_ name: String) -> [Element] {
        children.filter { $0.isNamed(name, inNamespaceOf: self) }
    }

    /// Whether an element has this name, and the namespace of a relative.
    private func isNamed(_ name: String, inNamespaceOf relative: Element) -> Bool {
        node.namespace == relative.node.namespace && document.name(node.name) == name
    }

    private var node: Document.Node { document.nodes[Int(place)] }

    /// The element at a place of the document; 0, which is the root's, stands for none.
    private func element(at place: Int32) -> Element? { place > 0 ? Element(document, place) : nil }

    private func copy(
        namespace: String? = nil,
        name: String? = nil,
        attributes: [Attribute]? = nil,
        children: [Element]? = nil,
        text: String? = nil
    ) -> Element {
        Element(
            namespace: namespace ?? self.namespace,
            name: name ?? self.name,
            attributes: attributes ?? self.attributes,
            children: children ?? self.children,
            text: text ?? self.text,
            line: line
        )
    }
}

extension Element {
    /// A place among the children of an element.
    package struct Cursor: Sendable {
        /// Whose children are walked over.
        package let parent: Element
        private var place: Int32

        /// Begins before the first child.
        package init(_ parent: Element) {
            self.parent = parent
            place = parent.node.firstChild
        }

        /// The child that stands next, if any is left.
        package var next: Element? { parent.element(at: place) }

        /// Goes behind the next child.
        package mutating func advance() { place = parent.document.nodes[Int(place)].next }

        /// The next child, if it has this name and its parent's namespace; goes behind it.
        package mutating func take(_ name: String) -> Element? {
            guard let child = next, child.isNamed(name, inNamespaceOf: parent) else { return nil }
            advance()
            return child
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

extension Element {
    /// An attribute of an element.
    package struct Attribute: Sendable, Hashable {
        /// The namespace's name, empty where the attribute has none.
        package var namespace: String
        /// The local name.
        package var name: String
        /// The value, after the normalisation that XML prescribes.
        package var value: String

        /// Makes an attribute from its parts.
        package init(namespace: String = "", name: String, value: String) {
            self.namespace = namespace
            self.name = name
            self.value = value
        }
    }
}
