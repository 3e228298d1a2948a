import Network

/// One client's requests over HTTP/1.1 (RFC 9112): bytes in, bytes out, answers in the order of the requests.
///
/// While an answer is awaited reading goes on, as only so a client's early end is noticed; what it has pipelined waits.
package final class HTTPConversation: Conversation {
    enum Stage {
        /// Between requests, or in a header.
        case head
        case body(RequestHead, BodyReader)
        /// The handler has said when to ask it again.
        case waiting(
            RequestHead,
            until: Monotonic,
            retry: @Sendable (Monotonic) -> HTTPReply,
            watch: (any AnyObject & Sendable)? = nil
        )
        /// An answer is under way that has no end of its own.
        case streaming(any HTTPStream, until: Monotonic, watch: (any AnyObject & Sendable)?)
        case over
    }

    private let site: HTTPSite
    /// The API that the present request is for; the site's root between requests.
    private var mount: HTTPMount
    private let limits: HTTPLimits
    private let budget: BodyBudget
    var stage = Stage.head
    private var head: HeadReader
    var input = InputBuffer()
    /// Nothing may be done until the steps that were asked for are.
    var isPaused = false
    private(set) var isDraining = false
    /// The answer under way goes out in chunks.
    var isChunked = false
    private var partDeadline: Monotonic?
    private var address = ""
    /// What a subscription calls.
    private(set) var wakeUp: @Sendable () -> Void = {}

    package init(_ site: HTTPSite, limits: HTTPLimits = HTTPLimits(), budget: BodyBudget = BodyBudget()) {
        self.site = site
        self.budget = budget
        mount = site.root
        self.limits = limits
        head = HeadReader(limits)
    }

    package var deadline: Monotonic? {
        switch stage {
        case .waiting(_, let until, _, _), .streaming(_, let until, _): until
        case .head, .body, .over: partDeadline
        }
    }

    package func open(_ peer: Peer, at now: Monotonic, _ output: inout Output) {
        wakeUp = peer.wake
        address = peer.address
        partDeadline = now + limits.idleTime
    }

    package func receive(_ bytes: Span<UInt8>, at now: Monotonic, _ output: inout Output) {
        switch stage {
        // Whoever reads a stream has nothing more to ask on this connection.
        case .over, .streaming: return
        case .head, .body, .waiting: break
        }
        if isIdle, !bytes.isEmpty { partDeadline = now + limits.headerTime }
        input.append(bytes)
        if !isPaused { advance(at: now, &output) }
    }

    package func resume(at now: Monotonic, _ output: inout Output) {
        isPaused = false
        if case .waiting(_, let until, _, _) = stage, until <= now { return ask(at: now, &output) }
        if case .streaming(let stream, _, _) = stage { return proceed(with: stream, at: now, &output) }
        advance(at: now, &output)
    }

    package func wake(at now: Monotonic, _ output: inout Output) {
        switch stage {
        case .waiting: ask(at: now, &output)
        case .streaming(let stream, _, _): proceed(with: stream, at: now, &output)
        case .head, .body, .over: break
        }
    }

    package func expire(at now: Monotonic, _ output: inout Output) {
        switch stage {
        case .waiting: ask(at: now, &output)
        case .streaming(let stream, _, _): proceed(with: stream, at: now, &output)
        case .head where isIdle: end(&output)
        case .head, .body: refuse(HTTPProblem(408, "The request took too long to come."), &output)
        case .over: break
        }
    }

    package func drain(at now: Monotonic, _ output: inout Output) {
        isDraining = true
        switch stage {
        case .streaming: end(&output)
        case .waiting(let request, _, let retry, _):
            if case .now(let response) = retry(now) { return answer(request, response, at: now, &output) }
            let problem = HTTPProblem(503, "The server is about to stop.")
            answer(request, mount.errors.response(problem), at: now, &output)
        case .head where isIdle: end(&output)
        case .head, .body, .over: break
        }
    }

    package var standing: Standing {
        switch stage {
        case .head where isPaused: .busy
        case .head, .over: .idle
        case .body, .waiting, .streaming: .waiting
        }
    }

    package func giveWay(at now: Monotonic, _ output: inout Output) {
        isDraining = true
        let problem = HTTPProblem(503, "There are too many connections: this one has made way for a newer one.")
        switch stage {
        case .waiting(let request, _, let retry, _):
            if case .now(let response) = retry(now) { return answer(request, response, at: now, &output) }
            answer(request, mount.errors.response(problem), at: now, &output)
        case .body: refuse(problem, &output)
        case .head, .streaming, .over: end(&output)
        }
    }

    package func closed(at now: Monotonic) {
        // With the closure goes all that it holds on to.
        stage = .over
        partDeadline = nil
        input.removeAll()
    }

    private var isIdle: Bool {
        if case .head = stage { return input.isEmpty && !head.hasBegun }
        return false
    }
}

/// Reading requests and answering them.
extension HTTPConversation {
    /// Goes on as far as the bytes allow.
    private func advance(at now: Monotonic, _ output: inout Output) {
        do throws(HTTPProblem) {
            while !isPaused {
                switch stage {
                case .head:
                    guard let request = try head.next(&input) else { return }
                    try begin(request, at: now, &output)
                case .body(let request, var reader):
                    // Given up before it is changed, or the whole body would be copied each time.
                    stage = .head
                    let body = try reader.next(&input)
                    guard let body else {
                        stage = .body(request, reader)
                        return
                    }
                    // The body counts until it is answered.
                    withExtendedLifetime(reader) { respond(to: request, body, at: now, &output) }
                case .waiting(_, let until, _, _): return holdBack(until: until, at: now, &output)
                case .streaming, .over: return
                }
            }
        } catch { refuse(error, &output) }
    }

    /// The header is there: whatever forbids the request is said before its body comes.
    private func begin(_ request: RequestHead, at now: Monotonic, _ output: inout Output) throws(HTTPProblem) {
        mount = site.mount(of: request.line.target.path)
        do throws(HTTPProblem) {
            if let expectation = request.fields["Expect"], expectation.lowercased() != "100-continue",
                request.line.isCurrent
            {
                throw HTTPProblem(417, "The only expectation met here is 100-continue (RFC 9110 section 10.1.1).")
            }
            try mount.access.check(request)
            let reader = try BodyReader(request.framing, atMost: largestBody(of: request), limits, of: budget)
            if request.expectsContinue && input.isEmpty { output.bytes += ResponseWriter.goOn }
            stage = .body(request, reader)
            partDeadline = now + limits.bodyTime
        } catch {
            // With a body to come, nobody knows where the next request begins.
            if request.hasBody { throw error }
            answer(request, mount.errors.response(error), at: now, &output)
        }
    }

    private func largestBody(of head: RequestHead) -> Int {
        let path = mount.path(behindPrefix: head.line.target.path)
        return mount.handler.largestBody(head.line.method, path: path) ?? limits.body
    }

    private func respond(to head: RequestHead, _ body: [UInt8], at now: Monotonic, _ output: inout Output) {
        let target = head.line.target
        let request = HTTPRequest(
            head.line.method,
            path: mount.path(behindPrefix: target.path),
            query: target.query,
            fields: head.fields,
            body: body,
            from: address
        )
        follow(mount.handler.respond(to: request, at: now), for: head, at: now, &output)
    }

    private func follow(_ reply: HTTPReply, for request: RequestHead, at now: Monotonic, _ output: inout Output) {
        switch reply {
        case .now(let response): answer(request, response, at: now, &output)
        case .later(let duration, let retry):
            // A deadline must lie ahead.
            stage = .waiting(request, until: now + max(duration, .milliseconds(1)), retry: retry)
        case .awaiting(let subscription, let duration, let retry):
            let until = now + max(duration, .milliseconds(1))
            stage = .waiting(request, until: until, retry: retry, watch: subscription(wakeUp))
        case .stream(let response, let stream): begin(stream, response, for: request, at: now, &output)
        case .lost(let ending):
            stage = .over
            partDeadline = nil
            input.removeAll()
            output.steps.append(ending)
        }
    }

    private func ask(at now: Monotonic, _ output: inout Output) {
        guard case .waiting(let request, _, let retry, _) = stage else { return }
        follow(retry(now), for: request, at: now, &output)
        if !isPaused { advance(at: now, &output) }
    }

    /// A client that pipelines without end while it waits is no longer read.
    private func holdBack(until: Monotonic, at now: Monotonic, _ output: inout Output) {
        guard input.count > limits.waitingBytes else { return }
        isPaused = true
        output.steps.append(.pause(until - now))
    }

    private func answer(
        _ request: RequestHead,
        _ response: HTTPResponse,
        at now: Monotonic,
        _ output: inout Output
    ) {
        let closes = !request.keepsAlive || isDraining
        ResponseWriter.write(response, toHead: request.line.method == "HEAD", closes: closes, &output.bytes)
        if closes { return end(&output) }
        stage = .head
        mount = site.root
        partDeadline = now + (input.isEmpty ? limits.idleTime : limits.headerTime)
        // Small requests can ask for large answers: the rest waits until these are taken.
        if output.bytes.count > limits.answeredBytes {
            isPaused = true
            output.steps.append(.pause(.zero))
        }
    }

    /// Says what is wrong and ends: what follows can't be trusted.
    private func refuse(_ problem: HTTPProblem, _ output: inout Output) {
        ResponseWriter.write(mount.errors.response(problem), toHead: false, closes: true, &output.bytes)
        end(&output)
    }

    func end(_ output: inout Output) {
        stage = .over
        partDeadline = nil
        input.removeAll()
        output.close()
    }
}
