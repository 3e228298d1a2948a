/// What an entry of the journal says, as demands write it.
struct Saying: Sendable {
    /// Whose doing it is.
    enum Source: Sendable {
        /// The registrar whom the entry names.
        case registrar
        /// Somebody at the control API or at the holder's desk.
        case `operator`
        /// A connection that has no session so far: nobody knows whose.
        case connection
    }

    /// A command such as `domain:create`, or one of the words for what is none.
    let command: String
    let code: Int?
    var source = Source.registrar
    /// The HTTP call that it is a part of, or is.
    var call: String?
    /// Of a call that is over: its commands but for the login, and the objects that they named.
    var commands: [String] = []
    var names: [String]?
    /// What went wrong with it on purpose, by the effect's name.
    var fault: String?
    /// Whether the client has not got the answer.
    var isLost = false

    /// Words for what is no command; "any command" does not mean them.
    static let others: Set<String> = ["closed", "call", "handshake", "handshakeFailed", "operator"]
}
