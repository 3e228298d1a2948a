extension Element {
    /// An attribute of an element.
    package struct Attribute: Sendable, Hashable {
        /// The namespace's name, empty where the attribute has none.
        package var namespace: String
        /// The local name.
        package var name: String
        /// The value, after the normalisation that XML prescribes.
        package var value: String

        /// Makes an attribute from its parts.
        package init(namespace: String = "", name: String, value: String) {
            self.namespace = namespace
            self.name = name
            self.value = value
        }
    }
}
