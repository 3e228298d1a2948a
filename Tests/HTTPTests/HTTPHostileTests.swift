import HTTP
import Network
import Testing

@Suite("HTTP: what is malformed, too large or too slow")
struct HTTPHostileTests {
    static let host = "Host: localhost\r\n"
    static let json = "Content-Type: application/json\r\n"
    static let malformed: [(String, Int)] = [
        ("GET  / HTTP/1.1\r\n\(host)\r\n", 400), ("GET /\r\n\r\n", 400), ("GET / HTTP/1.1\n\(host)\n", 400),
        ("GET / http/1.1\r\n\(host)\r\n", 400), ("GET / HTTP/2.0\r\n\(host)\r\n", 505),
        ("PRI * HTTP/2.0\r\n\r\n", 505),
        ("G@T / HTTP/1.1\r\n\(host)\r\n", 400), ("GET a HTTP/1.1\r\n\(host)\r\n", 400),
        ("GET /%zz HTTP/1.1\r\n\(host)\r\n", 400), ("GET /%4 HTTP/1.1\r\n\(host)\r\n", 400),
        ("GET /%ff HTTP/1.1\r\n\(host)\r\n", 400), ("GET /%00 HTTP/1.1\r\n\(host)\r\n", 400),
        ("GET /a/%2e%2e/b HTTP/1.1\r\n\(host)\r\n", 400), ("GET /#a HTTP/1.1\r\n\(host)\r\n", 400),
        ("\r\n\r\n\r\nGET / HTTP/1.1\r\n\(host)\r\n", 400), ("GET /\r HTTP/1.1\r\n\(host)\r\n", 400),
        ("\u{16}\u{3}\u{1}\u{2}\r\n", 400),
        ("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\(host)A: b\r\n c\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n\(host)A: b\nB: c\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\(host)no colon\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n\(host): b\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\(host)A: \u{0}\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n\(host)\(host)\r\n", 400),
        ("POST / HTTP/1.1\r\n\(host)\(json)Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400),
        ("POST / HTTP/1.1\r\n\(host)\(json)Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 400),
        ("POST / HTTP/1.1\r\n\(host)\(json)Content-Length: 2, 2\r\n\r\n{}", 400),
        ("POST / HTTP/1.1\r\n\(host)\(json)Content-Length: +2\r\n\r\n{}", 400),
        ("POST / HTTP/1.1\r\n\(host)\(json)Content-Length: -2\r\n\r\n{}", 400),
        ("POST / HTTP/1.1\r\n\(host)\(json)Content-Length:\r\n\r\n{}", 400),
        ("POST / HTTP/1.1\r\n\(host)\(json)Content-Length: 99999999999999999999999\r\n\r\n{}", 413),
        ("POST / HTTP/1.1\r\n\(host)\(json)Content-Length: 1048577\r\n\r\n{}", 413),
        ("POST / HTTP/1.1\r\n\(host)\(json)Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}", 400),
        ("POST / HTTP/1.1\r\n\(host)\(json)Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\n\(host)\(json)Transfer-Encoding: gzip, chunked\r\n\r\n", 501),
        ("POST / HTTP/1.1\r\n\(host)\(json)Transfer-Encoding:\r\n\r\n", 400),
        ("POST / HTTP/1.0\r\n\(host)\(json)Transfer-Encoding: chunked\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\n\(host)\(json)Expect: tea\r\nContent-Length: 2\r\n\r\n{}", 417),
    ]

    @Test("Malformed requests are refused and the connection closed", arguments: malformed)
    func refuses(request: String, status: Int) {
        for size in [1, Int.max] {
            let dialogue = HTTPDialogue()
            let answer = dialogue.give(request, by: size)
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(request)")
            #expect(answer.contains("application/problem+json") && answer.contains("\"status\":\(status)"))
            #expect(
                answer.components(of: "\r\n\r\n") == 1 && dialogue.isClosed && answer.contains("Connection: close")
            )
        }
    }

    @Test(
        "Malformed chunks are refused",
        arguments: [
            ("x\r\n", 400), ("\r\n", 400), ("-1\r\n", 400), ("0x2\r\n", 400), ("2\n{}", 400), ("2 \r\n{}\r\n", 400),
            ("2\r\n{}3\r\n", 400), ("2\r\n{}\n", 400), ("ffffffffffffffff\r\n", 413), ("fffffffffffffffff\r\n", 413),
            ("100001\r\n", 413), (String(repeating: "0", count: 300), 400),
            ("2;" + String(repeating: "a", count: 300), 400),
            ("0\r\n folded\r\n\r\n", 400), ("0\r\nno colon\r\n\r\n", 400),
        ]
    )
    func refusesChunks(chunks: String, status: Int) {
        for size in [1, Int.max] {
            let dialogue = HTTPDialogue()
            let header = "POST / HTTP/1.1\r\n\(Self.host)\(Self.json)Transfer-Encoding: chunked\r\n\r\n"
            #expect(dialogue.give(header + chunks, by: size).hasPrefix("HTTP/1.1 \(status) "), "\(chunks)")
            #expect(dialogue.isClosed)
        }
    }

    @Test("What is too long is refused before its end comes, and what is just short enough is not")
    func bounds() {
        func start(_ count: Int) -> String { "GET /" + String(repeating: "a", count: count - 14) + " HTTP/1.1\r\n" }
        #expect(HTTPDialogue().give(start(8192) + Self.host + "\r\n").hasPrefix("HTTP/1.1 200 "))
        #expect(HTTPDialogue().give(start(8193) + Self.host + "\r\n").hasPrefix("HTTP/1.1 414 "))
        #expect(HTTPDialogue().give("GET /" + String(repeating: "a", count: 9000)).hasPrefix("HTTP/1.1 414 "))
        let field = "A: " + String(repeating: "a", count: 17_000)
        #expect(HTTPDialogue().give("GET / HTTP/1.1\r\n" + field).hasPrefix("HTTP/1.1 431 "))
        #expect(fields(63).hasPrefix("HTTP/1.1 200 "))
        #expect(fields(64).hasPrefix("HTTP/1.1 431 "))
        let long = String(repeating: "B: " + String(repeating: "b", count: 1000) + "\r\n", count: 17)
        #expect(HTTPDialogue().give("GET / HTTP/1.1\r\n" + long).hasPrefix("HTTP/1.1 431 "))
    }

    private func fields(_ count: Int) -> String {
        let fields = String(repeating: "A: b\r\n", count: count)
        return HTTPDialogue().give("GET / HTTP/1.1\r\n\(Self.host)\(fields)\r\n")
    }

    @Test("A chunked body is limited as a whole")
    func chunkedLimit() {
        var limits = HTTPLimits()
        limits.body = 10
        let header = "POST / HTTP/1.1\r\n\(Self.host)\(Self.json)Transfer-Encoding: chunked\r\n\r\n"
        let five = "5\r\n12345\r\n"
        #expect(HTTPDialogue(limits: limits).give(header + five + five + "0\r\n\r\n").hasPrefix("HTTP/1.1 200 "))
        #expect(HTTPDialogue(limits: limits).give(header + five + five + "1\r\n").hasPrefix("HTTP/1.1 413 "))
    }

    @Test("The bodies of all requests together are limited, and count from their bytes' coming to the answer")
    func budget() {
        let budget = BodyBudget(limit: 10)
        let head = "POST / HTTP/1.1\r\n\(Self.host)\(Self.json)Content-Length: 8\r\n\r\n"
        let (first, second) = (HTTPDialogue(budget: budget), HTTPDialogue(budget: budget))
        #expect(first.give(head + "1234567") == "" && budget.used == 7)
        let refusal = second.give(head + "1234")
        #expect(refusal.hasPrefix("HTTP/1.1 503 ") && refusal.contains("Retry-After: 1") && second.isClosed)
        #expect(budget.used == 7)
        #expect(first.give("8").hasPrefix("HTTP/1.1 200 ") && budget.used == 0)
        let third = HTTPDialogue(budget: budget)
        third.give(head + "1")
        third.leave()
        #expect(budget.used == 0)
    }

    @Test("A route says how large a body it takes")
    func largestBody() {
        let routes = ["/small", "/large"].map { path in
            Route(
                "POST",
                PathTemplate(stringLiteral: path),
                "",
                request: "Any",
                largestBody: path == "/large" ? 20 : nil
            ) { _, _ in .done }
        }
        var limits = HTTPLimits()
        limits.body = 10
        for (path, length, status) in [("small", 10, 204), ("small", 11, 413), ("large", 20, 204), ("large", 21, 413)] {
            let head = "POST /\(path) HTTP/1.1\r\n\(Self.host)\(Self.json)Content-Length: \(length)\r\n\r\n"
            let answer = HTTPDialogue(HTTPRouter(routes), limits: limits).give(
                head + String(repeating: " ", count: length)
            )
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(path) \(length)")
        }
    }

    @Test("Who makes way is told so where it waits for an answer")
    func givingWay() {
        let idle = HTTPDialogue()
        #expect(idle.conversation.standing == .idle)
        #expect(idle.giveWay() == "" && idle.isClosed)
        let waiting = HTTPDialogue(WaitingHandler())
        waiting.give("GET / HTTP/1.1\r\n\(Self.host)\r\n")
        #expect(waiting.conversation.standing == .waiting)
        let answer = waiting.giveWay()
        #expect(answer.hasPrefix("HTTP/1.1 503 ") && answer.contains("made way") && waiting.isClosed)
    }

    private struct WaitingHandler: HTTPHandler {
        func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply {
            .later(after: .seconds(60)) { respond(to: request, at: $0) }
        }
    }

    @Test("Who is slow is told so; who is idle is left without a word")
    func deadlines() {
        let idle = HTTPDialogue()
        #expect(idle.pass(.seconds(59)) == "" && !idle.isClosed)
        #expect(idle.pass(.seconds(1)) == "" && idle.isClosed)
        let header = HTTPDialogue()
        for byte in Array("GET / HTT".utf8) {
            header.give([byte])
            header.pass(.seconds(1))
        }
        #expect(!header.isClosed)
        #expect(header.pass(.seconds(1)).hasPrefix("HTTP/1.1 408 ") && header.isClosed)
        let body = HTTPDialogue()
        body.give("POST / HTTP/1.1\r\n\(Self.host)\(Self.json)Content-Length: 100\r\n\r\n")
        for _ in 0..<59 {
            body.give("a")
            body.pass(.seconds(1))
        }
        #expect(!body.isClosed)
        #expect(body.pass(.seconds(1)).hasPrefix("HTTP/1.1 408 ") && body.isClosed)
    }

    @Test("After an answer the idle time begins again")
    func idleAgain() {
        let dialogue = HTTPDialogue()
        dialogue.pass(.seconds(50))
        dialogue.give("GET / HTTP/1.1\r\n\(Self.host)\r\n")
        #expect(dialogue.pass(.seconds(59)) == "" && !dialogue.isClosed)
        dialogue.pass(.seconds(1))
        #expect(dialogue.isClosed)
    }

    @Test("Noise never passes for a request and never harms")
    func noise() {
        var state: UInt64 = 7
        let seeds = Self.malformed.map { Array($0.0.utf8) }
        for round in 0..<2000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<3 where !bytes.isEmpty {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            let whole = HTTPDialogue()
            whole.give(bytes)
            let split = HTTPDialogue()
            split.give(bytes, by: 1)
            #expect(whole.sent == split.sent && whole.isClosed == split.isClosed)
        }
    }
}
