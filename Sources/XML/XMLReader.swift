/// Reads documents that nobody vouches for into elements; it keeps its parser, so an event loop has one of its own.
package final class XMLReader {
    private let limits: XMLLimits
    private let knownNames: [String]
    private var context: ParserContext?
    /// The room for a document's text, which the one that is being read has taken.
    private var spare = DocumentText()

    /// Makes a reader; the parser itself is made when the first document comes.
    ///
    /// Names that the program knows are handed out as the literals that they are given as.
    package init(_ limits: XMLLimits = .init(), knownNames: [String] = []) {
        self.limits = limits
        self.knownNames = knownNames
    }

    /// Reads one document and answers its root element.
    package func read(_ bytes: Span<UInt8>) throws(XMLError) -> Element {
        var document = spare
        spare = DocumentText()
        defer {
            document.forget()
            spare = document
        }
        try document.take(bytes, limit: limits.bytes)
        try document.refuseCrowdedTags(limit: limits.attributes)
        return try usableContext().parse(document)
    }

    /// Reads one document and answers its root element.
    package func read(_ bytes: [UInt8]) throws(XMLError) -> Element {
        try read(bytes.span)
    }

    /// The kept context, or a new one when documents have filled its dictionary with ever new names.
    private func usableContext() throws(XMLError) -> ParserContext {
        if let context, context.namesKnown <= limits.names { return context }
        guard let fresh = ParserContext(limits, knownNames: knownNames) else { throw .outOfMemory }
        context = fresh
        return fresh
    }
}

/// What a document may cost its reader.
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
        elements: Int? = nil,
        names: Int = 4_096
    ) {
        self.bytes = bytes
        self.attributes = attributes
        self.depth = depth
        // A frame of name servers has one for each sixty bytes.
        self.elements = elements ?? max(32_768, bytes / 32)
        self.names = names
    }
}
