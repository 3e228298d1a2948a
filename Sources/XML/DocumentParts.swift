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
