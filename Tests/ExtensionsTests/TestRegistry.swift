import Commands
import EPP
import Extensions
import Registry
import XML

/// A registry in memory, with a frozen clock: `alpha` and `beta` speak to it without a connection.
struct TestRegistry {
    let store: Store
    let router: Router
    let services: Services

    init(_ change: (inout Policy) -> Void = { _ in }) {
        var policy = Policy()
        policy.grace.deletesNewAtOnce = false
        change(&policy)
        let world = World(policy: policy)
        world.apply(.registrar(Registrar(id: "alpha", password: "alpha-secret")))
        world.apply(.registrar(Registrar(id: "beta", password: "beta-secret")))
        store = Store(world, clock: .frozen(at: Instant("2026-01-01T00:00:00Z") ?? Instant(milliseconds: 0)))
        router = Router(commands: standardCommands, extensions: standardExtensions, policy: policy)
        services = router.announced
    }

    /// What a command led to: its code, what its answer holds in `<extension>`, and why it was refused.
    struct Answer: Sendable {
        let code: Int
        let extensions: String
        let reason: String
    }

    /// Sends what stands inside `<command>`.
    func send(
        _ verb: String,
        _ extension: String = "",
        as client: String = "alpha",
        _ facts: ConnectionFacts = ConnectionFacts()
    ) throws -> Answer {
        do throws(EPPError) {
            let outcome = try run(document(verb, `extension`), client, facts)
            let ids = TransactionIDs(client: nil, server: "TEST")
            let refused = outcome.refusal.map { Response(refusal: $0, ids, outcome.extensions).bytes }
            let response = String(decoding: refused ?? outcome.answer, as: UTF8.self)
            let extensions = response.firstMatch(of: /<extension>(.*)<\/extension>/.dotMatchesNewlines())
            return Answer(
                code: outcome.code.rawValue,
                extensions: extensions.map { String($0.1) } ?? "",
                reason: outcome.refusal?.reason ?? ""
            )
        } catch {
            return Answer(code: error.code.rawValue, extensions: "", reason: error.reason)
        }
    }

    /// Sends a whole document.
    func send(document text: String, as client: String = "alpha") throws -> Int {
        do throws(EPPError) { return try run(text, client, ConnectionFacts()).code.rawValue } catch {
            return error.code.rawValue
        }
    }

    /// What a command changes, which may be a refused one.
    func changes(of verb: String) throws -> [Change] { try run(document(verb), "", ConnectionFacts()).changes }

    private func document(_ verb: String, _ extension: String = "") -> String {
        let container = `extension`.isEmpty ? "" : "<extension>\(`extension`)</extension>"
        return """
            <epp xmlns="\(Namespace.epp)" xmlns:domain="\(Namespace.domain)" xmlns:secDNS="\(SecDNS.namespace)"
            xmlns:rgp="urn:ietf:params:xml:ns:rgp-1.0" xmlns:loginSec="\(LoginSec.namespace)" xmlns:fee="\(Fee.namespace)">\
            <command>\(verb)\(container)</command></epp>
            """
    }

    private func run(_ text: String, _ client: String, _ facts: ConnectionFacts) throws(EPPError) -> Outcome {
        let isLogin = text.contains("<login>")
        guard let root = try? XMLReader().read(Array(text.utf8)), case .command(let envelope) = try Request(root) else {
            throw EPPError(.commandFailed, "no command: \(text)")
        }
        let command = try router.read(Action(envelope.action), of: envelope, for: isLogin ? nil : services)
        let ids = TransactionIDs(client: nil, server: store.transactions.next())
        var facts = facts
        facts.server = AnyServer(announced: router.announced)
        let known = isLogin ? Services() : services
        var decided: Outcome?
        try store.transact { [facts] world, now throws(EPPError) in
            let context = Context(
                client: isLogin ? "" : client,
                world: world,
                now: now,
                ids: ids,
                about: command.zonedName,
                services: known,
                connection: Shared(facts)
            )
            let outcome = try command.run(context)
            decided = outcome
            return outcome.changes
        }
        guard let decided else { throw EPPError(.commandFailed, "nothing was decided") }
        return decided
    }

    /// A domain as the world has it.
    func domain(_ name: String = "key.example") -> Domain? { store.operate { world, _ in world.domains[name] } }

    func create(_ extension: String = "", name: String = "key.example") throws -> Answer {
        let object =
            "<domain:name>\(name)</domain:name><domain:authInfo><domain:pw>secret</domain:pw></domain:authInfo>"
        return try send("<create><domain:create>\(object)</domain:create></create>", `extension`)
    }

    func info(_ name: String = "key.example") throws -> Answer {
        try send("<info><domain:info><domain:name>\(name)</domain:name></domain:info></info>")
    }

    func update(_ extension: String, _ parts: String = "", as client: String = "alpha") throws -> Answer {
        let object = "<domain:update><domain:name>key.example</domain:name>\(parts)</domain:update>"
        return try send("<update>\(object)</update>", `extension`, as: client)
    }
}

/// A server that lets everybody log in.
private final class AnyServer: LoginServer {
    let announced: Services
    let needsCertificate = false

    init(announced: Services) { self.announced = announced }

    func lock(of client: ClientID, from address: String, at now: Instant) -> LoginLock? { nil }
    func admits(_ client: ClientID) -> Bool { true }
}
