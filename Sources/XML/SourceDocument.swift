private import CLibXML2

/// A document as libxml2's tree: parts of it can be written in the one form that a signature is made of.
///
/// It is made of what `XMLReader` has read, and refused what is dangerous, before.
@safe package final class SourceDocument {
    private let tree: xmlDocPtr
    /// In the order of their start tags, as `Element.number` counts them.
    private let elements: [xmlNodePtr]

    init(_ source: [UInt8], elements count: Int) throws(XMLError) {
        LibXML2.prepare
        guard let tree = unsafe Self.tree(of: source + [0]) else { throw .outOfMemory }
        unsafe self.tree = tree
        unsafe elements = Self.elements(of: tree)
        guard unsafe elements.count == count else { throw .notWellFormed(line: 1, message: "two readers disagree") }
    }

    deinit { unsafe xmlFreeDoc(tree) }

    /// An element and all that is inside as exclusive canonical XML (Exclusive XML Canonicalization 1.0), but for another
    /// element and all inside that.
    ///
    /// `inclusivePrefixes` are namespaces that are written where they are declared, and not where they are used (§4).
    package func canonical(
        _ number: Int,
        without other: Int? = nil,
        withComments: Bool = false,
        inclusivePrefixes: [String] = []
    ) -> [UInt8]? {
        guard unsafe elements.indices.contains(number), let output = unsafe xmlAllocOutputBuffer(nil) else {
            return nil
        }
        defer { unsafe xmlOutputBufferClose(output) }
        let hidden = unsafe other.flatMap { unsafe elements.indices.contains($0) ? elements[$0] : nil }
        var part = unsafe Part(root: elements[number], hidden: hidden)
        let count = unsafe Self.withPrefixes(inclusivePrefixes) { prefixes in
            unsafe withUnsafeMutablePointer(to: &part) { part in
                unsafe xmlC14NExecute(
                    tree,
                    Part.isVisible,
                    part,
                    Int32(XML_C14N_EXCLUSIVE_1_0.rawValue),
                    prefixes,
                    withComments ? 1 : 0,
                    output
                )
            }
        }
        guard count >= 0, let start = unsafe xmlOutputBufferGetContent(output) else { return nil }
        return unsafe Array(UnsafeBufferPointer(start: start, count: Int(xmlOutputBufferGetSize(output))))
    }

    private static func tree(of text: [UInt8]) -> xmlDocPtr? {
        guard let context = unsafe xmlNewParserCtxt() else { return nil }
        defer { unsafe xmlFreeParserCtxt(context) }
        unsafe context.pointee.sax.pointee.serror = { _, _ in }
        return unsafe text.withUnsafeBufferPointer {
            unsafe xmlCtxtReadDoc(context, $0.baseAddress, nil, nil, LibXML2.options)
        }
    }

    /// Without recursion: the next is the first child, or the next sibling of the nearest that has one.
    private static func elements(of tree: xmlDocPtr) -> [xmlNodePtr] {
        var found: [xmlNodePtr] = unsafe []
        var next = unsafe xmlDocGetRootElement(tree)
        while let node = unsafe next {
            unsafe found.append(node)
            unsafe next = xmlFirstElementChild(node)
            var last: xmlNodePtr? = unsafe node
            while unsafe next == nil, let done = unsafe last, unsafe done != found.first {
                unsafe next = xmlNextElementSibling(done)
                unsafe last = done.pointee.parent
            }
        }
        return unsafe found
    }

    /// A list of strings that ends with none, as C has it.
    private static func withPrefixes<Answer>(
        _ prefixes: [String],
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Answer
    ) -> Answer {
        guard !prefixes.isEmpty else { return body(nil) }
        var (texts, starts): ([UInt8], [Int]) = ([], [])
        for prefix in prefixes {
            starts.append(texts.count)
            texts += Array(prefix.utf8) + [0]
        }
        return unsafe texts.withUnsafeMutableBufferPointer { texts in
            var list = unsafe starts.map { start in unsafe texts.baseAddress.map { unsafe $0 + start } } + [nil]
            return unsafe list.withUnsafeMutableBufferPointer { list in unsafe body(list.baseAddress) }
        }
    }
}

/// What is written of a document.
@safe private struct Part {
    let root: xmlNodePtr
    let hidden: xmlNodePtr?

    /// Asked for each node; attributes and namespaces are as visible as the element that they stand on.
    static let isVisible: xmlC14NIsVisibleCallback = { user, node, parent in
        guard let part = unsafe user?.assumingMemoryBound(to: Part.self), let node = unsafe node else { return 0 }
        // A namespace is no node of the tree, and knows no parent.
        let isNamespace = unsafe node.pointee.type == XML_NAMESPACE_DECL
        var next = unsafe isNamespace ? parent : node
        while let ancestor = unsafe next {
            if unsafe ancestor == part.pointee.hidden { return 0 }
            if unsafe ancestor == part.pointee.root { return 1 }
            unsafe next = ancestor.pointee.parent
        }
        return 0
    }
}
