/// A parsed document: an array of nodes, each before its children; an `Element` is a place in it.
///
/// Nodes are plain numbers: a name is a place in `names`, text and values are stretches of `bytes`. A string is made of
/// what somebody asks for, and of nothing else.
final class Document: Sendable {
    let nodes: [Node]
    let attributes: [Attribute]
    let bytes: [UInt8]
    let names: [String]
    /// What was read, in UTF-8, where there is a signature in it; else empty.
    let source: [UInt8]

    init(_ parts: DocumentParts, _ names: NameTable, source: [UInt8] = []) {
        nodes = parts.nodes
        attributes = parts.attributes
        bytes = parts.bytes
        self.names = names.names
        self.source = source
    }

    /// An element: its names, where its text and its attributes are, its relatives.
    struct Node: Sendable {
        let namespace: NameTable.Number
        let name: NameTable.Number
        let line: Int32
        var text = Stretch()
        var attributes = Stretch()
        /// Places of the first and the last child, and of the next sibling; 0, the root's own, for none.
        var firstChild: Int32 = 0
        var lastChild: Int32 = 0
        var next: Int32 = 0
    }

    /// An attribute: its names, and where its value is.
    struct Attribute: Sendable {
        let namespace: NameTable.Number
        let name: NameTable.Number
        let value: Stretch
    }

    /// Elements that follow one another in an array.
    struct Stretch: Sendable {
        var start: Int32 = 0
        var count: Int32 = 0

        var isEmpty: Bool { count == 0 }
        var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    /// The string that a stretch of the bytes holds.
    func string(_ stretch: Stretch) -> String {
        if stretch.isEmpty { return "" }
        return String(decoding: bytes[stretch.indices], as: UTF8.self)
    }

    func name(_ number: NameTable.Number) -> String { names[Int(number)] }
}

/// What a document is made of, as a parser or the program adds to it.
struct DocumentParts {
    private(set) var nodes: [Document.Node] = []
    private(set) var attributes: [Document.Attribute] = []
    private(set) var bytes: [UInt8] = []

    /// Buffers that one huge document has stretched are not kept.
    private static let keptNodes = 256
    private static let keptBytes = 4096

    /// Forgets the last document; its arrays are used again where nobody has kept an element of it.
    mutating func removeAll() {
        nodes.removeAll(keepingCapacity: nodes.capacity <= Self.keptNodes)
        if !attributes.isEmpty { attributes.removeAll(keepingCapacity: attributes.capacity <= Self.keptNodes) }
        if !bytes.isEmpty { bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptBytes) }
    }

    /// Adds an element behind all others and answers its place.
    mutating func add(_ namespace: NameTable.Number, _ name: NameTable.Number, line: Int) -> Int {
        nodes.append(Document.Node(namespace: namespace, name: name, line: Int32(clamping: line)))
        return nodes.count - 1
    }

    /// Makes an element the last child of another.
    mutating func link(_ place: Int, below parent: Int) {
        let last = nodes[parent].lastChild
        nodes[parent].lastChild = Int32(place)
        if last == 0 { nodes[parent].firstChild = Int32(place) } else { nodes[Int(last)].next = Int32(place) }
    }

    /// Whether an element has children.
    func isParent(_ place: Int) -> Bool { nodes[place].firstChild > 0 }

    /// Adds an attribute to the element that was added last.
    mutating func add(
        _ namespace: NameTable.Number,
        _ name: NameTable.Number,
        value: Span<UInt8>,
        isEscaped: Bool = false
    ) {
        guard let owner = nodes.indices.last else { return }
        if nodes[owner].attributes.isEmpty { nodes[owner].attributes.start = Int32(attributes.count) }
        nodes[owner].attributes.count += 1
        let start = bytes.count
        if isEscaped { AttributeValue.append(value, to: &bytes) } else { bytes.append(copying: value) }
        attributes.append(Document.Attribute(namespace: namespace, name: name, value: stretch(from: start)))
    }

    /// Sets the text of an element.
    mutating func setText(of place: Int, _ text: ArraySlice<UInt8>) {
        let start = bytes.count
        bytes.append(contentsOf: text)
        nodes[place].text = stretch(from: start)
    }

    private func stretch(from start: Int) -> Document.Stretch {
        Document.Stretch(start: Int32(start), count: Int32(bytes.count - start))
    }
}
