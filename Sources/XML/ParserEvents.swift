private import CLibXML2

/// The functions that libxml2 calls while it reads.
///
/// It hands each the parser context, which knows its builder.
enum ParserEvents {
    /// Sets the functions on an `xmlParserCtxt`; all others stay unset, so libxml2 builds no tree of its own.
    static func install(in context: UnsafeMutableRawPointer) {
        let context = unsafe context.assumingMemoryBound(to: xmlParserCtxt.self)
        unsafe context.pointee.sax.pointee = handler()
    }

    private static func handler() -> xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handler.startElementNs = startElement
        unsafe handler.endElementNs = endElement
        unsafe handler.characters = characters
        // The same function, or libxml2 guesses which white space matters.
        unsafe handler.ignorableWhitespace = characters
        unsafe handler.cdataBlock = characters
        unsafe handler.internalSubset = documentType
        unsafe handler.serror = structuredError
        return unsafe handler
    }

    private static let startElement: startElementNsSAX2Func = {
        user,
        name,
        prefix,
        namespace,
        declarations,
        _,
        attributes,
        _,
        values in
        guard let context = unsafe parserContext(user), let builder = unsafe builder(of: context) else { return }
        let line = unsafe line(of: context)
        if declarations > 0, unsafe !builder.pointee.allows(namespacesInScope: Int(context.pointee.nsNr) / 2) {
            unsafe builder.pointee.fail(.tooManyAttributes(line: line))
        } else {
            unsafe builder.pointee.start(
                builder.pointee.names.number(namespace),
                builder.pointee.names.number(name),
                line: line
            )
        }
        if unsafe builder.pointee.failure != nil { return unsafe stop(context) }
        if attributes > 0 { unsafe read(values, count: Int(attributes), builder) }
    }

    private static let endElement: endElementNsSAX2Func = { user, _, _, _ in
        guard let context = unsafe parserContext(user) else { return }
        unsafe builder(of: context)?.pointee.end()
    }

    private static let characters: charactersSAXFunc = { user, bytes, count in
        guard let context = unsafe parserContext(user), let bytes = unsafe bytes, count > 0 else { return }
        unsafe builder(of: context)?.pointee.text(Span(_unsafeStart: bytes, count: Int(count)))
    }

    private static let documentType: internalSubsetSAXFunc = { user, _, _, _ in
        guard let context = unsafe parserContext(user) else { return }
        unsafe builder(of: context)?.pointee.fail(.documentType(line: line(of: context)))
        unsafe stop(context)
    }

    private static let structuredError: xmlStructuredErrorFunc = { user, error in
        guard let context = unsafe parserContext(user), let error = unsafe error?.pointee else { return }
        guard unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        let builder = unsafe builder(of: context)
        if unsafe builder?.pointee.failure == nil {
            let message = unsafe ParserMessage.text(for: error.code)
            unsafe builder?.pointee.fail(.notWellFormed(line: Int(error.line), message: message))
        }
        // What is wrong once is refused: libxml2 alone would go on, and tell of thousands of errors in one frame.
        unsafe stop(context)
    }

    /// Attributes come five pointers each: name, prefix, namespace, and the value's begin and end.
    private static func read(
        _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
        count: Int,
        _ builder: UnsafeMutablePointer<ElementBuilder>
    ) {
        guard let values = unsafe values else { return }
        for index in 0..<count {
            let fields = unsafe values + index * 5
            guard let begin = unsafe fields[3], let end = unsafe fields[4] else { continue }
            unsafe builder.pointee.attribute(
                builder.pointee.names.number(fields[2]),
                builder.pointee.names.number(fields[0]),
                Span(_unsafeStart: begin, count: end - begin)
            )
        }
    }

    private static func parserContext(_ user: UnsafeMutableRawPointer?) -> xmlParserCtxtPtr? {
        unsafe user?.assumingMemoryBound(to: xmlParserCtxt.self)
    }

    private static func builder(of context: xmlParserCtxtPtr) -> UnsafeMutablePointer<ElementBuilder>? {
        unsafe context.pointee._private?.assumingMemoryBound(to: ElementBuilder.self)
    }

    private static func line(of context: xmlParserCtxtPtr) -> Int {
        unsafe context.pointee.input.map { unsafe Int($0.pointee.line) } ?? 0
    }

    /// Ends the parse; libxml2 alone would leave the document marked as well formed.
    private static func stop(_ context: xmlParserCtxtPtr) {
        unsafe context.pointee.wellFormed = 0
        unsafe xmlStopParser(context)
    }
}

/// An attribute's value as libxml2 hands it out while entities stay unsubstituted: each ampersand is still `&#38;`.
enum AttributeValue {
    /// Appends the value as the sender meant it.
    static func append(_ value: Span<UInt8>, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.append(copying: value)
        guard let first = bytes[start...].firstIndex(of: ampersand) else { return }
        let written = Array(bytes[first...])
        bytes.removeLast(written.count)
        var index = 0
        while index < written.count {
            bytes.append(written[index])
            index += written[index...].starts(with: escaped) ? escaped.count : 1
        }
    }

    private static let ampersand = UInt8(ascii: "&")
    private static let escaped = Array("&#38;".utf8)
}
