import Commands
import EPP
import Extensions
import Journal
import Locks
import Registry
import Seed
import Session

/// The registry that every dialogue begins with: its clock stands still until it is moved.
package struct DemoRegistry: Sendable {
    package static let start = Instant(milliseconds: 1_767_225_600_000)  // 2026-01-01T00:00:00Z

    /// One for tests that change nothing in it.
    package static let shared: Result<DemoRegistry, any Error> = Result { try DemoRegistry() }

    package let store: Store
    package let server: EPPServer
    package let router: Router
    package let journal: Journal?
    /// The password of each registrar.
    package let passwords: [ClientID: String]

    /// With a journal that keeps everything, where that is wanted.
    package init(_ policy: Policy = Policy(), seed file: String = "registry.json", keepsJournal: Bool = false) throws {
        self.init(try Beginning(policy, seed: file), keepsJournal: keepsJournal)
    }

    /// The registry of a dialogue.
    package init(of conversation: Conversation, keepsJournal: Bool = false) throws {
        self.init(try .of(conversation), keepsJournal: keepsJournal)
    }

    private init(_ beginning: Beginning, keepsJournal: Bool) {
        passwords = beginning.passwords
        store = Store(World(beginning.world), clock: .frozen(at: Self.start))
        router = beginning.router
        journal = keepsJournal ? Journal(clock: store.clock, entries: 100_000, bytes: 1 << 28) : nil
        server = EPPServer(store, router, journal: journal)
    }

    /// The last thing that a holder was sent.
    package func lastDelivery() -> Outbox.Delivery? { store.operate { world, _ in world.outbox.deliveries.last } }

    /// What a holder says with a key; whether the key opens anything.
    package func answerTransfer(_ key: String, _ answer: HolderAnswer) -> Bool {
        store.operate { world, now in
            let changes = world.domain(askedWithKey: key)?.answered(answer, at: now, in: world) ?? []
            for change in changes { world.apply(change) }
            return !changes.isEmpty
        }
    }

    /// A login that lists all that the greeting announces.
    package func login(_ client: ClientID) -> [UInt8] {
        let objects = router.announced.objects.sorted().map { "<objURI>\($0)</objURI>" }.joined()
        let extensions = router.announced.extensions.sorted().map { "<extURI>\($0)</extURI>" }.joined()
        let menu = objects + (extensions.isEmpty ? "" : "<svcExtension>\(extensions)</svcExtension>")
        let xml = """
            <epp xmlns="\(Namespace.epp)"><command><login><clID>\(client)</clID><pw>\(passwords[client] ?? "")</pw>\
            <options><version>1.0</version><lang>en</lang></options><svcs>\(menu)</svcs></login></command></epp>
            """
        return Array(xml.utf8)
    }
}

/// What a registry begins with: its world is a value, and its router never changes, so registries that begin alike share it.
private struct Beginning: Sendable {
    let world: WorldSnapshot
    let passwords: [ClientID: String]
    let router: Router

    private static let known = Locked<[String: Beginning]>([:])

    /// Read once for all dialogues that begin alike: each is played several times.
    static func of(_ conversation: Conversation) throws -> Beginning {
        let key = conversation.beginning
        if let beginning = known.withLock({ $0[key] }) { return beginning }
        let beginning = try Beginning(conversation.policy(), seed: conversation.seed)
        known.withLock { $0[key] = beginning }
        return beginning
    }

    init(_ policy: Policy, seed file: String) throws {
        // The demonstration lies in the zones that there are.
        let isDemonstration = file == "registry.json" && policy.zones != Policy().zones
        let text = isDemonstration ? Array(DemonstrationSeed.text(under: policy).utf8) : try Fixtures.bytes(file)
        let world = try Seed.world(of: text, file: file, policy: policy, start: DemoRegistry.start)
        self.world = world.snapshot
        passwords = world.registrars.mapValues(\.password.revealed)
        router = Router(commands: standardCommands, extensions: standardExtensions, policy: policy)
    }
}
