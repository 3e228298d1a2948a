private import CLibXML2

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
