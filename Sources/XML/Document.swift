/// A parsed document: an array of nodes, each before its children; an `Element` is a place in it.
///
/// Nodes are plain numbers: a name is a place in `names`, text and values are stretches of `bytes`. A string is made of
/// what somebody asks for, and of nothing else.
final class Document: Sendable {
    let nodes: [Node]
    let attributes: [Attribute]
    let bytes: [UInt8]
    let names: [String]

    init(_ parts: DocumentParts, _ names: NameTable) {
        nodes = parts.nodes
        attributes = parts.attributes
        bytes = parts.bytes
        self.names = names.names
    }

    /// An element: its names, where its text and its attributes are, its relatives.
    struct Node: Sendable {
        let namespace: NameTable.Number
        let name: NameTable.Number
        let line: Int32
        var text = Stretch()
        var attributes = Stretch()
        /// Places of the first and the last child, and of the next sibling; 0, the root's own, for none.
        var firstChild: Int32 = 0
        var lastChild: Int32 = 0
        var next: Int32 = 0
    }

    /// An attribute: its names, and where its value is.
    struct Attribute: Sendable {
        let namespace: NameTable.Number
        let name: NameTable.Number
        let value: Stretch
    }

    /// Elements that follow one another in an array.
    struct Stretch: Sendable {
        var start: Int32 = 0
        var count: Int32 = 0

        var isEmpty: Bool { count == 0 }
        var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    /// The string that a stretch of the bytes holds.
    func string(_ stretch: Stretch) -> String {
        if stretch.isEmpty { return "" }
        return String(decoding: bytes[stretch.indices], as: UTF8.self)
    }

    func name(_ number: NameTable.Number) -> String { names[Int(number)] }
}
