import Server

/// Answers requests.
///
/// It is called on an event loop and must not block; it may be called on several at the same time.
package protocol HTTPHandler: Sendable {
    /// The reply to a request that is well formed and let in.
    func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply
}
