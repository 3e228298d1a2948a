import HTTP
import JSON
import Network

/// Speaks with a conversation as a connection does, at a clock of its own.
final class HTTPDialogue {
    let conversation: HTTPConversation
    private(set) var now = Monotonic(nanoseconds: 1_000_000_000)
    private(set) var sent = ""
    private(set) var isClosed = false
    private(set) var pauses = 0
    private(set) var longestPause = Duration.zero

    convenience init(
        _ handler: any HTTPHandler = EchoHandler(),
        access: HTTPAccess = HTTPAccess(),
        limits: HTTPLimits = HTTPLimits(),
        budget: BodyBudget = BodyBudget()
    ) {
        self.init(HTTPSite(HTTPMount(handler, access: access)), limits: limits, budget: budget)
    }

    init(_ site: HTTPSite, limits: HTTPLimits = HTTPLimits(), budget: BodyBudget = BodyBudget()) {
        conversation = HTTPConversation(site, limits: limits, budget: budget)
        run { conversation.open(Peer(address: "127.0.0.1"), at: now, &$0) }
    }

    /// Gives bytes, in portions of a size, and returns what has been answered.
    @discardableResult
    func give(_ text: String, by size: Int = .max) -> String { give(Array(text.utf8), by: size) }

    @discardableResult
    func give(_ bytes: [UInt8], by size: Int = .max) -> String {
        var start = 0
        let before = sent.utf8.count
        while start < bytes.count, !isClosed {
            let end = start + min(size, bytes.count - start)
            run { conversation.receive(bytes.span.extracting(start..<end), at: now, &$0) }
            start = end
        }
        return String(decoding: sent.utf8.dropFirst(before), as: UTF8.self)
    }

    /// Lets time pass, as a loop would.
    @discardableResult
    func pass(_ time: Duration) -> String {
        let before = sent.utf8.count
        now += time
        while !isClosed, let deadline = conversation.deadline, deadline <= now {
            run { conversation.expire(at: now, &$0) }
            if let next = conversation.deadline, next <= now, !isClosed { break }
        }
        return String(decoding: sent.utf8.dropFirst(before), as: UTF8.self)
    }

    /// Wakes it, as what it waits for has come.
    @discardableResult
    func wake() -> String {
        let before = sent.utf8.count
        run { conversation.wake(at: now, &$0) }
        return String(decoding: sent.utf8.dropFirst(before), as: UTF8.self)
    }

    /// Lets it make way for a newer connection.
    @discardableResult
    func giveWay() -> String {
        let before = sent.utf8.count
        run { conversation.giveWay(at: now, &$0) }
        return String(decoding: sent.utf8.dropFirst(before), as: UTF8.self)
    }

    func drain() { run { conversation.drain(at: now, &$0) } }

    func leave() {
        conversation.closed(at: now)
        isClosed = true
    }

    private func run(_ call: (inout Output) -> Void) {
        var output = Output()
        call(&output)
        sent += String(decoding: output.bytes, as: UTF8.self)
        for step in output.steps {
            switch step {
            case .send(let bytes): sent += String(decoding: bytes, as: UTF8.self)
            case .pause(let duration):
                pauses += 1
                longestPause = max(longestPause, duration)
                now += duration
                run { conversation.resume(at: now, &$0) }
            case .close: leave()
            default: break
            }
        }
    }
}

/// Answers with what it was asked.
struct EchoHandler: HTTPHandler {
    func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply {
        .now(
            HTTPResponse(json: [
                "method": .string(request.method),
                "path": .array(request.path.map { .string($0) }),
                "query": .array(request.query.map { .string("\($0.name)=\($0.value)") }),
                "body": .string(String(decoding: request.body, as: UTF8.self)),
            ])
        )
    }
}
