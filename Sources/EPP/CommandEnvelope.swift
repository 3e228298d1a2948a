import XML

/// `<command>`: one verb, perhaps extensions, perhaps the client's transaction identifier (RFC 5730 §2.5).
package struct CommandEnvelope: Sendable {
    /// The verb's element, such as `<create>` or `<login>`.
    package var action: Element
    /// The children of `<extension>`.
    package let extensions: [Element]
    /// The client's identifier as the schema reads it: white space collapsed.
    package let clientTransactionID: String?
    /// What was wrong with the envelope; kept, not thrown, so that the answer can carry the `clTRID`.
    package let fault: EPPError?

    init(_ command: Element) throws(EPPError) {
        guard let action = command.firstChild else {
            throw EPPError(.parameterMissing, "<command> is empty", "RFC 5730 §2.5", at: Item(command))
        }
        self.action = action
        let last = command.lastChild
        let identifier = last.flatMap { $0.isEPP("clTRID") ? try? $0.token(3...64) : nil }
        clientTransactionID = identifier
        do throws(EPPError) {
            extensions = try Self.read(command, isIdentified: identifier != nil)
            fault = nil
        } catch {
            extensions = []
            fault = error
        }
    }

    /// Reads `<extension>` in the place of `<command>`: a command that a protocol extension defines, with a transaction
    /// identifier of its own at its end (RFC 5730 §2.7.1).
    init(ofExtension container: Element) throws(EPPError) {
        guard let action = container.firstChild else {
            throw EPPError(.parameterMissing, "<extension> is empty", "RFC 5730 §2.7.1", at: Item(container))
        }
        self.action = action
        extensions = []
        let last = action.lastChild.flatMap { $0.namespace == action.namespace && $0.name == "clTRID" ? $0 : nil }
        let identifier = last.flatMap { try? $0.token(3...64) }
        clientTransactionID = identifier
        do throws(EPPError) {
            guard try Self.elements(of: container).count == 1 else {
                throw EPPError(.syntaxError, "one command at a time", "RFC 5730 §2.7.1", at: Item(container))
            }
            if identifier == nil { _ = try last?.token(3...64) }
            fault = nil
        } catch {
            fault = error
        }
    }

    /// Checks the order of the envelope's parts, and reads the extensions.
    private static func read(_ command: Element, isIdentified: Bool) throws(EPPError) -> [Element] {
        var children = try Children(of: command)
        _ = try children.any("a command")
        let container = children.optional("extension")
        if let identifier = children.optional("clTRID"), !isIdentified { _ = try identifier.token(3...64) }
        try children.end()
        return try container.map { container throws(EPPError) in try elements(of: container) } ?? []
    }

    /// At least one element, none of EPP's own (`extAnyType` of RFC 5730 §4).
    private static func elements(of container: Element) throws(EPPError) -> [Element] {
        try container.expectNoText()
        try container.expectAttributes([])
        guard !container.children.isEmpty else {
            throw EPPError(.parameterMissing, "<extension> is empty", "RFC 5730 §2.5", at: Item(container))
        }
        for child in container.children where child.namespace == Namespace.epp || child.namespace.isEmpty {
            throw .unexpected(child, in: container)
        }
        return container.children
    }
}

extension Element {
    fileprivate func isEPP(_ name: String) -> Bool { namespace == Namespace.epp && self.name == name }
}
