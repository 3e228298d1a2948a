import XML

/// A part of an answer: its namespace, and how it is written.
package struct Fragment: Sendable {
    package typealias Write = @Sendable (inout XMLWriter) -> Void

    package let namespace: String
    package let write: Write

    package init(_ namespace: String, _ write: @escaping Write) {
        self.namespace = namespace
        self.write = write
    }
}
