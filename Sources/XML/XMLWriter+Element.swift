extension XMLWriter {
    /// Writes an element that was read, with its namespaces declared as default namespaces.
    ///
    /// Text comes before the children: where between them it stood is not known any more.
    package mutating func write(_ element: Element) {
        write(element, inside: nil)
    }

    private mutating func write(_ element: Element, inside namespace: String?) {
        put(UInt8(ascii: "<"))
        text(element.name)
        if element.namespace != namespace {
            raw(" xmlns")
            attributeValue(element.namespace)
        }
        for (index, attribute) in element.attributes.enumerated() { write(attribute, number: index) }
        guard !element.text.isEmpty || !element.children.isEmpty else { return raw("/>") }
        put(UInt8(ascii: ">"))
        text(element.text)
        for child in element.children { write(child, inside: element.namespace) }
        raw("</")
        text(element.name)
        put(UInt8(ascii: ">"))
    }

    /// An attribute takes no part in the default namespace: one that has a namespace gets a prefix of its own.
    private mutating func write(_ attribute: Element.Attribute, number: Int) {
        put(UInt8(ascii: " "))
        if attribute.namespace == Self.xmlNamespace {
            raw("xml:")
        } else if !attribute.namespace.isEmpty {
            raw("xmlns:a")
            integer(number)
            attributeValue(attribute.namespace)
            raw(" a")
            integer(number)
            raw(":")
        }
        text(attribute.name)
        attributeValue(attribute.value)
    }

    /// The prefix `xml` is bound to this namespace without being declared (Namespaces in XML 1.0, section 3).
    private static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
}
