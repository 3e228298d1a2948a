import XML

/// Reads an element's children in the order its schema gives; each reader takes what stands next.
package struct Children {
    private var cursor: Element.Cursor
    /// Whose children they are.
    package var parent: Element { cursor.parent }

    /// Throws 2001 where the element carries text of its own, or an attribute not named here.
    package init(of parent: Element, attributes: [String] = []) throws(EPPError) {
        try parent.expectAttributes(attributes)
        try parent.expectNoText()
        cursor = Element.Cursor(parent)
    }

    /// The element that stands next.
    package var next: Element? { cursor.next }

    /// The next child, if it has this name and its parent's namespace.
    package mutating func optional(_ name: String) -> Element? { cursor.take(name) }

    /// The next child, which must have this name: otherwise 2003, or 2001 where something else stands in its place.
    package mutating func required(_ name: String) throws(EPPError) -> Element {
        if let child = optional(name) { return child }
        if let next, parent.first(name) != nil { throw .unexpected(next, in: parent) }
        throw .missing(name, in: parent)
    }

    /// All the children of this name that stand next.
    package mutating func many(_ name: String, atMost limit: Int = .max) throws(EPPError) -> [Element] {
        var found: [Element] = []
        while let child = optional(name) {
            guard found.count < limit else {
                throw EPPError(.syntaxError, "more than \(limit) <\(name)>", at: Item(child))
            }
            found.append(child)
        }
        return found
    }

    /// As `many`, but there must be one.
    package mutating func some(_ name: String, atMost limit: Int = .max) throws(EPPError) -> [Element] {
        let found = try many(name, atMost: limit)
        guard !found.isEmpty else { throw .missing(name, in: parent) }
        return found
    }

    /// The next child, whatever it is; `what` names it for the refusal.
    package mutating func any(_ what: String) throws(EPPError) -> Element {
        guard let child = next else { throw .missing(what, in: parent) }
        cursor.advance()
        return child
    }

    /// Nothing may be left.
    package func end() throws(EPPError) {
        if let child = next { throw .unexpected(child, in: parent) }
    }
}
