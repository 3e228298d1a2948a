import HTTP
import Locks
import Network
import Testing

@Suite("HTTP: streams")
struct HTTPStreamTests {
    /// Says what it is given, and notes whether anybody waits for more.
    final class Feed: HTTPHandler, HTTPStream {
        private let state = Locked(State())

        private struct State {
            var text = ""
            var isLast = false
            var isFinite = false
            var cost = Duration.zero
            var wake: (@Sendable () -> Void)?
            weak var watch: Watch?
            var asked = 0
        }

        final class Watch: Sendable {}

        func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply {
            .stream(HTTPResponse(200, fields: ["Content-Type": "text/event-stream"]), self)
        }

        func next(at now: Monotonic) -> HTTPStreamPart {
            state.withLock { state in
                state.asked += 1
                defer { state.text = "" }
                let begin = Monotonic.now()
                while !state.text.isEmpty, Monotonic.now() - begin < state.cost {}
                return HTTPStreamPart(Array(state.text.utf8), isLast: state.isLast, until: now + .seconds(15))
            }
        }

        var subscription: HTTPSubscription {
            { [state] wake in
                let watch = Watch()
                state.withLock { state in
                    state.wake = wake
                    state.watch = watch
                }
                return watch
            }
        }

        var isFinite: Bool {
            get { state.withLock(\.isFinite) }
            set { state.withLock { $0.isFinite = newValue } }
        }

        var isAwaited: Bool { state.withLock { $0.watch != nil } }
        var asked: Int { state.withLock(\.asked) }

        func say(_ text: String, isLast: Bool = false, taking cost: Duration = .zero) {
            state.withLock { state in
                state.cost = cost
                state.text += text
                state.isLast = isLast
            }
        }
    }

    static let get = "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"

    @Test("What there is comes at once, the rest when it happens, until the end")
    func comesAsItHappens() {
        let feed = Feed()
        feed.say("one")
        let dialogue = HTTPDialogue(feed)
        let beginning = dialogue.give(Self.get)
        #expect(beginning.hasPrefix("HTTP/1.1 200 ") && beginning.hasSuffix("\r\n\r\none"))
        #expect(beginning.contains("Connection: close") && !beginning.contains("Content-Length"))
        #expect(feed.isAwaited && dialogue.pauses == 1)
        feed.say("two")
        #expect(dialogue.wake() == "two" && !dialogue.isClosed)
        #expect(dialogue.wake() == "")
        feed.say("three", isLast: true)
        #expect(dialogue.wake() == "three" && dialogue.isClosed)
        #expect(!feed.isAwaited)
    }

    @Test("A stream with nothing to say is asked for a sign of life, and what its client sends is not read")
    func silence() {
        let feed = Feed()
        let dialogue = HTTPDialogue(feed)
        dialogue.give(Self.get + Self.get)
        let asked = feed.asked
        #expect(dialogue.give(Self.get) == "")
        #expect(feed.asked == asked)
        feed.say("beat")
        #expect(dialogue.pass(.seconds(14)) == "")
        #expect(dialogue.pass(.seconds(1)) == "beat")
    }

    @Test("Nobody waits for a client that has gone, and a server that stops ends its streams")
    func leaving() {
        let feed = Feed()
        let dialogue = HTTPDialogue(feed)
        dialogue.give(Self.get)
        #expect(feed.isAwaited)
        dialogue.leave()
        #expect(!feed.isAwaited)
        let draining = HTTPDialogue(feed)
        draining.give(Self.get)
        draining.drain()
        #expect(draining.isClosed && !feed.isAwaited)
    }

    @Test("Whoever watches a busy server does not slow it down: what is dear to make rests longer")
    func rest() {
        #expect(HTTPConversation.rest(after: .microseconds(20)) == .milliseconds(50))
        #expect(HTTPConversation.rest(after: .milliseconds(4)) == .milliseconds(200))
        #expect(HTTPConversation.rest(after: .seconds(3)) == .seconds(1))
        let feed = Feed()
        feed.say("one", taking: .milliseconds(3))
        let dialogue = HTTPDialogue(feed)
        dialogue.give(Self.get)
        #expect(dialogue.longestPause >= .milliseconds(150))
    }

    @Test("A text with an end goes out in chunks, and as fast as it is taken")
    func finite() {
        let feed = Feed()
        feed.isFinite = true
        feed.say("one", taking: .milliseconds(3))
        let dialogue = HTTPDialogue(feed)
        let beginning = dialogue.give(Self.get)
        #expect(beginning.contains("Transfer-Encoding: chunked\r\n") && beginning.hasSuffix("\r\n\r\n3\r\none\r\n"))
        #expect(dialogue.longestPause == .zero)
        feed.say("two and more", isLast: true)
        #expect(dialogue.wake() == "c\r\ntwo and more\r\n0\r\n\r\n" && dialogue.isClosed)
        let old = Feed()
        old.isFinite = true
        old.say("all", isLast: true)
        let answer = HTTPDialogue(old).give("GET /events HTTP/1.0\r\nHost: localhost\r\n\r\n")
        #expect(answer.hasSuffix("\r\n\r\nall") && !answer.contains("chunked"))
    }

    @Test("HEAD is told how the stream would begin")
    func head() {
        let feed = Feed()
        feed.say("one")
        let dialogue = HTTPDialogue(feed)
        let answer = dialogue.give("HEAD /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(answer.contains("text/event-stream") && answer.hasSuffix("\r\n\r\n") && dialogue.isClosed)
    }
}
