import Crypto
import Foundation
import HTTP
import JSON
import Journal
import MockRegistry
import Network
import TestSupport
import Testing

@testable import ControlAPI
@testable import TLS

/// Webhooks: what is sent, when it is tried again, and to whom nothing is sent.
@Suite("Webhooks")
struct WebhookTests {
    private static let path = "/registries/default/webhooks"
    private static func moment(_ seconds: UInt64) -> Monotonic { Monotonic(nanoseconds: seconds * 1_000_000_000) }

    private static func delivery(_ number: Int, at seconds: UInt64 = 0) -> WebhookQueue.Delivery {
        .init(id: "msg_\(number)", entry: number, .faultActed, [], at: moment(seconds))
    }

    @Test func whatFailsIsTriedAgainWithGrowingPauses() {
        var (queue, now, times) = (WebhookQueue(), Self.moment(0), [Duration]())
        queue.add(Self.delivery(1))
        while let due = queue.nextDue {
            #expect(queue.next(at: Monotonic(nanoseconds: max(1, due.nanoseconds) - 1)) == nil || due == now)
            times.append(due - Self.moment(0))
            now = due
            #expect(queue.next(at: now)?.id == "msg_1")
            queue.finish("msg_1", .answer(500), at: now)
        }
        #expect(times == [.zero, .seconds(1), .seconds(6), .seconds(36), .seconds(156), .seconds(756)])
        #expect(queue.over.map(\.state) == [.failed] && queue.over.first?.tries == 6 && queue.failed == 1)
    }

    @Test func aFailureHoldsNothingElseUp() {
        var queue = WebhookQueue()
        queue.add(Self.delivery(1))
        queue.add(Self.delivery(2))
        queue.finish("msg_1", .failure("nobody is there"), at: Self.moment(0))
        #expect(queue.next(at: Self.moment(0))?.id == "msg_2")
        queue.finish("msg_2", .answer(204), at: Self.moment(0))
        #expect(queue.over.map(\.id) == ["msg_2"] && queue.waiting.map(\.failure) == ["nobody is there"])
        queue.finish("msg_1", .answer(200), at: Self.moment(1))
        #expect(queue.delivered == 2 && queue.nextDue == nil)
    }

    @Test func theQueueIsBounded() {
        var queue = WebhookQueue()
        for number in 0..<300 { queue.add(Self.delivery(number)) }
        #expect(queue.waiting.count == 256 && queue.dropped == 44)
        for number in 0..<300 { queue.finish("msg_\(number)", .answer(200), at: Self.moment(0)) }
        #expect(queue.over.count == 100 && queue.delivered == 256)
    }

    @Test func thereAreNoMoreThanMayBe() throws {
        let bench = try ControlBench()
        var statuses: [Int] = []
        let registries = Webhooks.mostOfProcess / Webhooks.mostOfRegistry
        for number in 0...registries {
            try bench.call("POST", "/registries", "{'id':'w\(number)'}")
            let wanted = number == 0 ? Webhooks.mostOfRegistry + 1 : number < registries ? Webhooks.mostOfRegistry : 1
            for _ in 0..<wanted {
                let order = "{'url':'http://127.0.0.1:9/','events':['transfer.done']}"
                statuses.append(try bench.call("POST", "/registries/w\(number)/webhooks", order).status)
            }
        }
        #expect(statuses.count { $0 == 201 } == Webhooks.mostOfProcess)
        #expect(statuses[Webhooks.mostOfRegistry] == 429 && statuses.last == 429)
    }

    @Test func aReceiverThatWantsNoMoreGetsNoMore() {
        var queue = WebhookQueue()
        queue.add(Self.delivery(1))
        queue.finish("msg_1", .answer(410), at: Self.moment(0))
        #expect(queue.isUnwanted && queue.over.map(\.state) == [.failed])
    }

    /// The example of the specification of Standard Webhooks.
    @Test func theSignatureIsThatOfStandardWebhooks() throws {
        let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let signature = secret.signature(
            of: Array(#"{"test": 2432232314}"#.utf8),
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
            at: 1_614_265_330
        )
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
        #expect("\(secret)" == "***" && WebhookSecret("whsec_c2hvcnQ=") == nil && WebhookSecret("MfKQ9r8GKYqr") == nil)
        let made = WebhookSecret()
        #expect(WebhookSecret(made.revealed)?.revealed == made.revealed && made.revealed != WebhookSecret().revealed)
    }

    @Test(arguments: [
        "ftp://127.0.0.1/", "http://", "http://user@127.0.0.1/", "http://127.0.0.1:0/", "http://127.0.0.1:x/",
        "http://127.0.0.1/a b", "http://127.0.0.1/#a", "http://[::1/", "127.0.0.1:80",
    ])
    func whatIsNoAddressIsRefused(_ url: String) { #expect(WebhookTarget(url) == nil) }

    @Test(arguments: [
        ("http://127.0.0.1:9000/hook?a=b", true), ("http://localhost", true), ("https://[::1]:8443/x", true),
        ("http://127.9.9.9/", true), ("http://169.254.169.254/latest", false), ("http://10.0.0.7/", false),
        ("http://127.0.0.1.example.com/", false), ("http://[::ffff:10.0.0.1]/", false), ("http://0.0.0.0/", false),
        ("http://2130706433/", false), ("http://localhost.example/", false),
    ])
    func onlyThisMachineIsLoopback(_ url: String, _ isLoopback: Bool) throws {
        #expect(try #require(WebhookTarget(url)).isLoopback == isLoopback)
    }

    @Test func othersAreRefusedUnlessTheProgramWasToldOfThem() throws {
        let order = try StrictDecoder.decode(
            WebhookOrder.self,
            from: JSONParser.parse(Array(#"{"url": "http://ci.example:9000/"}"#.utf8))
        )
        #expect(throws: HTTPProblem.self) { _ = try order.target(among: []) }
        #expect(try order.target(among: ["ci.example"]).port == 9000)
        let bench = try ControlBench()
        for (body, field) in [
            ("{'url':'http://10.0.0.7/'}", "/url"), ("{'url':'nowhere'}", "/url"),
            ("{'url':'http://127.0.0.1/','events':['transfer.don']}", "/events/0"),
            ("{'url':'http://127.0.0.1/','secret':'short'}", "/secret"),
        ] {
            let answer = try bench.call("POST", Self.path, body)
            #expect(answer.status == 422 && answer.field == field)
        }
        #expect(try bench.call("GET", Self.path).body == [])
        #expect(try bench.call("DELETE", "\(Self.path)/wh9").status == 404)
        #expect(try bench.call("GET", "\(Self.path)/wh9/deliveries").status == 404)
    }

    /// Over HTTP: the body, its headers, the list of deliveries; the secret is told once and signs what is sent.
    @Test func deliveriesArrive() throws {
        let receiver = try Receiver()
        let bench = try ControlBench()
        let order = "{'url':'http://127.0.0.1:\(receiver.port)/hook?x=1','events':['domain.*','fault.acted']}"
        let made = try bench.call("POST", Self.path, order)
        let secret = try #require(made.body["secret"]?.string)
        #expect(made.status == 201 && made.fields["Location"] == "\(Self.path)/wh1")
        #expect(try bench.call("GET", Self.path).body[0]?["secret"] == nil)
        try bench.call("PUT", "/registries/default/domains/hook.example", "{'name':'hook.example','sponsor':'alpha'}")
        let (head, body) = try receiver.take()
        #expect(head.hasPrefix("POST /hook?x=1 HTTP/1.1\r\n"))
        let payload = try JSONValue(reading: body)
        #expect(payload["type"] == "domain.created" && payload["registry"] == "default")
        #expect(payload["events"] == ["domain.created", "operator.acted"] && payload["data"]?["kind"] == "operator")
        let fields = Dictionary(
            head.split(separator: "\r\n").dropFirst().map { line in
                let parts = line.split(separator: ":", maxSplits: 1)
                return (parts[0].lowercased(), parts[1].trimmingPrefix(" ").description)
            },
            uniquingKeysWith: { first, _ in first }
        )
        let seconds = try #require(fields["webhook-timestamp"].flatMap { Int64($0) })
        let id = try #require(fields["webhook-id"])
        #expect(
            fields["webhook-signature"]
                == WebhookSecret(secret)?.signature(of: body, id: id, at: seconds)
        )
        #expect(abs(seconds - SystemClock.unixTime) < 60)
        let journal = String(decoding: try bench.call("GET", "/registries/default/journal").bytes, as: UTF8.self)
        #expect(!journal.contains(secret))
        #expect(try bench.call("DELETE", "\(Self.path)/wh1").status == 204)
        #expect(try bench.call("GET", Self.path).body == [])
    }

    /// By https to a receiver whose authority the configuration names: it is asked by its name, and no other is trusted.
    @Test func deliveriesArriveByHTTPS() throws {
        let validity: Range<Int64> = 0..<4_000_000_000
        let issuer = try CertificateIssuer(newAuthority: "CI", validity: validity)
        let context = try TLSContext(server: issuer.server(names: ["localhost"], validity: validity))
        let receiver = try Receiver(context)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("ca-\(UUID().uuidString).pem")
        try Data(issuer.certificate.bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.control = Configuration.Control()
        configuration.control?.webhookAuthorityFile = file.path
        let registry = try MockRegistry.start(configuration)
        func send(_ method: String, _ path: String, _ body: String) throws -> Int {
            let url = try #require(
                URL(string: "http://localhost:\(registry.controlPort ?? 0)/registries/default/\(path)")
            )
            return try ControlCall.send(method, url, token: nil, body: body).status
        }
        let order = #"{"url": "https://localhost:\#(receiver.port)/", "events": ["domain.created"]}"#
        #expect(try send("POST", "webhooks", order) == 201)
        #expect(try send("PUT", "domains/hook.example", #"{"name": "hook.example", "sponsor": "alpha"}"#) == 201)
        let (head, body) = try receiver.take()
        #expect(head.hasPrefix("POST / HTTP/1.1\r\nHost: localhost:\(receiver.port)\r\n"))
        #expect(try JSONValue(reading: body)["type"] == "domain.created")
        registry.stop()
        configuration.control?.webhookAuthorityFile = "/nowhere.pem"
        let error = #expect(throws: SetupError.self) { try MockRegistry.start(configuration) }
        #expect(error?.description.contains("/nowhere.pem cannot be read") == true)
    }

    /// A receiver with a certificate of somebody else's is told nothing.
    @Test func strangersByHTTPSAreToldNothing() throws {
        let validity: Range<Int64> = 0..<4_000_000_000
        let (trusted, other) = (
            try CertificateIssuer(newAuthority: "CI", validity: validity),
            try CertificateIssuer(newAuthority: "Another", validity: validity)
        )
        let receiver = try Receiver(TLSContext(server: other.server(names: ["localhost"], validity: validity)))
        Thread.detachNewThread { _ = try? receiver.take() }
        let bench = try ControlBench()
        let url = "https://localhost:\(receiver.port)/"
        let order = JSONValue.object(["url": .string(url)]).bytes
        let webhook = try Webhook(
            "wh1",
            try StrictDecoder.decode(WebhookOrder.self, from: JSONParser.parse(order)),
            try #require(WebhookTarget(url)),
            [.clockMoved],
            WebhookSecret(),
            of: "default",
            try #require(bench.journal),
            .http(trusting: trusted.certificate)
        )
        try bench.call("POST", "/registries/default/clock/advance", "{'by':'1d'}")
        _ = webhook.turn { Self.moment(0) }
        let failure = try #require(webhook.queue.waiting.first?.failure)
        #expect(failure.contains("certificate"), "\(failure)")
        webhook.end()
    }

    /// The journal, the clock and the receiver in the test's hand: a try that fails, and the next one.
    @Test func theJournalIsFollowedAndRetriesAreDue() throws {
        let bench = try ControlBench()
        let journal = try #require(bench.journal)
        let sent = Sent()
        let webhook = try Webhook(
            "wh1",
            try StrictDecoder.decode(
                WebhookOrder.self,
                from: JSONParser.parse(Array(#"{"url": "http://127.0.0.1/"}"#.utf8))
            ),
            try #require(WebhookTarget("http://127.0.0.1/")),
            [.clockMoved, .domainExpired, .codeMailed],
            WebhookSecret(),
            of: "default",
            journal,
            sent.sender
        )
        try bench.call("POST", "/registries/default/clock/advance", "{'by':'1d'}")
        try bench.call("PATCH", "/registries/default/domains/alpha-1.example", "{'statuses':[]}")
        #expect(webhook.turn { Self.moment(0) }.next == .some(Self.moment(1)))
        #expect(sent.events == ["clock.moved"])
        #expect(webhook.turn { Self.moment(0) }.next == .some(Self.moment(1)) && sent.events.count == 1)
        sent.answers(with: .answer(200))
        #expect(webhook.turn { Self.moment(1) }.next == .some(nil))
        #expect(sent.events == ["clock.moved", "clock.moved"] && webhook.queue.delivered == 1)
        try bench.call("POST", "/registries/default/clock/advance", "{'by':'400d'}")
        _ = webhook.turn { Self.moment(2) }
        #expect(sent.events.contains("domain.expired"))
        webhook.end()
        #expect(webhook.turn { Self.moment(3) }.next == .none)
    }

    /// What commands do: a transfer is asked for and granted, a code is refused.
    @Test func eventsAreWhatCommandsDo() throws {
        let bench = try ControlBench()
        let journal = try #require(bench.journal)
        let before = journal.last
        for (registrar, op, code) in [("beta", "request", "alpha-1-Auth"), ("alpha", "approve", "alpha-1-Auth")] {
            let xml = """
                <epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command><transfer op='\(op)'>\
                <transfer xmlns='urn:ietf:params:xml:ns:domain-1.0'><name>alpha-1.example</name>\
                <authInfo><pw>\(code)</pw></authInfo></transfer></transfer></command></epp>
                """
            let body = JSONValue.object(["xml": .string(xml)]).bytes
            _ = try bench.send("POST", "/registries/default/registrars/\(registrar)/commands", body)
        }
        let events = journal.entries(after: before, limit: .max).flatMap(WebhookEvent.all)
        #expect(events.contains(.transferRequested) && events.contains(.transferDone))
        #expect(events.contains(.commandDone) && events.contains(.sessionOpened) && !events.contains(.transferEnded))
    }
}
