private import CLibXML2

/// An XPath expression (XPath 1.0) that somebody has written, and that is well formed.
package struct XPath: Sendable, Equatable {
    /// As it was written.
    package let text: String

    /// Longer ones, in bytes, are taken for none.
    private static let longest = 1000

    /// Nil for what is no expression.
    package init?(_ text: String) {
        guard !text.utf8.contains(0), text.utf8.count <= Self.longest else { return nil }
        self.text = text
        LibXML2.prepare
        guard let context = unsafe xmlXPathNewContext(nil) else { return nil }
        defer { unsafe xmlXPathFreeContext(context) }
        unsafe context.pointee.error = { _, _ in }
        guard let compiled = unsafe xmlXPathCtxtCompile(context, text) else { return nil }
        unsafe xmlXPathFreeCompExpr(compiled)
    }
}

/// A document that XPath expressions are asked of.
///
/// An expression may cost so much and no more: what it finds beyond is as if it found nothing.
@safe package final class XPathDocument {
    private let tree: xmlDocPtr
    private let context: xmlXPathContextPtr

    /// Steps of an evaluation.
    private static let mostSteps: UInt = 200_000

    /// Reads a document, or is nil where it is not well formed; prefixes of expressions stand for these namespaces.
    package init?(_ bytes: [UInt8], prefixes: [String: String]) {
        LibXML2.prepare
        guard (try? XMLReader().read(bytes)) != nil else { return nil }
        var document = DocumentText()
        guard (try? document.take(bytes.span, limit: bytes.count)) != nil else { return nil }
        let read = unsafe document.withText { text -> xmlDocPtr? in
            guard let context = unsafe xmlNewParserCtxt() else { return nil }
            defer { unsafe xmlFreeParserCtxt(context) }
            unsafe context.pointee.sax.pointee.serror = { _, _ in }
            return unsafe xmlCtxtReadDoc(context, text.baseAddress, nil, nil, LibXML2.options)
        }
        guard let read = unsafe read else { return nil }
        guard let fresh = unsafe xmlXPathNewContext(read) else {
            unsafe xmlFreeDoc(read)
            return nil
        }
        unsafe (tree, context) = unsafe (read, fresh)
        unsafe context.pointee.error = { _, _ in }
        unsafe context.pointee.opLimit = Self.mostSteps
        for (prefix, namespace) in prefixes { unsafe xmlXPathRegisterNs(context, prefix, namespace) }
    }

    deinit {
        unsafe xmlXPathFreeContext(context)
        unsafe xmlFreeDoc(tree)
    }

    /// The texts of the nodes that an expression finds; of one that has a value the value, and nothing where it is false.
    package func values(of path: XPath) -> [String] {
        unsafe context.pointee.opCount = 0
        guard let result = unsafe xmlXPathEval(path.text, context) else { return [] }
        defer { unsafe xmlXPathFreeObject(result) }
        switch unsafe result.pointee.type {
        case XPATH_NODESET: return unsafe Self.texts(of: result.pointee.nodesetval)
        case XPATH_BOOLEAN: return unsafe result.pointee.boolval != 0 ? ["true"] : []
        case XPATH_NUMBER:
            let number = unsafe result.pointee.floatval
            return [Int(exactly: number).map { String($0) } ?? String(number)]
        default: return unsafe result.pointee.stringval.map { [unsafe String(cString: $0)] } ?? []
        }
    }

    private static func texts(of nodes: xmlNodeSetPtr?) -> [String] {
        guard let nodes = unsafe nodes else { return [] }
        var texts: [String] = []
        for index in 0..<Int(unsafe nodes.pointee.nodeNr) {
            // As an object of XPath, which knows how it is freed.
            let node = unsafe xmlXPathNewNodeSet(nodes.pointee.nodeTab[index])
            guard let text = unsafe xmlXPathConvertString(node) else { continue }
            defer { unsafe xmlXPathFreeObject(text) }
            if let characters = unsafe text.pointee.stringval { texts.append(unsafe String(cString: characters)) }
        }
        return texts
    }
}
