import XML

/// A client's document, opened but not yet understood: the envelope every command is read from (RFC 5730 §2.5).
package enum Request: Sendable {
    case hello
    case command(CommandEnvelope)

    /// Reads the root element.
    ///
    /// Throws 2001 for anything that is neither `<hello>` nor `<command>`, nor an `<extension>` in its place; what is wrong inside a command is said by
    /// `CommandEnvelope`, whose `clTRID` can then be echoed.
    package init(_ root: Element) throws(EPPError) {
        guard root.namespace == Namespace.epp, root.name == "epp" else {
            let found =
                root.namespace.isEmpty ? "<\(root.name)> of no namespace" : "<\(root.name)> of \(root.namespace)"
            let reason = "the root element must be <epp> of \(Namespace.epp), not \(found)"
            throw EPPError(.syntaxError, reason, "RFC 5730 §2.1", at: Item(root.namespace, root.name))
        }
        var children = try Children(of: root)
        let child = try children.any("hello or command")
        try children.end()
        guard child.namespace == Namespace.epp else {
            let found = child.namespace.isEmpty ? "no namespace" : child.namespace
            let reason = "<\(child.name)> at line \(child.line) must be of \(Namespace.epp), not of \(found)"
            throw EPPError(.syntaxError, reason, "RFC 5730 §2.1", at: Item(child.namespace, child.name))
        }
        switch child.name {
        case "hello":
            try Children(of: child).end()  // empty (RFC 5730 §2.3), though the schema leaves it open
            self = .hello
        case "command": self = .command(try CommandEnvelope(child))
        case "extension": self = .command(try CommandEnvelope(ofExtension: child))
        default: throw .unexpected(child, in: root)
        }
    }
}
