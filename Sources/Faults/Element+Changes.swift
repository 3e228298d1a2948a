import XML

extension Element {
    /// Changes the first child, if there is one: the response or greeting of a document.
    mutating func changeFirstChild(_ change: (inout Element) -> Void) {
        if !children.isEmpty { change(&children[0]) }
    }

    /// Changes the first child of a name, if there is one.
    mutating func changeFirst(_ name: String, _ change: (inout Element) -> Void) {
        if let index = children.firstIndex(where: { $0.name == name }) { change(&children[index]) }
    }
}
