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
        session: Int? = nil,
        occurrence: Int? = nil,
        probability: Double? = nil
    ) {
        self.registrar = registrar
        self.command = command
        self.object = object
        self.name = name
        self.session = session
        self.occurrence = occurrence
        self.probability = probability
    }

    /// Whether it is the right one; how often, and with what probability, is for `FaultState`.
    func fits(_ context: FaultContext) -> Bool {
        if let registrar, !registrar.matches(context.registrar) { return false }
        if let command, !context.commandNames.contains(where: command.matches) { return false }
        if let object, object != context.object { return false }
        if let name, !context.names.contains(where: name.matches) { return false }
        if let session, session != context.session { return false }
        return true
    }
}
