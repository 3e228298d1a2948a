/// The text that a client gave with a status, and its language (RFC 5731 §2.3).
public struct StatusNote: Sendable, Hashable, Codable {
    package let text: String
    package let language: String?

    package init(_ text: String, language: String? = nil) {
        self.text = text
        self.language = language
    }
}
