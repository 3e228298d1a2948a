import Server

/// What a handler says to a request: the answer, or when to ask again (long polling).
package enum HTTPReply: Sendable {
    case now(HTTPResponse)
    /// Nothing to say yet.
    ///
    /// The closure is called after the time, unless the client has gone by then.
    case later(after: Duration, retry: @Sendable (_ now: Monotonic) -> HTTPReply)
}
