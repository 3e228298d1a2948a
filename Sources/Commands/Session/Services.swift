import EPP

/// The namespaces that a client listed at login: they decide what may be sent in either direction
/// (RFC 5730 §2.9.1.1, RFC 9038 §2).
package struct Services: Sendable, Equatable {
    package let objects: Set<String>
    package let extensions: Set<String>

    /// The same as lists, domains first: they are short, and two literals are compared by their addresses.
    private let objectList: [String]
    private let extensionList: [String]

    package init(objects: Set<String> = [], extensions: Set<String> = []) {
        self.objects = objects
        self.extensions = extensions
        objectList = Namespace.objects.filter(objects.contains) + objects.subtracting(Namespace.objects).sorted()
        extensionList = extensions.sorted()
    }

    /// Whether the client understands the namespace.
    package func include(_ namespace: String) -> Bool {
        includesObject(namespace) || extensionList.contains(namespace)
    }

    /// Whether the client understands the objects of a namespace.
    package func includesObject(_ namespace: String) -> Bool { objectList.contains(namespace) }
}
