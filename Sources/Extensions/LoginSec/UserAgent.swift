import EPP
import XML

/// The client's software, its technology and its operating system: at least one of them (RFC 8807 §4.1).
package struct UserAgent: Sendable, Equatable, Codable {
    package let app: String?
    package let tech: String?
    package let os: String?

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        guard children.next != nil else { throw .missing("app, tech or os", in: element) }
        app = try Self.text(children.optional("app"))
        tech = try Self.text(children.optional("tech"))
        os = try Self.text(children.optional("os"))
        try children.end()
    }

    private static func text(_ element: Element?) throws(EPPError) -> String? {
        try element.map { element throws(EPPError) in try element.token(0...Int.max) }
    }
}
