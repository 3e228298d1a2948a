/// A document that the program puts together from elements, which are copied.
struct DocumentDraft {
    private var parts = DocumentParts()
    private var names = NameTable()

    var document: Document { Document(parts, names) }

    /// Adds an element without children and answers its place.
    mutating func add(
        _ namespace: String,
        _ name: String,
        _ attributes: [Element.Attribute],
        text: String,
        line: Int
    ) -> Int {
        let place = parts.add(names.number(of: namespace), names.number(of: name), line: line)
        for attribute in attributes {
            let (namespace, name) = (names.number(of: attribute.namespace), names.number(of: attribute.name))
            parts.add(namespace, name, value: Array(attribute.value.utf8).span)
        }
        parts.setText(of: place, Array(text.utf8)[...])
        return place
    }

    /// Adds a copy of an element and all that is inside.
    mutating func add(_ element: Element, below parent: Int) {
        let place = add(element.namespace, element.name, element.attributes, text: element.text, line: element.line)
        parts.link(place, below: parent)
        for child in element.children { add(child, below: place) }
    }
}
