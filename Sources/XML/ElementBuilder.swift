/// Puts elements together from the parser's events, and notes the first thing that speaks against the document.
///
/// A value that the parser context keeps in one place: a class would pay for every access to each of its properties.
struct ElementBuilder {
    var names = NameCache()
    private(set) var failure: XMLError?

    private let limits: XMLLimits
    private var root: Element?
    private var open: [OpenElement] = []
    private var depth = 0
    private var elements = 0

    init(_ limits: XMLLimits) {
        self.limits = limits
    }

    /// Makes ready for a new document, whatever became of the last.
    mutating func begin() {
        (failure, root, depth, elements) = (nil, nil, 0, 0)
    }

    /// The finished document, handed out once.
    mutating func takeRoot() -> Element? {
        defer { root = nil }
        return depth == 0 ? root : nil
    }

    /// Notes a failure; the first one is the one that is told.
    mutating func fail(_ error: XMLError) {
        if failure == nil { failure = error }
    }

    /// A start tag.
    mutating func start(_ element: consuming Element) {
        elements += 1
        guard elements <= limits.elements else {
            fail(.tooManyElements(line: element.line))
            return
        }
        guard depth < limits.depth else {
            fail(.tooDeep(line: element.line))
            return
        }
        if depth == open.count { open.append(OpenElement()) }
        open[depth].begin(element)
        depth += 1
    }

    /// Character data of the innermost open element.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard depth > 0 else { return }
        unsafe open[depth - 1].append(bytes)
    }

    /// An end tag: the element is done and goes to its parent.
    mutating func end() {
        guard depth > 0 else { return }
        depth -= 1
        if depth == 0 { root = open[0].finish() } else { open[depth - 1].append(open[depth].finish()) }
    }

    /// Whether this many namespace declarations may be in scope: libxml2 looks through them one by one.
    func allows(namespacesInScope count: Int) -> Bool { count <= limits.attributes }
}
