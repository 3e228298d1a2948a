import EPP
import XML

/// Writes the same answer in another, legal way.
struct WriteInStyle: FaultKind {
    static let name = "style"
    static let summary = "the same answer in another legal form"
    static let parameters = [FaultParameter("as", .words(AnswerStyle.allCases.map(\.rawValue)))]
    static let sample = WriteInStyle(as: [.pretty])

    var `as`: [AnswerStyle]

    var stage: FaultStage { .answer }

    func document(from answer: Element) -> [UInt8] {
        var root = answer
        if `as`.contains(.severalResults) { root.changeFirstChild(Self.repeatFailure) }
        return StyledWriter.document(root, Set(`as`))
    }

    private static func repeatFailure(_ response: inout Element) {
        guard let first = response.first("result"), first[attribute: "code"]?.hasPrefix("2") == true else { return }
        response.children.insert(first, at: 0)
    }
}

extension FaultEffect {
    package static func style(as styles: [AnswerStyle]) -> FaultEffect { FaultEffect(WriteInStyle(as: styles)) }
}

/// A legal way of writing XML that a client may not have thought of; several can be combined.
package enum AnswerStyle: String, Sendable, Equatable, Codable, CaseIterable {
    /// Every namespace has a prefix, EPP's own too, and none is the usual one.
    case otherPrefixes
    /// No prefix at all: every namespace is declared where it begins.
    case defaultNamespaces
    case byteOrderMark
    /// One element a line, indented.
    case pretty
    case singleQuotes
    /// Text in CDATA sections.
    case cdata
    /// Text in character references.
    case references
    /// Comments between elements.
    case comments
    /// Comments in the middle of a text.
    case commentsInText
    /// Big-endian UTF-16 with a byte order mark (RFC 5730 §5).
    case utf16
    case noDeclaration
    /// A second result; only a failure may have one (RFC 5730 §2.6).
    case severalResults
}

/// Writes an element's tree in some style; without any, in the plain dialect of all answers.
struct StyledWriter: ~Copyable {
    private let styles: Set<AnswerStyle>
    private var xml = XMLWriter()
    private var otherPrefixes: [String: String] = [:]

    /// The document's bytes.
    static func document(_ root: Element, _ styles: Set<AnswerStyle> = []) -> [UInt8] {
        var writer = StyledWriter(styles)
        writer.writeDeclaration()
        writer.write(root, scope: [:], depth: 0)
        return writer.encoded()
    }

    private init(_ styles: Set<AnswerStyle>) { self.styles = styles }

    private mutating func writeDeclaration() {
        guard !styles.contains(.noDeclaration) else { return }
        let encoding = styles.contains(.utf16) ? "UTF-16" : "UTF-8"
        append("<?xml version=\(quoted("1.0")) encoding=\(quoted(encoding)) standalone=\(quoted("no"))?>")
        if styles.contains(.comments) { append("<!-- before the root -->") }
    }

    private mutating func write(_ element: Element, scope: [String: String], depth: Int) {
        var scope = scope
        let prefix = prefix(of: element.namespace)
        let name = prefix.isEmpty ? element.name : "\(prefix):\(element.name)"
        indent(depth)
        append("<\(name)")
        if scope[prefix, default: ""] != element.namespace {
            scope[prefix] = element.namespace
            append(prefix.isEmpty ? " xmlns=" : " xmlns:\(prefix)=")
            append(quoted(element.namespace))
        }
        for attribute in element.attributes { append(" \(attribute.name)=\(quoted(attribute.value))") }
        if element.children.isEmpty && element.text.isEmpty { return append("/>") }
        append(">")
        writeContent(of: element, scope, depth)
        append("</\(name)>")
    }

    private mutating func writeContent(of element: Element, _ scope: [String: String], _ depth: Int) {
        guard !element.children.isEmpty else { return write(text: element.text) }
        for child in element.children {
            if styles.contains(.comments) { append("<!-- <\(child.name)> -->") }
            write(child, scope: scope, depth: depth + 1)
        }
        indent(depth)
    }

    private mutating func write(text: String) {
        if styles.contains(.references) {
            for scalar in text.unicodeScalars { append("&#x\(String(scalar.value, radix: 16));") }
        } else if styles.contains(.cdata), !text.contains("]]>") {
            append("<![CDATA[\(text)]]>")
        } else if styles.contains(.commentsInText) {
            let middle = text.index(text.startIndex, offsetBy: text.count / 2)
            xml.text(String(text[..<middle]))
            append("<!-- in the middle -->")
            xml.text(String(text[middle...]))
        } else {
            xml.text(text)
        }
    }

    private mutating func indent(_ depth: Int) {
        guard styles.contains(.pretty) else { return }
        append("\n" + String(repeating: "    ", count: depth))
    }

    private mutating func prefix(of namespace: String) -> String {
        if namespace.isEmpty || styles.contains(.defaultNamespaces) { return "" }
        guard styles.contains(.otherPrefixes) else {
            return namespace == Namespace.epp ? "" : CommandKey.shortName(of: namespace)
        }
        if let known = otherPrefixes[namespace] { return known }
        let prefix = "n\(otherPrefixes.count + 1)"
        otherPrefixes[namespace] = prefix
        return prefix
    }

    private mutating func append(_ markup: String) { xml.raw(Array(markup.utf8)) }

    private func quoted(_ value: String) -> String {
        var escaped = XMLWriter(capacity: 64)
        escaped.text(value)
        let quote = styles.contains(.singleQuotes) ? "'" : "\""
        var text = quote
        for character in String(decoding: escaped.bytes, as: UTF8.self) {
            switch character {
            case "\"": text += "&quot;"
            case "'": text += "&apos;"
            case "\n": text += "&#10;"
            case "\t": text += "&#9;"
            default: text.append(character)
            }
        }
        return text + quote
    }

    private consuming func encoded() -> [UInt8] {
        let styles = styles
        let bytes = xml.finish()
        if styles.contains(.utf16) {
            let units = [0xFEFF] + Array(String(decoding: bytes, as: UTF8.self).utf16)
            return units.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        }
        return styles.contains(.byteOrderMark) ? [0xEF, 0xBB, 0xBF] + bytes : bytes
    }
}
