/// What selects a command: `<create>` of a `domain-1.0`.
package struct CommandKey: Sendable, Hashable, CustomStringConvertible {
    package let verb: Verb
    /// The object's namespace; EPP's own for login, logout and poll.
    package let namespace: String

    package init(_ verb: Verb, _ namespace: String) {
        self.verb = verb
        self.namespace = namespace
    }

    package static func == (left: CommandKey, right: CommandKey) -> Bool {
        left.verb == right.verb && left.namespace == right.namespace
    }

    /// For example `domain:transfer request`.
    package var description: String {
        let operation =
            switch verb {
            case .transfer(let operation): " \(operation.rawValue)"
            case .poll(let operation): " \(operation.rawValue)"
            default: ""
            }
        return "\(Self.shortName(of: namespace)):\(verb.name)\(operation)"
    }

    /// As fault rules and the journal write it: `domain:create`, `login`, `poll:req`.
    package var shortDescription: String {
        guard namespace == Namespace.epp else { return description }
        if case .poll(let operation) = verb { return "poll:\(operation.rawValue)" }
        return verb.name
    }

    /// `domain` of `urn:ietf:params:xml:ns:domain-1.0`.
    package static func shortName(of namespace: String) -> String {
        let last = namespace.split(whereSeparator: { $0 == ":" || $0 == "/" }).last ?? ""
        return String(last.prefix { $0 != "-" })
    }
}
