import XML

/// Why a command was refused: the one error a command may throw (RFC 5730 §3).
package struct EPPError: Error, Equatable {
    /// The result code of the answer.
    package let code: ResultCode
    /// What stood in the way, for a human: the broken rule and its section.
    ///
    /// Never a secret.
    package let reason: String
    /// The element at fault, written into `<value>`; without one the answer carries the code alone.
    package let item: Item?

    package init(_ code: ResultCode, _ reason: String = "", at item: Item? = nil) {
        self.code = code
        self.reason = reason
        self.item = item
    }
}

/// An element named in an answer's `<value>`: what was wrong, as the client wrote it (RFC 5730 §2.6).
package struct Item: Sendable, Hashable {
    package let namespace: String
    package let name: String
    package let text: String

    package init(_ namespace: String, _ name: String, _ text: String = "") {
        self.namespace = namespace
        self.name = name
        self.text = text
    }
}

extension EPPError {
    /// 2003: an element that the schema demands is not there.
    package static func missing(_ name: String, in parent: Element) -> EPPError {
        EPPError(.parameterMissing, "<\(parent.name)> at line \(parent.line) lacks \(name)", at: Item(parent))
    }

    /// 2003: an attribute that the schema demands is not there.
    package static func missing(attribute: String, of element: Element) -> EPPError {
        EPPError(.parameterMissing, "<\(element.name)> at line \(element.line) lacks \(attribute)=", at: Item(element))
    }

    /// 2001: an element stands where the schema has no place for it.
    package static func unexpected(_ child: Element, in parent: Element) -> EPPError {
        EPPError(
            .syntaxError,
            "<\(child.name)> at line \(child.line) is not expected there in <\(parent.name)>",
            at: Item(child)
        )
    }
}

extension Item {
    /// The element as the client wrote it; secrets are left out, since answers are logged.
    package init(_ element: Element) {
        let isSecret = SecretElements.contains(element.name)
        let isLeftOut = isSecret || element.hasChildren || element.text.utf8.count > 255
        self.init(element.namespace, element.name, isLeftOut ? "" : element.text)
    }
}
