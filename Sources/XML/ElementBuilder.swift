/// Puts elements together from the parser's events, and notes the first thing that speaks against the document.
///
/// A value that the parser context keeps in one place: a class would pay for every access to each of its properties.
/// The array of the last document is used again when nobody has kept an element of it.
struct ElementBuilder {
    var names: NameCache
    private(set) var failure: XMLError?

    private let limits: XMLLimits
    private var nodes: [Element.Node] = []
    /// Of the elements whose end tag has not come yet: their places, and where in `text` theirs begins.
    private var open: [(place: Int, text: Int)] = []
    /// Character data of all open elements: an inner one's lies behind an outer one's.
    private var text: [UInt8] = []
    private var isComplete = false

    /// A buffer that one huge document has stretched is not kept.
    private static let keptText = 4096
    private static let keptNodes = 256

    init(_ limits: XMLLimits, knownNames: [String]) {
        self.limits = limits
        names = NameCache(knownNames)
    }

    /// Makes ready for a new document, whatever became of the last.
    mutating func begin() {
        (failure, isComplete) = (nil, false)
        if nodes.capacity > Self.keptNodes { nodes = [] } else { nodes.removeAll(keepingCapacity: true) }
        if !open.isEmpty { open.removeAll(keepingCapacity: true) }
        if !text.isEmpty { text.removeAll(keepingCapacity: text.capacity <= Self.keptText) }
    }

    /// The finished document.
    var root: Element? { isComplete ? Element(nodes) : nil }

    /// Notes a failure; the first one is the one that is told.
    mutating func fail(_ error: XMLError) {
        if failure == nil { failure = error }
    }

    /// A start tag.
    mutating func start(_ namespace: String, _ name: String, _ attributes: [Element.Attribute], line: Int) {
        guard nodes.count < limits.elements else { return fail(.tooManyElements(line: line)) }
        guard open.count < limits.depth else { return fail(.tooDeep(line: line)) }
        let place = nodes.count
        nodes.append(
            Element.Node(
                namespace: namespace,
                name: name,
                attributes: attributes,
                line: Int32(truncatingIfNeeded: line)
            )
        )
        if let parent = open.last { Element.link(Int32(place), in: &nodes, below: parent.place) }
        open.append((place, text.count))
    }

    /// Character data of the innermost open element.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe text.append(contentsOf: bytes)
    }

    /// An end tag: the element is done.
    mutating func end() {
        guard let (place, start) = open.popLast() else { return }
        isComplete = open.isEmpty
        guard text.count > start else { return }
        let isParent = nodes[place].firstChild > 0
        let content = unsafe text.withUnsafeBufferPointer { bytes in
            let own = unsafe UnsafeBufferPointer(rebasing: bytes[start...])
            // White space between child elements is layout: no text is made of it (XML lets no other byte up to 0x20 in).
            return unsafe isParent && own.allSatisfy({ $0 <= 0x20 }) ? "" : String(decoding: own, as: UTF8.self)
        }
        if !content.isEmpty { nodes[place].text = content }
        text.removeLast(text.count - start)
        if text.isEmpty, text.capacity > Self.keptText { text = [] }
    }

    /// Whether this many namespace declarations may be in scope: libxml2 looks through them one by one.
    func allows(namespacesInScope count: Int) -> Bool { count <= limits.attributes }
}
