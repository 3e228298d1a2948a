import Network

/// The body of an answer that comes bit by bit, such as a stream of events.
///
/// There is no thread for it, and no buffer but the connection's: it is asked for more only when the client has taken
/// what there was. One that takes nothing is dropped as every peer is that does not read.
package protocol HTTPStream: AnyObject, Sendable {
    /// What there is to send by now.
    func next(at now: Monotonic) -> HTTPStreamPart

    /// When there may be more.
    var subscription: HTTPSubscription { get }
}

/// What a stream has to say at a moment.
package struct HTTPStreamPart: Sendable {
    package var bytes: [UInt8]
    /// Whether nothing follows.
    package var isLast: Bool
    /// When to ask again, whatever happens.
    package var until: Monotonic

    package init(_ bytes: [UInt8], isLast: Bool = false, until: Monotonic) {
        self.bytes = bytes
        self.isLast = isLast
        self.until = until
    }
}

/// Something that happens elsewhere and that an answer waits for.
///
/// It is given what to call, once and from any thread, when it happens, and it may have happened already; it holds on to
/// that for as long as what it returns is held.
package typealias HTTPSubscription = @Sendable (_ wake: @escaping @Sendable () -> Void) -> any AnyObject & Sendable

/// Sending streams.
extension HTTPConversation {
    /// What comes within this time of the last part goes out with the next one: a busy stream costs twenty turns a second.
    static let pace = Duration.milliseconds(50)

    func begin(
        _ stream: any HTTPStream,
        _ response: HTTPResponse,
        for head: RequestHead,
        at now: Monotonic,
        _ output: inout Output
    ) {
        let isHead = head.line.method == "HEAD"
        ResponseWriter.write(response, toHead: isHead, closes: true, isWhole: false, &output.bytes)
        if isHead || isDraining { return end(&output) }
        input.removeAll()
        proceed(with: stream, at: now, &output)
    }

    /// Sends what there is; with nothing to send, waits to be woken.
    func proceed(with stream: any HTTPStream, at now: Monotonic, _ output: inout Output) {
        let part = stream.next(at: now)
        output.bytes += part.bytes
        if part.isLast { return end(&output) }
        guard part.bytes.isEmpty else { return rest(stream, until: part.until, &output) }
        stage = .streaming(stream, until: max(part.until, now + .milliseconds(1)), watch: stream.subscription(wakeUp))
    }

    /// Goes on when the client has taken what was sent.
    private func rest(_ stream: any HTTPStream, until: Monotonic, _ output: inout Output) {
        stage = .streaming(stream, until: until, watch: nil)
        isPaused = true
        output.steps.append(.pause(Self.pace))
    }
}
