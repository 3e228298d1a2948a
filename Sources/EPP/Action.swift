import XML

/// The verb of a command and the element its details are read from (RFC 5730 §2.9).
package struct Action: Sendable {
    package let key: CommandKey
    /// The object's element (`<domain:create>`); for login, logout and poll the verb's own.
    package let object: Element

    /// Throws 2000 for a verb that EPP does not define, 2001, 2003 and 2005 for a malformed one.
    package init(_ action: Element) throws(EPPError) {
        guard action.namespace == Namespace.epp else {
            if action.ancestors.last?.name == "extension" {
                try self.init(ofExtension: action)
                return
            }
            throw EPPError(.unknownCommand, "<\(action.name)> is not of \(Namespace.epp)", at: Item(action))
        }
        let name = action.name
        if let verb = Self.verb(name) {
            self.init(verb, try Self.object(of: action, allowing: []))
            return
        }
        switch name {
        case "login": self.init(.login, action)
        case "logout": self.init(.logout, action)
        case "poll": self.init(.poll(try action.operation(Verb.PollOperation.init(rawValue:))), action)
        case "transfer":
            let operation = try action.operation(Verb.TransferOperation.init(rawValue:))
            self.init(.transfer(operation), try Self.object(of: action, allowing: ["op"]))
        case "extension", "clTRID":
            throw EPPError(.syntaxError, "a command stands before <\(action.name)>", "RFC 5730 §2.5", at: Item(action))
        default: throw EPPError(.unknownCommand, "RFC 5730 §2.9 defines no <\(name)>", at: Item(action))
        }
    }

    private init(_ verb: Verb, _ object: Element) {
        let isSessionVerb = verb == .login || verb == .logout || verb.name == "poll"
        key = CommandKey(verb, isSessionVerb ? Namespace.epp : object.namespace)
        self.object = object
    }

    /// A command of a protocol extension: of FRED's one is known, of others none (RFC 5730 §2.7.1).
    private init(ofExtension action: Element) throws(EPPError) {
        guard action.namespace == Namespace.fred else {
            throw EPPError(.unimplementedExtension, "\(action.namespace) is not implemented", at: Item(action))
        }
        guard action.name == "extcommand" else {
            throw EPPError(.unknownCommand, "FRED has its commands in <extcommand>", at: Item(action))
        }
        var children = try Children(of: action)
        guard let command = children.next, command.name != "clTRID" else {
            throw .missing("a command", in: action)
        }
        _ = try children.any("a command")
        _ = children.optional("clTRID")
        try children.end()
        guard command.namespace == Namespace.fred, command.name == Verb.sendAuthInfo.name else {
            throw EPPError(.unimplementedCommand, "fred:\(command.name) is not implemented", at: Item(command))
        }
        self.init(.sendAuthInfo, namespace: Namespace.fred, command)
    }

    private init(_ verb: Verb, namespace: String, _ object: Element) {
        key = CommandKey(verb, namespace)
        self.object = object
    }

    /// The verbs that are about an object and have no operations.
    private static func verb(_ name: String) -> Verb? {
        switch name {
        case "check": .check
        case "info": .info
        case "create": .create
        case "delete": .delete
        case "renew": .renew
        case "update": .update
        default: nil
        }
    }

    /// The one child of a verb; its name must be the verb's, which the schema cannot say (RFC 5731 §3).
    private static func object(of action: Element, allowing attributes: [String]) throws(EPPError) -> Element {
        var children = try Children(of: action, attributes: attributes)
        let object = try children.any("an object")
        try children.end()
        guard object.namespace != Namespace.epp, !object.namespace.isEmpty, object.name == action.name else {
            throw .unexpected(object, in: action)
        }
        return object
    }
}

extension Element {
    fileprivate func operation<Operation>(_ make: (String) -> Operation?) throws(EPPError) -> Operation {
        guard let text = self[attribute: "op"] else { throw .missing(attribute: "op", of: self) }
        guard let operation = make(text.collapsed) else {
            throw EPPError(.valueSyntax, "\(quoted(text)) is no op of <\(name)>", "RFC 5730 §4", at: Item(self))
        }
        return operation
    }
}
