/// Puts a document together from the parser's events, and notes the first thing that speaks against it.
///
/// A value that the parser context keeps in one place: a class would pay for every access to each of its properties.
struct ElementBuilder {
    var names: NameCache
    private(set) var failure: XMLError?

    private let limits: XMLLimits
    private var parts = DocumentParts()
    /// Of the elements whose end tag has not come yet: their places, and where in `text` theirs begins.
    private var open: [(place: Int, text: Int)] = []
    /// Character data of all open elements: an inner one's lies behind an outer one's.
    private var text: [UInt8] = []
    private var isComplete = false
    /// Whether there is an element of a signature.
    private(set) var holdsSignature = false

    /// A buffer that one huge document has stretched is not kept.
    private static let keptText = 4096

    init(_ limits: XMLLimits, knownNames: [String]) {
        self.limits = limits
        names = NameCache(knownNames)
    }

    /// Makes ready for a new document, whatever became of the last.
    mutating func begin() {
        (failure, isComplete, holdsSignature) = (nil, false, false)
        parts.removeAll()
        if !open.isEmpty { open.removeAll(keepingCapacity: true) }
        if !text.isEmpty { text.removeAll(keepingCapacity: text.capacity <= Self.keptText) }
    }

    /// The finished document's root; the source is kept with it.
    func root(source: [UInt8]) -> Element? {
        isComplete ? Element(Document(parts, names.table, source: source)) : nil
    }

    /// Notes a failure; the first one is the one that is told.
    mutating func fail(_ error: XMLError) {
        if failure == nil { failure = error }
    }

    /// A start tag.
    mutating func start(_ namespace: NameTable.Number, _ name: NameTable.Number, line: Int) {
        guard parts.nodes.count < limits.elements else { return fail(.tooManyElements(line: line)) }
        guard open.count < limits.depth else { return fail(.tooDeep(line: line)) }
        let place = parts.add(namespace, name, line: line)
        if namespace == NameTable.signature { holdsSignature = true }
        if let parent = open.last { parts.link(place, below: parent.place) }
        open.append((place, text.count))
    }

    /// An attribute of the element that has just been started, its value with ampersands escaped.
    mutating func attribute(_ namespace: NameTable.Number, _ name: NameTable.Number, _ value: Span<UInt8>) {
        parts.add(namespace, name, value: value, isEscaped: true)
    }

    /// Character data of the innermost open element.
    mutating func text(_ bytes: Span<UInt8>) {
        text.append(copying: bytes)
    }

    /// An end tag: the element is done.
    mutating func end() {
        guard let (place, start) = open.popLast() else { return }
        isComplete = open.isEmpty
        guard text.count > start else { return }
        // White space between child elements is layout: no text is made of it.
        if !parts.isParent(place) || !holdsOnlySpace(from: start) {
            parts.setText(of: place, text[start...])
        }
        text.removeLast(text.count - start)
        if text.isEmpty, text.capacity > Self.keptText { text = [] }
    }

    /// XML lets no other byte up to 0x20 in.
    private func holdsOnlySpace(from start: Int) -> Bool {
        text[start...].allSatisfy { $0 <= 0x20 }
    }

    /// Whether this many namespace declarations may be in scope: libxml2 looks through them one by one.
    func allows(namespacesInScope count: Int) -> Bool { count <= limits.attributes }
}

/// A document that the program puts together from elements, which are copied.
struct DocumentDraft {
    private var parts = DocumentParts()
    private var names = NameTable()

    var document: Document { Document(parts, names) }

    /// Adds an element without children and answers its place.
    mutating func add(
        _ namespace: String,
        _ name: String,
        _ attributes: [Element.Attribute],
        text: String,
        line: Int
    ) -> Int {
        let place = parts.add(names.number(of: namespace), names.number(of: name), line: line)
        for attribute in attributes {
            let (namespace, name) = (names.number(of: attribute.namespace), names.number(of: attribute.name))
            parts.add(namespace, name, value: Array(attribute.value.utf8).span)
        }
        parts.setText(of: place, Array(text.utf8)[...])
        return place
    }

    /// Adds a copy of an element and all that is inside.
    mutating func add(_ element: Element, below parent: Int) {
        let place = add(element.namespace, element.name, element.attributes, text: element.text, line: element.line)
        parts.link(place, below: parent)
        for child in element.children { add(child, below: place) }
    }
}
