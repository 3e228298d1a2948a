import Foundation

/// Lays out a document that the server wrote, for readers: a line for each element, text beside its tags.
package enum IndentedXML {
    package static func text(of bytes: [UInt8]) -> String {
        var lines: [String] = []
        var depth = 0
        var isOpen = false  // the last line is a start tag: its text and its end may follow it
        for token in tokens(String(decoding: bytes, as: UTF8.self)) {
            if token.hasPrefix("</") {
                depth -= 1
                if isOpen { lines[lines.count - 1] += token } else { lines.append(indent(depth) + token) }
                isOpen = false
            } else if token.hasPrefix("<") {
                lines.append(indent(depth) + token)
                isOpen = !token.hasPrefix("<?") && !token.hasSuffix("/>")
                if isOpen { depth += 1 }
            } else if isOpen {
                lines[lines.count - 1] += token
            } else if !token.allSatisfy(\.isWhitespace) {
                lines.append(indent(depth) + token)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: max(depth, 0)) }

    /// Tags, and the text between them.
    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var token = ""
        for character in text {
            if character == "<", !token.isEmpty {
                tokens.append(token)
                token = ""
            }
            token.append(character)
            if character == ">", token.hasPrefix("<") {
                tokens.append(token)
                token = ""
            }
        }
        return token.isEmpty ? tokens : tokens + [token]
    }
}
