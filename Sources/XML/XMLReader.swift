/// Reads documents from strangers into elements; it keeps its parser, so an event loop has one of its own.
package final class XMLReader {
    private let limits: XMLLimits
    private let knownNames: [String]
    private var context: ParserContext?
    private var document = DocumentText()

    /// Makes a reader; the parser itself is made when the first document comes.
    ///
    /// Names that the program knows are handed out as the literals that they are given as.
    package init(_ limits: XMLLimits = .init(), knownNames: [String] = []) {
        self.limits = limits
        self.knownNames = knownNames
    }

    /// Reads one document and answers its root element.
    package func read(_ bytes: Span<UInt8>) throws(XMLError) -> Element {
        try document.take(bytes, limit: limits.bytes)
        defer { document.forget() }
        try document.refuseCrowdedTags(limit: limits.attributes)
        return try usableContext().parse(document)
    }

    /// Reads one document and answers its root element.
    package func read(_ bytes: [UInt8]) throws(XMLError) -> Element {
        try read(bytes.span)
    }

    /// The kept context, or a new one when strangers have filled its dictionary with ever new names.
    private func usableContext() throws(XMLError) -> ParserContext {
        if let context, context.namesKnown <= limits.names { return context }
        guard let fresh = ParserContext(limits, knownNames: knownNames) else { throw .outOfMemory }
        context = fresh
        return fresh
    }
}
