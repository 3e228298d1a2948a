private import CLibXML2

/// Why a document could not be read.
///
/// No case repeats text of the document: it might hold a password.
package enum XMLError: Error, Equatable {
    /// The bytes are no XML, or break the rules of namespaces.
    case notWellFormed(line: Int, message: String)
    /// The document has a DOCTYPE, which no protocol here needs and which is the root of entity attacks.
    case documentType(line: Int)
    /// The document is labelled with, or written in, something other than UTF-8 or UTF-16.
    case unsupportedEncoding(String)
    /// The document holds a NUL byte.
    case nulByte
    /// The document is longer than the limit.
    case tooLong(limit: Int)
    /// A tag has more attributes, or the scope more namespace declarations, than the limit.
    case tooManyAttributes(line: Int)
    /// Elements are nested deeper than the limit.
    case tooDeep(line: Int)
    /// The document has more elements than the limit.
    case tooManyElements(line: Int)
    /// A schema could not be read or compiled.
    case unusableSchema(String)
    /// libxml2 could not get memory.
    case outOfMemory
}

extension XMLError: CustomStringConvertible {
    /// One line for people.
    package var description: String {
        switch self {
        case .notWellFormed(let line, let message): "not well formed, line \(line): \(message)"
        case .documentType(let line): "a document type declaration is not allowed, line \(line)"
        case .unsupportedEncoding(let label): "encoding \(label) is not supported, use UTF-8 or UTF-16"
        case .nulByte: "a NUL byte is not allowed in a document"
        case .tooLong(let limit): "the document is longer than \(limit) bytes"
        case .tooManyAttributes(let line): "too many attributes or namespace declarations, line \(line)"
        case .tooDeep(let line): "elements are nested too deeply, line \(line)"
        case .tooManyElements(let line): "too many elements, line \(line)"
        case .unusableSchema(let reason): "the schema can not be used: \(reason)"
        case .outOfMemory: "out of memory"
        }
    }
}

/// Our words for libxml2's error codes.
///
/// Its own words repeat pieces of the document, which may be pieces of a password.
enum ParserMessage {
    /// What went wrong, as one phrase.
    static func text(for code: Int32) -> String {
        phrases[code] ?? "syntax error (libxml2 code \(code))"
    }

    private static let phrases: [Int32: String] = Dictionary(
        uniqueKeysWithValues: [
            (XML_ERR_DOCUMENT_EMPTY, "the document is empty, or does not begin with a tag"),
            (XML_ERR_DOCUMENT_END, "content after the root element, or the document ends too early"),
            (XML_ERR_TAG_NOT_FINISHED, "the document ends before its elements do"),
            (XML_ERR_TAG_NAME_MISMATCH, "an end tag does not match its start tag"),
            (XML_ERR_GT_REQUIRED, "a tag is not closed"),
            (XML_ERR_LT_IN_ATTRIBUTE, "an unescaped < in an attribute"),
            (XML_ERR_NAME_REQUIRED, "a name is missing (an unescaped < or & perhaps)"),
            (XML_ERR_SPACE_REQUIRED, "white space is missing"),
            (XML_ERR_INVALID_CHAR, "a character that XML does not allow"),
            (XML_ERR_INVALID_CHARREF, "a character reference that XML does not allow"),
            (XML_ERR_INVALID_ENCODING, "bytes that are not proper UTF-8"),
            (XML_I18N_CONV_FAILED, "bytes that are not proper UTF-8"),
            (XML_ERR_UNDECLARED_ENTITY, "an entity that is not defined (an unescaped & perhaps)"),
            (XML_ERR_ENTITYREF_SEMICOL_MISSING, "an entity without its semicolon (an unescaped & perhaps)"),
            (XML_ERR_ATTRIBUTE_REDEFINED, "an attribute is there twice"),
            (XML_NS_ERR_ATTRIBUTE_REDEFINED, "an attribute is there twice"),
            (XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute's value is not quoted"),
            (XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "an attribute has no value"),
            (XML_ERR_CDATA_NOT_FINISHED, "a CDATA section is not closed"),
            (XML_ERR_COMMENT_NOT_FINISHED, "a comment is not closed, or holds two hyphens"),
            (XML_ERR_PI_NOT_FINISHED, "a processing instruction is not closed"),
            (XML_ERR_RESERVED_XML_NAME, "an XML declaration that is not at the very start"),
            (XML_ERR_XMLDECL_NOT_FINISHED, "the XML declaration is not closed"),
            (XML_ERR_MISPLACED_CDATA_END, "]]> in text"),
            (XML_NS_ERR_UNDEFINED_NAMESPACE, "a prefix that is not declared"),
            (XML_NS_ERR_EMPTY, "a prefix bound to an empty namespace"),
            (XML_NS_ERR_XML_NAMESPACE, "a reserved prefix or namespace is misused"),
            (XML_NS_ERR_QNAME, "a name that is no qualified name"),
            (XML_WAR_NS_URI, "a namespace that is no URI"),
        ].map { (Int32($0.0.rawValue), $0.1) }
    )
}
