import TLS

/// Makes conversations.
///
/// There is one for each event loop and listener, so what it holds needs no lock.
package protocol Service: AnyObject {
    /// A conversation for a connection whose transport is up.
    func conversation() -> any Conversation

    /// What to do with a connection that has just come, before a byte is read.
    func admission(of address: String) -> Admission

    /// What to do about the name that a client asks for in the TLS handshake.
    func choice(ofName serverName: String?) -> TLSConnection.NameChoice

    /// A handshake has come to nothing.
    func handshakeFailed(_ error: TLSError, from address: String)
}

extension Service {
    package func admission(of address: String) -> Admission { .accept }
    package func choice(ofName serverName: String?) -> TLSConnection.NameChoice { .keep }
    package func handshakeFailed(_ error: TLSError, from address: String) {}
}

/// What to do with a new connection.
package enum Admission: Sendable {
    case accept
    /// Closes at once.
    case close
    /// Closes at once with a TCP reset.
    case reset
    /// Waits before it begins with the handshake.
    case delay(Duration)
    /// Shows another identity.
    case context(TLSContext)
}
