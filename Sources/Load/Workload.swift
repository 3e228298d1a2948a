/// What the connections do over and over.
package enum Workload: String, CaseIterable, Sendable {
    case info, check, create, update, hello
    /// Connect, greeting, login, logout: the whole of it counts as one command.
    case login
    /// Nothing: sessions are opened and held.
    case idle

    /// Whether there is a session to open before commands are counted.
    var opensFirst: Bool { self != .login }

    /// A greeting carries no result code, and no other answer lacks one (RFC 5730 §2.4, §2.6).
    var expectedCode: Int { self == .hello ? AnswerReader.greeting : 1000 }
}
