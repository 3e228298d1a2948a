/// What a reader lets a stranger spend.
package struct XMLLimits: Sendable, Equatable {
    /// Bytes of a document.
    package var bytes: Int
    /// Attributes and namespace declarations on one tag, and declarations in scope.
    package var attributes: Int
    /// Elements inside one another, the root included.
    package var depth: Int
    /// Elements in a document.
    package var elements: Int
    /// Names a parser context may remember before it is replaced.
    package var names: Int

    /// Makes limits; the defaults leave room for every request that the standards allow.
    package init(
        bytes: Int = 4 << 20,
        attributes: Int = 256,
        depth: Int = 64,
        elements: Int = 32_768,
        names: Int = 4_096
    ) {
        self.bytes = bytes
        self.attributes = attributes
        self.depth = depth
        self.elements = elements
        self.names = names
    }
}
