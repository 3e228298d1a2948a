import XML

/// A client's document, opened but not yet understood: the envelope every command is read from (RFC 5730 §2.5).
package enum Request: Sendable {
    case hello
    case command(CommandEnvelope)

    /// Reads the root element.
    ///
    /// Throws 2001 for anything that is neither `<hello>` nor `<command>`; what is wrong inside a command is said by
    /// `CommandEnvelope`, whose `clTRID` can then be echoed.
    package init(_ root: Element) throws(EPPError) {
        guard root.namespace == Namespace.epp, root.name == "epp" else {
            throw EPPError(.syntaxError, "the root element must be <epp> of \(Namespace.epp) (RFC 5730 §2.1)")
        }
        var children = try Children(of: root)
        let child = try children.any("hello or command")
        try children.end()
        guard child.namespace == Namespace.epp else { throw .unexpected(child, in: root) }
        switch child.name {
        case "hello":
            try Children(of: child).end()  // empty (RFC 5730 §2.3), though the schema leaves it open
            self = .hello
        case "command": self = .command(try CommandEnvelope(child))
        default: throw .unexpected(child, in: root)
        }
    }
}
