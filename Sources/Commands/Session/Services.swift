/// The namespaces that a client listed at login: they decide what may be sent in either direction
/// (RFC 5730 §2.9.1.1, RFC 9038 §2).
package struct Services: Sendable, Equatable {
    package let objects: Set<String>
    package let extensions: Set<String>

    package init(objects: Set<String> = [], extensions: Set<String> = []) {
        self.objects = objects
        self.extensions = extensions
    }

    /// Whether the client understands the namespace.
    package func include(_ namespace: String) -> Bool {
        objects.contains(namespace) || extensions.contains(namespace)
    }
}
