/// An element named in an answer's `<value>`: what was wrong, as the client wrote it (RFC 5730 §2.6).
package struct Item: Sendable, Hashable {
    package let namespace: String
    package let name: String
    package let text: String

    package init(_ namespace: String, _ name: String, _ text: String = "") {
        self.namespace = namespace
        self.name = name
        self.text = text
    }
}
