import HTTP
import Network
import Testing

@Suite("HTTP: requests and answers")
struct HTTPConversationTests {
    static let post =
        "POST /a%2Fb/c?x=1&y=a+b HTTP/1.1\r\nHost: localhost:80\r\nContent-Type: application/json\r\n"

    @Test("A request is answered, and the connection stays")
    func keepsAlive() {
        let dialogue = HTTPDialogue()
        let answer = dialogue.give("GET /a/b HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"))
        #expect(answer.hasSuffix(#"{"body":"","method":"GET","path":["a","b"],"query":[]}"#))
        #expect(!answer.contains("Connection: close") && !answer.lowercased().contains("access-control"))
        #expect(!dialogue.isClosed)
        #expect(dialogue.give("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").contains("close"))
        #expect(dialogue.isClosed)
    }

    @Test("The portions in which bytes come make no difference", arguments: [1, 2, 3, 7, 1000])
    func portions(size: Int) {
        let request =
            Self.post + "Content-Length: 7\r\n\r\n{\"a\":1}" + Self.post
            + "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\n{\"a\r\n04\r\n\":1}\r\n0\r\nTrailer: yes\r\n\r\n"
        let whole = HTTPDialogue().give(request)
        #expect(whole.components(of: #""body":"{\"a\":1}""#) == 2)
        #expect(whole.contains(#""path":["a/b","c"],"query":["x=1","y=a b"]"#))
        #expect(HTTPDialogue().give(request, by: size) == whole)
    }

    @Test("Pipelined requests are answered in order")
    func pipelining() {
        let requests = (1...50).map { "GET /\($0) HTTP/1.1\r\nHost: localhost\r\n\r\n" }.joined()
        let answers = HTTPDialogue().give(requests)
        let places = (1...50).compactMap { answers.range(ofText: "\"path\":[\"\($0)\"]") }
        #expect(places.count == 50 && places == places.sorted())
    }

    @Test("Large answers to small requests wait until they are taken")
    func backPressure() {
        var limits = HTTPLimits()
        limits.answeredBytes = 100
        let dialogue = HTTPDialogue(limits: limits)
        let request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
        dialogue.give(request + request + request)
        #expect(dialogue.pauses == 3)
        #expect(dialogue.sent.components(of: "200 OK") == 3)
    }

    @Test("HEAD is answered without a body, and its length is told")
    func headHasNoBody() {
        let answer = HTTPDialogue().give("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(answer.hasSuffix("\r\n\r\n") && answer.contains("Content-Length: 48"))
    }

    @Test("HTTP/1.0 is answered and closed")
    func oldVersion() {
        let dialogue = HTTPDialogue()
        #expect(dialogue.give("GET / HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n").contains("200 OK"))
        #expect(dialogue.isClosed)
    }

    @Test("A client that expects it is told to go on, once its header is good")
    func expectation() {
        let dialogue = HTTPDialogue()
        let header = Self.post + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n"
        #expect(dialogue.give(header) == "HTTP/1.1 100 Continue\r\n\r\n")
        #expect(dialogue.give("{}").hasPrefix("HTTP/1.1 200"))
        #expect(HTTPDialogue().give(header + "{}").hasPrefix("HTTP/1.1 200"))
        let refused = HTTPDialogue(access: HTTPAccess(token: "secret"))
        #expect(refused.give(header).hasPrefix("HTTP/1.1 401"))
    }

    @Test("An answer can't be split by what is in a field")
    func noSplitting() {
        struct Splitter: HTTPHandler {
            func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply {
                .now(HTTPResponse(204, fields: ["X": "a\r\nSet-Cookie: b", "Content-Length": "9"]))
            }
        }
        let answer = HTTPDialogue(Splitter()).give("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(answer.contains("X: a  Set-Cookie: b\r\n") && !answer.contains("Content-Length"))
    }
}

extension String {
    func components(of part: String) -> Int {
        var (count, rest) = (0, self[...])
        while let range = rest.firstRange(of: part) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }

    func range(ofText part: String) -> String.Index? { firstRange(of: part)?.lowerBound }
}
