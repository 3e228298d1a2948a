/// Puts elements together from the parser's events, and notes the first thing that speaks against the document.
final class ElementBuilder {
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
    func begin() {
        (failure, root, depth, elements) = (nil, nil, 0, 0)
    }

    /// The finished document, handed out once.
    func takeRoot() -> Element? {
        defer { root = nil }
        return depth == 0 ? root : nil
    }

    /// Notes a failure; the first one is the one that is told.
    func fail(_ error: XMLError) {
        if failure == nil { failure = error }
    }

    /// A start tag.
    func start(_ element: Element) {
        elements += 1
        guard elements <= limits.elements else { return fail(.tooManyElements(line: element.line)) }
        guard depth < limits.depth else { return fail(.tooDeep(line: element.line)) }
        if depth == open.count { open.append(OpenElement()) }
        open[depth].begin(element)
        depth += 1
    }

    /// Character data of the innermost open element.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard depth > 0 else { return }
        unsafe open[depth - 1].append(bytes)
    }

    /// An end tag: the element is done and goes to its parent.
    func end() {
        guard depth > 0 else { return }
        depth -= 1
        let element = open[depth].finish()
        if depth == 0 { root = element } else { open[depth - 1].append(element) }
    }

    /// Whether this many namespace declarations may be in scope: libxml2 looks through them one by one.
    func allows(namespacesInScope count: Int) -> Bool { count <= limits.attributes }
}
