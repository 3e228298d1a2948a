/// An element whose end tag has not come yet.
///
/// Its text buffer is reused by the next element at the same depth.
struct OpenElement {
    private var element = Element(namespace: "", name: "")
    private var text: [UInt8] = []

    /// A buffer that one long text has stretched is not kept.
    private static let keptCapacity = 4096

    mutating func begin(_ element: consuming Element) {
        self.element = element
        if !text.isEmpty { forgetText() }
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe text.append(contentsOf: bytes)
    }

    mutating func append(_ child: consuming Element) {
        element.children.append(child)
    }

    /// The element with all that came since `begin`; nothing of it stays here.
    mutating func finish() -> Element {
        var finished = Element(namespace: "", name: "")
        swap(&finished, &element)
        guard !text.isEmpty else { return finished }
        // White space between child elements is layout: no text is made of it (XML lets no other byte up to 0x20 in).
        guard finished.children.isEmpty || !text.allSatisfy({ $0 <= 0x20 }) else {
            forgetText()
            return finished
        }
        finished.text = String(decoding: text, as: UTF8.self)
        forgetText()
        return finished
    }

    private mutating func forgetText() {
        text.removeAll(keepingCapacity: text.capacity <= Self.keptCapacity)
    }
}
