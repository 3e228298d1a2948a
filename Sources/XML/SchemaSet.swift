private import CLibXML2

/// A compiled XML schema, with all it imports, against which whole documents can be checked.
///
/// Unchecked: libxml2 only reads a compiled schema, and each check has its own validation context.
@safe package final class SchemaSet: @unchecked Sendable {
    private let schema: xmlSchemaPtr

    /// Compiles a schema file; what it imports is found by relative path, never over a network.
    package init(contentsOf path: String) throws(XMLError) {
        let complaints = SchemaComplaints(limit: 3)
        guard let compiled = unsafe Self.compile(path, complaints) else {
            throw .unusableSchema(complaints.lines.first ?? path)
        }
        unsafe schema = compiled
        // Libxml2 only warns of an import that is not there, and would then let its elements pass or fail at random.
        if let missing = complaints.missingImport { throw .unusableSchema(missing) }
    }

    deinit { unsafe xmlSchemaFree(schema) }

    /// What the schema has against a document; not being well formed is a problem too.
    ///
    /// The values of simple types are left out of the messages: they may be passwords.
    package func problems(in bytes: [UInt8], atMost limit: Int = 5) -> [String] {
        do {
            _ = try XMLReader().read(bytes)
            var document = DocumentText()
            try document.take(bytes.span, limit: bytes.count)
            return complaints(about: document, limit)
        } catch {
            return Array([error.description].prefix(limit))
        }
    }

    private func complaints(about document: DocumentText, _ limit: Int) -> [String] {
        let complaints = SchemaComplaints(limit: limit)
        let tree = unsafe document.withText { unsafe Self.tree(of: $0.baseAddress) }
        defer { unsafe xmlFreeDoc(tree) }
        guard let tree = unsafe tree, let context = unsafe xmlSchemaNewValidCtxt(schema) else {
            return ["out of memory"]
        }
        defer { unsafe xmlSchemaFreeValidCtxt(context) }
        let notes = unsafe Unmanaged.passUnretained(complaints).toOpaque()
        unsafe xmlSchemaSetValidStructuredErrors(context, Self.note, notes)
        let verdict = unsafe xmlSchemaValidateDoc(context, tree)
        if verdict != 0, limit > 0, complaints.lines.isEmpty { return ["the schema could not be applied"] }
        return complaints.lines
    }

    private static func tree(of text: UnsafePointer<UInt8>?) -> xmlDocPtr? {
        guard let context = unsafe xmlNewParserCtxt() else { return nil }
        defer { unsafe xmlFreeParserCtxt(context) }
        unsafe context.pointee.sax.pointee.serror = { _, _ in }
        return unsafe xmlCtxtReadDoc(context, text, nil, nil, LibXML2.options)
    }

    private static func compile(_ path: String, _ complaints: SchemaComplaints) -> xmlSchemaPtr? {
        LibXML2.prepare
        return unsafe LocalFiles.only(tellingErrorsTo: complaints) {
            guard let context = unsafe xmlSchemaNewParserCtxt(path) else { return nil }
            defer { unsafe xmlSchemaFreeParserCtxt(context) }
            let notes = unsafe Unmanaged.passUnretained(complaints).toOpaque()
            unsafe xmlSchemaSetParserStructuredErrors(context, note, notes)
            return unsafe xmlSchemaParse(context)
        }
    }

    private static let note: xmlStructuredErrorFunc = { user, error in
        guard let user = unsafe user, let error = unsafe error?.pointee else { return }
        let complaints = unsafe Unmanaged<SchemaComplaints>.fromOpaque(user).takeUnretainedValue()
        let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "code \(error.code)"
        let isMissingImport = unsafe error.code == XML_SCHEMAP_WARN_UNLOCATED_SCHEMA.rawValue
        unsafe complaints.note(message, line: Int(error.line), isMissingImport: isMissingImport)
    }
}

/// What libxml2 says about a schema, or about a document against it: the first few lines.
final class SchemaComplaints {
    private(set) var lines: [String] = []
    private(set) var missingImport: String?
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Notes one message unless there are enough.
    func note(_ message: String, line: Int, isMissingImport: Bool) {
        guard lines.count < limit || (isMissingImport && missingImport == nil) else { return }
        let text = Self.withoutValue(message.split(separator: "\n").joined(separator: " "))
        let complaint = line > 0 ? "line \(line): \(text)" : text
        if isMissingImport { missingImport = complaint }
        if lines.count < limit { lines.append(complaint) }
    }

    /// The message without the document's own text, which libxml2 quotes when a simple type does not fit.
    private static func withoutValue(_ message: String) -> String {
        for opening in ["The value '", "The element content '", "The actual value '", "': '"] {
            guard let start = message.firstRange(of: opening) else { continue }
            let type = message.ranges(of: "' is not a valid value of ").last.map { message[$0.upperBound...] }
            let expected = type.map { "the value is not a valid value of \($0)" } ?? "the value is not allowed"
            // The quote that ends the element's name stays.
            return message[..<start.lowerBound] + (opening == "': '" ? "': " : "") + expected
        }
        return message
    }
}
