import EPP
import Network
import Registry
import XML

/// A fault and when it acts.
package struct FaultRule: Sendable, Equatable, Codable {
    /// Empty until it is added, if the user gives it none.
    package var id: String
    package var match: FaultMatch
    package var effect: FaultEffect
    /// How many times it acts still; nil is for ever.
    package var remaining: Int?

    package init(
        id: String = "",
        match: FaultMatch = FaultMatch(),
        effect: FaultEffect,
        remaining: Int? = nil
    ) {
        self.id = id
        self.match = match
        self.effect = effect
        self.remaining = remaining
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decodeIfPresent(String.self, forKey: .id) ?? ""
        match = try fields.decodeIfPresent(FaultMatch.self, forKey: .match) ?? FaultMatch()
        effect = try fields.decode(FaultEffect.self, forKey: .effect)
        remaining = try fields.decodeIfPresent(Int.self, forKey: .remaining)
    }

    private enum CodingKeys: String, CodingKey { case id, match, effect, remaining }
}

/// When a fault acts: everything that is set must fit.
package struct FaultMatch: Sendable, Equatable, Codable {
    /// The registrar's identifier; before login, the one that asks to be let in.
    package var registrar: Glob?
    /// Such as `domain:create`, `domain:transfer request`, `login`, `poll:req`, `hello`, `greeting`; `domain:transfer`
    /// and `poll` stand for all their operations.
    package var command: Glob?
    /// Such as `domain`.
    package var object: String?
    /// The name or identifier of an object; before the TLS handshake the peer's address, in it the name that the client
    /// asks for.
    package var name: Glob?
    /// An element in the command's `<extension>`, at any depth: `authCode:request`, `rgp:*`.
    package var `extension`: Glob?
    package var session: Int?
    /// Only the n-th time that all else fits, counted from 1.
    package var occurrence: Int?
    /// From 0 to 1.
    package var probability: Double?

    package init(
        registrar: Glob? = nil,
        command: Glob? = nil,
        object: String? = nil,
        name: Glob? = nil,
        extension: Glob? = nil,
        session: Int? = nil,
        occurrence: Int? = nil,
        probability: Double? = nil
    ) {
        self.registrar = registrar
        self.command = command
        self.object = object
        self.name = name
        self.extension = `extension`
        self.session = session
        self.occurrence = occurrence
        self.probability = probability
    }

    /// What does not fit; how often, and with what probability, is for `FaultState`.
    func misfits(_ context: FaultContext) -> FaultMisfits {
        var misfits: FaultMisfits = []
        if let registrar, !registrar.matches(context.registrar) { misfits.insert(.registrar) }
        if let command, !context.commandNames.contains(where: command.matches) { misfits.insert(.command) }
        if let object, object != context.object { misfits.insert(.object) }
        if let name, !context.names.contains(where: name.matches) { misfits.insert(.name) }
        if let session, session != context.session { misfits.insert(.session) }
        // Elements are looked for only where all else fits.
        if let `extension`, misfits.isEmpty, !context.extensionNames.contains(where: `extension`.matches) {
            misfits.insert(.extension)
        }
        return misfits
    }
}

/// What a rule is matched against: a frame, or a connection that has no frame yet.
package struct FaultContext: Sendable {
    package var registrar: ClientID = ""
    /// The command's full name, and the name without its operation.
    var commandNames: [String] = []
    var object = ""
    package private(set) var names: [String] = []
    /// The children of the command's `<extension>`.
    private var extensions: [Element] = []
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
        extensions = envelope.extensions
        if action.namespace == Namespace.fred, let command = action.firstChild {
            object = CommandKey.shortName(of: action.namespace)
            commandNames = ["\(object):\(command.name)"]
            takeNames(of: command.firstChild)
            return
        }
        guard let element = action.children.first, Self.objectVerbs.contains(action.name), element.name == action.name
        else {
            take(sessionCommand: action)
            return
        }
        object = CommandKey.shortName(of: element.namespace)
        commandNames = ["\(object):\(action.name)"]
        if let operation = action[attribute: "op"] { commandNames.append("\(object):\(action.name) \(operation)") }
        takeNames(of: element)
    }

    private mutating func takeNames(of element: Element?) {
        for child in element?.children ?? [] where child.name == "name" || child.name == "id" {
            names.append(child.text.collapsed.lowercased())
        }
    }

    private static let objectVerbs: Set<String> = ["check", "info", "create", "delete", "renew", "update", "transfer"]

    private mutating func take(sessionCommand action: Element) {
        commandNames = [action.name]
        if let operation = action[attribute: "op"] { commandNames.append("\(action.name):\(operation)") }
        if let client = action.first("clID") { registrar = client.text.collapsed }
    }

    /// What is left to look at when the frame is gone: its extensions are a part of it.
    var withoutExtensions: FaultContext {
        var context = self
        context.extensions = []
        return context
    }

    /// Every element in the command's extensions: `authCode:request`.
    var extensionNames: [String] {
        var (names, left): ([String], [Element]) = ([], extensions)
        while let element = left.popLast() {
            names.append("\(CommandKey.shortName(of: element.namespace)):\(element.name)")
            left += element.children
        }
        return names
    }

    var isLogin: Bool { commandNames == ["login"] }
    var isLogout: Bool { commandNames == ["logout"] }
}

/// A pattern for names: `*` stands for any characters, `?` for one; case is ignored.
package struct Glob: RawRepresentable, Sendable, Equatable, Codable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package init(stringLiteral value: String) { rawValue = value }

    /// Whether the whole text fits.
    ///
    /// Only the last star is ever tried again, so the work is bounded by the product of both lengths.
    package func matches(_ text: String) -> Bool {
        let (pattern, text) = (Self.folded(rawValue), Self.folded(text))
        var (place, position) = (0, 0)
        var lastStar: (place: Int, position: Int)?
        while position < text.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                lastStar = (place, position)
                place += 1
            } else if place < pattern.count, pattern[place] == UInt8(ascii: "?") || pattern[place] == text[position] {
                place += 1
                position += 1
            } else if let star = lastStar {
                lastStar = (star.place, star.position + 1)
                (place, position) = (star.place + 1, star.position + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    static func folded(_ text: String) -> [UInt8] {
        text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }
}
