import HTTP
import JSON
import Locks
import Network
import Testing

@Suite("HTTP: long polling")
struct HTTPLongPollTests {
    /// Has nothing to say until it was asked a number of times.
    final class Slow: HTTPHandler {
        let asked = Locked(0)
        let times: Int
        init(times: Int) { self.times = times }

        func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply {
            if request.path == ["quick"] { return .now(HTTPResponse(json: "quick")) }
            return reply()
        }

        private func reply() -> HTTPReply {
            let count = asked.withLock { count in
                count += 1
                return count
            }
            if count > times { return .now(HTTPResponse(json: "slow")) }
            return .later(after: .seconds(1)) { [self] _ in reply() }
        }
    }

    static let slow = "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n"
    static let quick = "GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n"

    @Test("The answer comes when there is one, and what was pipelined behind it later")
    func waits() {
        let dialogue = HTTPDialogue(Slow(times: 2))
        #expect(dialogue.give(Self.slow + Self.quick) == "")
        #expect(dialogue.pass(.milliseconds(999)) == "")
        #expect(dialogue.pass(.milliseconds(1)) == "")
        let answers = dialogue.pass(.seconds(1))
        #expect(answers.components(of: "HTTP/1.1 200") == 2)
        #expect(
            answers.range(ofText: "\"slow\"") ?? answers.endIndex < answers.range(ofText: "\"quick\"")
                ?? answers.startIndex
        )
        #expect(dialogue.give(Self.quick).contains("\"quick\""))
    }

    @Test("Nobody is asked again for a client that has gone, and nothing of its request is kept")
    func earlyClose() {
        let handler = Slow(times: 5)
        let dialogue = HTTPDialogue(handler)
        dialogue.give(Self.slow)
        dialogue.leave()
        #expect(dialogue.conversation.deadline == nil)
        dialogue.pass(.seconds(10))
        #expect(handler.asked.withLock { $0 } == 1)
    }

    @Test("A client that pipelines without end while it waits is read no more")
    func heldBack() {
        var limits = HTTPLimits()
        limits.waitingBytes = 100
        let dialogue = HTTPDialogue(Slow(times: 1), limits: limits)
        dialogue.give(Self.slow + Self.quick + Self.quick + Self.quick)
        #expect(dialogue.pauses == 1)
        #expect(dialogue.sent.components(of: "HTTP/1.1 200") == 4)
    }

    @Test("A server that stops answers at once and closes")
    func drain() {
        let waiting = HTTPDialogue(Slow(times: 5))
        waiting.give(Self.slow)
        waiting.drain()
        #expect(waiting.sent.hasPrefix("HTTP/1.1 503 ") && waiting.isClosed)
        let idle = HTTPDialogue()
        idle.drain()
        #expect(idle.sent == "" && idle.isClosed)
        let begun = HTTPDialogue()
        begun.give("GET / HT")
        begun.drain()
        #expect(!begun.isClosed)
        #expect(begun.give("TP/1.1\r\nHost: localhost\r\n\r\n").contains("Connection: close") && begun.isClosed)
    }
}
