import Registry

/// What a command does to the session it came by.
package enum SessionEffect: Sendable, Equatable {
    case none
    /// The client is logged in from now on.
    case loggedIn(ClientID, Services)
    /// A login failed: enough of these close the connection (RFC 5730 §2.9.1.1).
    case loginFailed
}
