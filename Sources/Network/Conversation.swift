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

    /// The server is about to stop: finish what is in flight, then ask for the end. By default the end is asked for at once.
    func drain(at now: Monotonic, _ output: inout Output)

    /// When to be called again even if no byte comes. It rests while steps are outstanding.
    var deadline: Monotonic? { get }

    /// The end, whoever brought it about: called exactly once for each conversation that was opened.
    func closed(at now: Monotonic)
}

extension Conversation {
    package func resume(at now: Monotonic, _ output: inout Output) {}
    package func expire(at now: Monotonic, _ output: inout Output) { output.close() }
    package func drain(at now: Monotonic, _ output: inout Output) { output.close() }
    package var deadline: Monotonic? { nil }
    package func closed(at now: Monotonic) {}
}
