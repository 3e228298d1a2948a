import TLS

/// One peer's conversation: bytes in, steps out.
///
/// It touches no socket, so that tests run it without one. All calls come from one thread.
package protocol Conversation: AnyObject {
    /// The transport is up, after the TLS handshake if there is one.
    func open(_ peer: Peer, at now: Monotonic, _ output: inout Output)

    /// Bytes have come: any number of frames, or a part of one.
    func receive(_ bytes: Span<UInt8>, at now: Monotonic, _ output: inout Output)

    /// The steps of a batch with a pause are done.
    func resume(at now: Monotonic, _ output: inout Output)

    /// The deadline has passed. It must end the conversation or move the deadline; if it does neither, the connection is
    /// closed.
    func expire(at now: Monotonic, _ output: inout Output)

    /// The server is about to stop. What has come by then is still handed over, and after that comes `drain`.
    func beginDraining(at now: Monotonic)

    /// The server is about to stop: finish what is in flight, then ask for the end. By default the end is asked for at once.
    func drain(at now: Monotonic, _ output: inout Output)

    /// Somebody has called the peer's `wake`: what was waited for may be there. Not called while steps are outstanding.
    func wake(at now: Monotonic, _ output: inout Output)

    /// The connection gives way to a newer one: ask for the end, having said what there is to say. By default the end is
    /// asked for without a word.
    func giveWay(at now: Monotonic, _ output: inout Output)

    /// Whether it could give way to a newer one.
    var standing: Standing { get }

    /// When to be called again even if no byte comes. It rests while steps are outstanding.
    var deadline: Monotonic? { get }

    /// The end, whoever brought it about: called exactly once for each conversation that was opened.
    func closed(at now: Monotonic)
}

extension Conversation {
    package func resume(at now: Monotonic, _ output: inout Output) {}
    package func expire(at now: Monotonic, _ output: inout Output) { output.close() }
    package func beginDraining(at now: Monotonic) {}
    package func drain(at now: Monotonic, _ output: inout Output) { output.close() }
    package func wake(at now: Monotonic, _ output: inout Output) {}
    package func giveWay(at now: Monotonic, _ output: inout Output) { output.close() }
    package var standing: Standing { .settled }
    package var deadline: Monotonic? { nil }
    package func closed(at now: Monotonic) {}
}

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

    /// A connection is ended for others: it gives way to a newer one, or is itself refused because all others are busy.
    func crowdedOut(_ address: String, isNew: Bool)

    /// A connection was not served, or given up, without a conversation's doing; its address is asked for where it is told.
    func met(_ trouble: ConnectionTrouble, of address: @autoclosure () -> String)

    /// A handshake has come to nothing; the name is the one that the client asked for, where it came so far.
    func handshakeFailed(_ error: TLSError, from address: String, serverName: String?)
}

extension Service {
    package func admission(of address: String) -> Admission { .accept }
    package func choice(ofName serverName: String?) -> TLSConnection.NameChoice { .keep }
    package func crowdedOut(_ address: String, isNew: Bool) { met(isNew ? .crowdedOut : .madeWay, of: address) }
    package func met(_ trouble: ConnectionTrouble, of address: @autoclosure () -> String) {}
    package func handshakeFailed(_ error: TLSError, from address: String, serverName: String?) {
        met(.handshakeFailed(error), of: address)
    }
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

/// The other end of a connection, as the transport knows it.
package struct Peer: Sendable {
    /// Its numeric address.
    package var address: String
    package var port: Int
    /// The port of ours that it came to.
    package var localPort: Int
    /// The name that it asked for in the handshake.
    package var serverName: String?
    /// The certificate that it showed.
    package var certificate: PeerCertificate?
    /// TLSv1.2 or TLSv1.3; nil on a plain connection.
    package var protocolVersion: String?
    package var cipher: String?
    /// Whom the process itself vouches for: a registrar that acts inside it and shows no password.
    package var vouchedFor: String?
    /// What the conversation is for, where it is no client's own: the HTTP call that it carries out.
    package var purpose: String?
    /// Ends the connection in good order, from any thread: what is in flight is answered first.
    package var end: @Sendable () -> Void = {}
    /// Lets the loop call the conversation's `wake` soon, from any thread.
    package var wake: @Sendable () -> Void = {}

    /// A peer, as tests make it.
    package init(
        address: String,
        port: Int = 0,
        localPort: Int = 0,
        serverName: String? = nil,
        certificate: PeerCertificate? = nil,
        protocolVersion: String? = nil,
        cipher: String? = nil
    ) {
        self.address = address
        self.port = port
        self.localPort = localPort
        self.serverName = serverName
        self.certificate = certificate
        self.protocolVersion = protocolVersion
        self.cipher = cipher
    }
}
