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
