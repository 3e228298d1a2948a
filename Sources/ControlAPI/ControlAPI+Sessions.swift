import EPP
import HTTP
import Hosting
import Journal
import Network
import Registry
import Seed
import Session

/// Who is connected.
extension ControlAPI {
    var sessions: [Route] {
        [
            route(
                "GET",
                "/sessions",
                "Lists the open sessions, those before login included",
                "sessions",
                query: ListPages.query(behind: "number", isNumber: true),
                answers: [.init(200, "The sessions, oldest first; \(ListPages.told)", schema: "Sessions")]
            ) { registry, request throws(HTTPProblem) in
                let page = try ListPage(numbered: request)
                let (activity, clock) = (registry.server.journal?.activity() ?? [:], registry.clock)
                let all = registry.server.live.all
                let shown = all.drop { $0.id <= page.after ?? 0 }.prefix(page.limit)
                return .list(shown.map { SessionView($0, activity[$0.id], clock, at: .now()) }, of: all.count)
            },
            route(
                "DELETE",
                "/sessions/{session}",
                "Ends a session in good order: what is in flight is answered first",
                "sessions",
                answers: [.init(202, "Its end has begun")]
            ) { registry, request throws(HTTPProblem) in
                let number = request["session"]
                guard !registry.server.live.end(where: { String($0.id) == number }).isEmpty else {
                    throw .unknown("session", number)
                }
                return .now(HTTPResponse(202))
            },
        ]
    }

    /// What the registry has sent to people.
    var outbox: [Route] {
        [
            route(
                "GET",
                "/outbox",
                "Shows what the registry mailed to holders of domains: codes, keys to answer transfers, ways back to a password",
                "outbox",
                query: [QueryParameter("domain", "Only what is about this domain")]
                    + ListPages.query(behind: "number", isNumber: true),
                answers: [.init(200, "The deliveries, oldest first", schema: "Outbox")]
            ) { registry, request throws(HTTPProblem) in
                let domain = request.query("domain")?.lowercased()
                let outbox = World(registry.server.store.observe().world).outbox
                return .json(OutboxView(outbox, in: registry.id, of: domain, try ListPage(numbered: request)))
            },
            route("DELETE", "/outbox", "Empties the outbox", "outbox", answers: [.init(204, "It is empty")]) {
                registry,
                _ throws(HTTPProblem) in
                registry.server.store.operate { world, _ in world.replaceOutbox(by: Outbox()) }
                return .done
            },
        ]
    }
}

/// A session, as JSON.
struct SessionView: Encodable {
    let id: Int
    let client: String?
    let address: String
    let port: Int
    let serverName: String?
    let protocolVersion: String?
    let cipher: String?
    let opened: SeedTime
    /// Frames received.
    let frames: Int
    /// Nil where the journal no longer knows.
    let lastCommand: String?
    /// When the last frame came, by the registry's clock, and how long ago by the machine's.
    let lastActivity: SeedTime
    let idleSeconds: Double

    init(
        _ session: LiveSession,
        _ activity: (time: Instant, command: String?)?,
        _ clock: Clock,
        at now: Monotonic
    ) {
        let (seconds, attoseconds) = (now - session.lastActivity).components
        let idle = Double(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
        idleSeconds = idle / 1000
        lastCommand = activity?.command
        // Beyond the journal's memory it follows from the clock's present speed.
        let guessed = clock.now - TimeSpan(milliseconds: Int64(idle * clock.speed))
        lastActivity = .fixed(activity?.time ?? max(session.opened, guessed))
        id = session.id
        client = session.client
        address = session.peer.address
        port = session.peer.port
        serverName = session.peer.serverName
        protocolVersion = session.peer.protocolVersion
        cipher = session.peer.cipher
        frames = session.frames
        opened = .fixed(session.opened)
    }
}

/// What was sent to people, as JSON.
struct OutboxView: Encodable {
    let deliveries: [DeliveryView]
    let dropped: Int

    init(_ outbox: Outbox, in registry: String, of domain: String?, _ page: ListPage<Int>) {
        let numbered = zip((outbox.dropped + 1)..., outbox.deliveries).lazy
            .filter { number, delivery in
                number > page.after ?? 0 && (domain == nil || delivery.kind != .recovery && delivery.domain == domain)
            }
        deliveries = numbered.prefix(page.limit).map { DeliveryView($1, number: $0, in: registry) }
        dropped = outbox.dropped
    }
}

/// A mail, as JSON.
struct DeliveryView: Encodable {
    /// Counted from the first that was sent since the outbox was emptied.
    let number: Int
    let kind: Outbox.Delivery.Kind
    let recipient: String
    let subject: String
    let body: String
    let link: String?
    let domain: String?
    let code: String?
    let processNumber: String?
    let key: String?
    let requester: String?
    let sent: SeedTime
    let expires: SeedTime?

    init(_ delivery: Outbox.Delivery, number: Int, in registry: String) {
        self.number = number
        kind = delivery.kind
        (recipient, subject, body) = (delivery.recipient, delivery.subject, delivery.body)
        link = delivery.link ?? delivery.key.map { "/r/\(registry)/holder/transfer/\($0)" }
        domain = delivery.kind == .recovery ? nil : delivery.domain
        code = delivery.kind == .code ? delivery.code : nil
        (key, requester) = (delivery.key, delivery.requester)
        processNumber = delivery.processNumber
        (sent, expires) = (.fixed(delivery.sent), SeedTime(delivery.expires))
    }
}
