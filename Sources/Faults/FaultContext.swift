import EPP
import Network
import Registry
import XML

/// What a rule is matched against: a frame, or a connection that has no frame yet.
package struct FaultContext {
    package var registrar: ClientID = ""
    /// The command's full name, and the name without its operation.
    var commandNames: [String] = []
    var object = ""
    package private(set) var names: [String] = []
    package var session = 0
    /// Sessions that the registrar has open.
    package var openSessions = 0
    /// Errors that this session was answered with, this one included; nil where the answer is none.
    package var errors: Int?
    package var now = Instant(milliseconds: 0)
    package var moment = Monotonic(nanoseconds: 0)

    /// What is no command: `greeting`, `hello`.
    package init(_ name: String) { commandNames = [name] }

    /// A connection that has just come: what is known of it is its peer's address.
    package init(address: String) {
        commandNames = ["connection"]
        names = [address]
    }

    /// A connection in its TLS handshake.
    package init(serverName: String?) { names = [serverName].compactMap(\.self) }

    package init(_ envelope: CommandEnvelope) {
        let action = envelope.action
        guard let element = action.children.first, Self.objectVerbs.contains(action.name), element.name == action.name
        else {
            take(sessionCommand: action)
            return
        }
        object = CommandKey.shortName(of: element.namespace)
        commandNames = ["\(object):\(action.name)"]
        if let operation = action[attribute: "op"] { commandNames.append("\(object):\(action.name) \(operation)") }
        for child in element.children where child.name == "name" || child.name == "id" {
            names.append(child.text.collapsed.lowercased())
        }
    }

    private static let objectVerbs: Set<String> = ["check", "info", "create", "delete", "renew", "update", "transfer"]

    private mutating func take(sessionCommand action: Element) {
        commandNames = [action.name]
        if let operation = action[attribute: "op"] { commandNames.append("\(action.name):\(operation)") }
        if let client = action.first("clID") { registrar = client.text.collapsed }
    }

    var isLogin: Bool { commandNames == ["login"] }
    var isLogout: Bool { commandNames == ["logout"] }
}
