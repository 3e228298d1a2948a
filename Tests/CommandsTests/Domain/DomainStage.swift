import Commands
import EPP
import Registry
import Testing
import XML

/// A small registry to send domain and poll commands to, with a clock that the test moves.
final class DomainStage {
    let world: World
    var now = Instant("2026-01-01T00:00:00Z") ?? Instant(milliseconds: 0)
    private let router: Router
    private let services: Services
    private var sent = 0

    struct Reply {
        let code: Int
        /// What stands in `<resData>`.
        var text = ""
        var queue: QueueState?
        var error: EPPError?
    }

    init(_ adjust: (inout Policy) -> Void = { _ in }) {
        var policy = Policy()
        adjust(&policy)
        world = World(policy: policy)
        router = Router(commands: standardCommands, extensions: [], policy: policy)
        services = router.announced
        for id in ["alpha", "beta", "gamma"] { world.apply(.registrar(Registrar(id: id, password: "\(id)-Pass1"))) }
        addContacts()
        addDomains()
        addHosts()
    }

    private func addContacts() {
        for (id, sponsor) in [("ALPHA-1", "alpha"), ("BETA-1", "beta")] {
            var contact = Contact(
                id: id,
                object: world.lastObject + 1,
                sponsor: sponsor,
                created: now - .days(400),
                email: "someone@outside.net"
            )
            contact.authInfo = AuthInfo("\(id)-Auth")
            world.apply(.contact(contact))
        }
    }

    private func addDomains() {
        add("alpha-1.example", of: "alpha") {
            $0.registrant = "ALPHA-1"
            $0.contacts = [DomainContact("BETA-1", .tech)]
        }
        add("beta-1.example", of: "beta")
        add("locked.example", of: "alpha") { $0.statuses = .clientTransferProhibited }
        add("frozen.example", of: "alpha") { $0.statuses = .clientUpdateProhibited }
        add("fresh.example", of: "alpha") { [now] in
            $0.gracePeriods = [GracePeriod(.addPeriod, ends: now + .days(4), months: 12)]
        }
        add("pending.example", of: "alpha") { [now] in
            $0.statuses = .pendingTransfer
            $0.transfer = Transfer(
                requester: "beta",
                at: now - .days(2),
                from: "alpha",
                until: now + .days(90),
                months: 12
            )
        }
    }

    private func addHosts() {
        for (name, superordinate) in [("ns1.alpha-1.example", "alpha-1.example"), ("ns.outside.net", nil)] {
            let host = Host(
                name: name,
                id: world.lastObject + 1,
                superordinate: superordinate,
                sponsor: "alpha",
                created: now - .days(300)
            )
            world.apply(.host(host))
        }
    }

    /// Puts a domain there that expires in 300 days.
    func add(_ name: String, of sponsor: String, _ adjust: (inout Domain) -> Void = { _ in }) {
        var domain = Domain(
            name: name,
            id: world.lastObject + 1,
            sponsor: sponsor,
            created: now - .days(400),
            expires: now + .days(300)
        )
        domain.authInfo = AuthInfo("secret-Auth")
        adjust(&domain)
        world.apply(.domain(domain))
    }

    /// Sends what stands inside `<command>`; a refusal that changes the world fails the test.
    @discardableResult
    func send(_ client: ClientID, _ command: String, line: Int = #line) throws -> Reply {
        sent += 1
        Lifecycle.settle(world, by: now)
        let before = world.snapshot
        do {
            let outcome = try run(client, command)
            for change in outcome.changes { world.apply(change) }
            let text = String(decoding: outcome.answer, as: UTF8.self)
            let data = text.firstMatch(of: /<resData>(.*)<\/resData>/.dotMatchesNewlines())
            let response = try XMLReader().read(outcome.answer).first("response")
            return Reply(
                code: outcome.code.rawValue,
                text: data.map { String($0.1) } ?? "",
                queue: response?.first("msgQ").flatMap(QueueState.init)
            )
        } catch let error as EPPError {
            #expect(world.snapshot == before, "a refusal changed the world, line \(line)")
            return Reply(code: error.code.rawValue, error: error)
        }
    }

    private func run(_ client: ClientID, _ command: String) throws -> Outcome {
        let document = """
            <epp xmlns="\(Namespace.epp)" xmlns:d="\(Namespace.domain)"><command>\(command)\
            <clTRID>test-\(sent)</clTRID></command></epp>
            """
        let root = try XMLReader().read(Array(document.utf8))
        guard case .command(let envelope) = try Request(root) else { throw EPPError(.unknownCommand) }
        let ids = TransactionIDs(client: envelope.clientTransactionID, server: "SRV-\(sent)")
        let prepared = try router.read(Action(envelope.action), of: envelope, for: services)
        let name = prepared.zonedName
        return try prepared.run(
            Context(client: client, world: world, now: now, ids: ids, about: name, services: services)
        )
    }
}

extension QueueState {
    /// What an answer says of it.
    fileprivate init?(_ element: Element) {
        guard let count = element[attribute: "count"].flatMap({ Int($0) }),
            let id = element[attribute: "id"].flatMap({ Int($0) })
        else { return nil }
        let queued = element.first("qDate").flatMap { Instant($0.text) }
        let text = element.first("msg")?.text ?? ""
        self.init(count: count, id: id, message: queued.map { Message(queued: $0, text: text) })
    }
}
