private import CLibXML2

/// Owns an `xmlParserCtxt` and uses it for one document after another: making one costs more than a small document.
@safe final class ParserContext {
    private let context: xmlParserCtxtPtr
    private let builder: UnsafeMutablePointer<ElementBuilder>

    /// Nil when there is no memory.
    init?(_ limits: XMLLimits, knownNames: [String]) {
        LibXML2.prepare
        guard let context = unsafe xmlNewParserCtxt() else { return nil }
        unsafe self.context = context
        unsafe builder = .allocate(capacity: 1)
        unsafe builder.initialize(to: ElementBuilder(limits, knownNames: knownNames))
        unsafe ParserEvents.install(in: context)
        unsafe context.pointee._private = UnsafeMutableRawPointer(builder)
        // A document is whole when it comes: libxml2 need not ask for more of it at every few characters.
        unsafe context.pointee.progressive = 1
    }

    deinit {
        unsafe xmlFreeParserCtxt(context)
        unsafe builder.deinitialize(count: 1)
        unsafe builder.deallocate()
    }

    /// How many names the context's dictionary holds.
    var namesKnown: Int { unsafe Int(xmlDictSize(context.pointee.dict)) }

    /// Reads a document in place.
    func parse(_ document: borrowing DocumentText) throws(XMLError) -> Element {
        unsafe builder.pointee.begin()
        unsafe document.withText { unsafe run($0.baseAddress) }
        if let failure = unsafe builder.pointee.failure { throw failure }
        let source = unsafe builder.pointee.holdsSignature ? document.copy : []
        guard unsafe context.pointee.wellFormed == 1, unsafe context.pointee.nsWellFormed == 1,
            let root = unsafe builder.pointee.root(source: source)
        else { throw .notWellFormed(line: 1, message: "no root element") }
        return root
    }

    private func run(_ text: UnsafePointer<UInt8>?) {
        unsafe xmlFreeDoc(xmlCtxtReadDoc(context, text, nil, nil, LibXML2.options))
        // The input points into the caller's bytes: it goes before they do.
        while let input = unsafe inputPop(context) { unsafe xmlFreeInputStream(input) }
    }
}

/// What all users of libxml2 in this process share.
enum LibXML2 {
    /// Libxml2 wants its tables made once, before threads use it.
    static let prepare: Void = xmlInitParser()

    /// No network, nothing printed, and the label ignored because it was judged before.
    ///
    /// Never NOENT, DTDLOAD, DTDATTR, DTDVALID, XINCLUDE, RECOVER or HUGE: each of them opens a door that libxml2 keeps shut.
    static let options = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_IGNORE_ENC.rawValue
    )
}
