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

    /// Whether it is a text with an end: it goes out in chunks, so that a client sees whether it is whole (RFC 9112 §7.1),
    /// and as fast as that takes it.
    var isFinite: Bool { get }
}

extension HTTPStream {
    package var isFinite: Bool { false }
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
    private static let pace = Duration.milliseconds(50)

    /// How long a stream rests after a part that took so long to make: it has a fiftieth of a thread's time at most, so that
    /// whoever watches a busy server does not slow it down; a second is the longest.
    package static func rest(after took: Duration) -> Duration { max(pace, min(took * 50, .seconds(1))) }

    func begin(
        _ stream: any HTTPStream,
        _ response: HTTPResponse,
        for head: RequestHead,
        at now: Monotonic,
        _ output: inout Output
    ) {
        let isHead = head.line.method == "HEAD"
        isChunked = stream.isFinite && head.line.isCurrent
        let body: ResponseWriter.Body = isChunked ? .chunked : .untilTheEnd
        ResponseWriter.write(response, toHead: isHead, closes: true, as: body, &output.bytes)
        if isHead || isDraining { return end(&output) }
        input.removeAll()
        proceed(with: stream, at: now, &output)
    }

    /// Sends what there is; with nothing to send, waits to be woken.
    func proceed(with stream: any HTTPStream, at now: Monotonic, _ output: inout Output) {
        let begin = Monotonic.now()
        let part = stream.next(at: now)
        let took = Monotonic.now() - begin
        if isChunked { ResponseWriter.chunk(part.bytes, isLast: part.isLast, &output.bytes) }
        if !isChunked { output.bytes += part.bytes }
        if part.isLast { return end(&output) }
        guard part.bytes.isEmpty else {
            let time = stream.isFinite ? Duration.zero : Self.rest(after: took)
            return rest(stream, until: part.until, time, &output)
        }
        stage = .streaming(stream, until: max(part.until, now + .milliseconds(1)), watch: stream.subscription(wakeUp))
    }

    /// Goes on when the client has taken what was sent.
    private func rest(_ stream: any HTTPStream, until: Monotonic, _ time: Duration, _ output: inout Output) {
        stage = .streaming(stream, until: until, watch: nil)
        isPaused = true
        output.steps.append(.pause(time))
    }
}
