import XML

/// An element by its namespace and its name: extensions that mean the same may call it otherwise.
package struct ForeignElement: Sendable, Hashable {
    package let namespace: String
    package let name: String

    package init(_ namespace: String, _ name: String) {
        self.namespace = namespace
        self.name = name
    }

    func matches(_ element: Element) -> Bool { element.name == name && element.namespace == namespace }
}
