import Commands
import EPP
import Registry
import Testing
import XML

/// A small registry with three registrars, and commands spoken to it as XML, without a session.
final class ObjectScene {
    let store: Store
    let clock = Clock.frozen(at: Instant(milliseconds: 1_767_225_600_000))
    private let router: Router
    private var number = 0

    /// What came of a command: its code, and what `<resData>` carries.
    struct Answer: Equatable {
        let code: Int
        let data: Element?

        /// The texts of the elements of this name, wherever they stand.
        func texts(_ name: String) -> [String] { data.map { Self.texts(name, $0) } ?? [] }

        private static func texts(_ name: String, _ element: Element) -> [String] {
            (element.name == name ? [element.text] : []) + element.children.flatMap { texts(name, $0) }
        }
    }

    init(_ policy: Policy = Policy()) {
        let world = World(policy: policy)
        for id in ["alpha", "beta", "gamma"] { world.apply(.registrar(Registrar(id: id, password: "\(id)-Pass1"))) }
        Self.fill(world, clock.now - .days(400))
        store = Store(world, clock: clock)
        router = Router(commands: standardCommands, extensions: [], policy: policy)
    }

    /// Reads, decides and applies; a refusal must leave the world as it was.
    func ask(_ client: String, _ verb: String, _ object: String) throws -> Answer {
        let bytes = Array("<epp xmlns='\(Namespace.epp)'><command>\(Self.wrap(verb, object))</command></epp>".utf8)
        guard case .command(let envelope) = try Request(XMLReader().read(bytes)) else {
            return Answer(code: 0, data: nil)
        }
        let before = store.operate { world, _ in world.snapshot }
        do {
            let services = router.announced
            let command = try router.read(Action(envelope.action), of: envelope, for: services)
            number += 1
            let ids = TransactionIDs(client: nil, server: "TEST-\(number)")
            var decided: Outcome?
            try store.transact { world, now throws(EPPError) in
                let context = Context(
                    client: client,
                    world: world,
                    now: now,
                    ids: ids,
                    about: command.zonedName,
                    services: services
                )
                let outcome = try command.run(context)
                decided = outcome
                return outcome.changes
            }
            let outcome = try #require(decided)
            return Answer(code: outcome.code.rawValue, data: try Self.data(of: outcome.answer))
        } catch let error as EPPError {
            let after = store.operate { world, _ in world.snapshot }
            return Answer(code: after == before ? error.code.rawValue : -error.code.rawValue, data: nil)
        }
    }

    func contact(_ id: String) -> Contact? { store.operate { world, _ in world.contacts[id] } }
    func host(_ name: String) -> Host? { store.operate { world, _ in world.host(named: name) } }
    func change(_ change: Change) { store.operate { world, _ in world.apply(change) } }
    func messages(_ client: String) -> [String] {
        store.operate { world, _ in world.queues[client]?.all.map(\.draft.text) ?? [] }
    }

    /// `transfer request` and its like carry the operation in `op`.
    private static func wrap(_ verb: String, _ object: String) -> String {
        let parts = verb.split(separator: " ")
        let start = parts.count == 2 ? "\(parts[0]) op='\(parts[1])'" : verb
        return "<\(start)>\(object)</\(parts[0])>"
    }

    private static func data(of answer: [UInt8]) throws -> Element? {
        try XMLReader().read(answer).first("response")?.first("resData")?.firstChild
    }

    private static func fill(_ world: World, _ past: Instant) {
        for (id, sponsor) in [("ALPHA-1", "alpha"), ("ALPHA-2", "alpha"), ("BETA-1", "beta")] {
            var contact = Contact(
                id: id,
                object: world.lastObject + 1,
                sponsor: sponsor,
                created: past,
                email: "a@b.example"
            )
            contact.internationalized = PostalInfo(name: "Anna", street: ["1 Street"], city: "Leeds", country: "GB")
            contact.authInfo = AuthInfo("\(id)-Auth")
            world.apply(.contact(contact))
        }
        for (name, sponsor, contact) in [("alpha-1.example", "alpha", "ALPHA-1"), ("beta-1.example", "beta", "BETA-1")]
        {
            var domain = Domain(
                name: name,
                id: world.lastObject + 1,
                sponsor: sponsor,
                created: past,
                expires: past + .days(800)
            )
            domain.registrant = contact
            world.apply(.domain(domain))
        }
        addHost("ns1.alpha-1.example", "alpha", ["198.51.100.1"], above: "alpha-1.example", usedBy: [], world, past)
        addHost(
            "ns2.alpha-1.example",
            "alpha",
            ["198.51.100.2"],
            above: "alpha-1.example",
            usedBy: ["alpha-1.example"],
            world,
            past
        )
        addHost("ns1.outside.net", "beta", [], above: nil, usedBy: ["alpha-1.example"], world, past)
        addHost("ns2.outside.net", "beta", [], above: nil, usedBy: ["beta-1.example"], world, past)
    }

    private static func addHost(
        _ name: String,
        _ sponsor: String,
        _ addresses: [String],
        above: String?,
        usedBy domains: [String],
        _ world: World,
        _ past: Instant
    ) {
        var host = Host(name: name, id: world.lastObject + 1, superordinate: above, sponsor: sponsor, created: past)
        host.addresses = addresses.compactMap { IPAddress($0, .v4) }
        world.apply(.host(host))
        for name in domains {
            guard var domain = world.domains[name] else { continue }
            domain.nameservers.append(host.id)
            world.apply(.domain(domain))
        }
    }
}
