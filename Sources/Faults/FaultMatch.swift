/// When a fault acts: everything that is set must fit.
package struct FaultMatch: Sendable, Equatable, Codable {
    /// The registrar's identifier; before login, the one that asks to be let in.
    package var registrar: Glob?
    /// Such as `domain:create`, `domain:transfer request`, `login`, `poll:req`, `hello`, `greeting`; `domain:transfer`
    /// and `poll` stand for all their operations.
    package var command: Glob?
    /// Such as `domain`.
    package var object: String?
    /// The name or identifier of an object; in the TLS handshake, the name that the client asks for.
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

    /// Whether it is the right one; how often, and by what luck, is for the rule to count.
    func fits(_ occasion: Occasion) -> Bool {
        if let registrar, !registrar.matches(occasion.registrar) { return false }
        if let command, !occasion.commandNames.contains(where: command.matches) { return false }
        if let object, object != occasion.object { return false }
        if let name, !occasion.names.contains(where: name.matches) { return false }
        if let session, session != occasion.session { return false }
        return true
    }
}
