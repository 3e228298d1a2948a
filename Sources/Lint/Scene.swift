import EPP
import XML

/// Whose frame it is.
package enum Sender: String, Sendable, CaseIterable {
    case client, server
}

/// What a rule looks at: one document, the command that it is or answers, and what is known of the session so far.
struct Scene {
    let root: Element
    /// `<greeting>`, `<hello>`, `<command>` or `<response>`.
    let content: Element
    let sender: Sender
    /// The client's own command, or the one that a response answers; nil where that is not known.
    let asked: AskedCommand?
    let facts: SessionFacts

    var isResponse: Bool { sender == .server && content.name == "response" }
    var isGreeting: Bool { sender == .server && content.name == "greeting" }
    var isCommand: Bool { sender == .client && content.name == "command" }

    /// The first result's code.
    var code: Int? { isResponse ? content.first("result")?.code : nil }
    var isSuccess: Bool { code.map { $0 < 2000 } ?? false }

    /// What a response tells of objects.
    var data: [Element] { isResponse ? content.first("resData")?.children ?? [] : [] }
    var extensions: [Element] { content.first("extension")?.children ?? [] }
}

/// A command as far as it could be read.
struct AskedCommand {
    let verb: String
    /// Of a transfer or a poll.
    let operation: String?
    /// The verb's element.
    let action: Element
    /// What the verb is about: `<domain:info>`.
    let object: Element?
    let extensions: [Element]
    let clientIdentifier: String?

    /// Nil for what is no command.
    init?(_ content: Element) {
        guard content.name == "command", let action = content.firstChild else { return nil }
        self.action = action
        verb = action.name
        operation = action[attribute: "op"]?.collapsed
        object = action.name == "login" ? nil : action.firstChild
        extensions = content.first("extension")?.children ?? []
        clientIdentifier = content.first("clTRID")?.text.collapsed
    }

    /// `transfer op=request`.
    var words: String { operation.map { "\(verb) op=\($0)" } ?? verb }

    /// The objects that the command names.
    var names: [String] { object?.objectNames ?? [] }
}

/// What has been learned in a session.
struct SessionFacts {
    /// What was seen since the connection came up, and nothing is missing.
    var isComplete = false
    var greeting: Services?
    /// What the login named, once it has succeeded.
    var login: Services?
    var client: String?
    /// The session's end has been announced.
    var isOver = false
    var hasGreeted = false

    /// What a greeting or a login lists.
    struct Services {
        var objects: Set<String> = []
        var extensions: Set<String> = []
        var versions: Set<String> = []
        var languages: Set<String> = []

        init(greeting: Element) {
            guard let menu = greeting.first("svcMenu") else { return }
            take(menu)
            versions = Set(menu.all("version").map(\.text.collapsed))
            languages = Set(menu.all("lang").map(\.text.collapsed))
        }

        init(login: Element) {
            if let services = login.first("svcs") { take(services) }
            let options = login.first("options")
            versions = Set(options?.all("version").map(\.text.collapsed) ?? [])
            languages = Set(options?.all("lang").map(\.text.collapsed) ?? [])
        }

        private mutating func take(_ element: Element) {
            objects = Set(element.all("objURI").map(\.text.collapsed))
            extensions = Set(element.first("svcExtension")?.all("extURI").map(\.text.collapsed) ?? [])
        }

        func has(_ namespace: String) -> Bool { objects.contains(namespace) || extensions.contains(namespace) }
    }
}

extension Element {
    /// A result's code.
    var code: Int? { self[attribute: "code"].flatMap { Int($0.collapsed) } }

    /// The names, or identifiers, directly inside an object's element.
    package var objectNames: [String] {
        children.filter { $0.namespace == namespace && ["name", "id"].contains($0.name) }.map(\.text.collapsed)
    }

    /// The element and all inside it.
    package var all: [Element] { [self] + children.flatMap(\.all) }
}
