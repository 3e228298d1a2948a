import EPP
import Registry
import XML

/// What a command sees: who asks, when, and the world as it is.
///
/// Not `Sendable`, since the world is not: no answer can keep it beyond the store's lock. A class, since every rule and
/// every hook is handed it: one reference is passed on, not a dozen.
package final class Context {
    /// The registrar that asks; empty before login.
    package let client: ClientID
    package let world: World
    package let now: Instant
    /// The identifiers of this command.
    package let ids: TransactionIDs
    /// What the client said at login that it understands.
    package let services: Services
    /// How the client is connected.
    package var connection: ConnectionFacts { facts.value }
    private let facts: Shared<ConnectionFacts>
    /// The registry's policy, or that of the zone that the command is about, where that has one of its own.
    package let policy: PolicyInForce
    /// Where the answer is written.
    let page: WritingPage

    /// Makes the context of a command: `name` is the domain's name that it is about, if it is about one.
    package init(
        client: ClientID,
        world: World,
        now: Instant,
        ids: TransactionIDs,
        about name: String?,
        services: Services = Services(),
        connection: Shared<ConnectionFacts> = Shared(ConnectionFacts()),
        page: WritingPage = WritingPage()
    ) {
        self.client = client
        self.world = world
        self.now = now
        self.ids = ids
        self.services = services
        facts = connection
        self.page = page
        policy = name.map { world[policyOf: $0] } ?? world.policy
    }

    /// A command about a domain that its sponsor did not send: time or the holder acts for the registrar.
    package convenience init(
        forSponsorOf domain: Domain,
        world: World,
        now: Instant,
        ids: TransactionIDs,
        services: Services
    ) {
        let (sponsor, name) = (domain.sponsor, domain.name)
        self.init(client: sponsor, world: world, now: now, ids: ids, about: name, services: services)
    }

    /// A code as the rules for its kind of objects have it kept from now on.
    package func authInfo(_ code: String, by rules: AuthInfoPolicy) -> AuthInfo {
        AuthInfo(code, rules, at: now, world.random)
    }

    /// Whether a code opens what it was set for.
    ///
    /// A transfer needs the process number too, where the code came with one.
    package func opens(
        _ authInfo: AuthInfo,
        _ code: String,
        _ processNumber: String? = nil,
        needsNumber: Bool = false
    ) -> Bool {
        authInfo.matches(code, processNumber: processNumber, needsNumber: needsNumber, at: now)
    }

    /// The identifier that a new object will have.
    package var newObject: ObjectID { world.lastObject + 1 }
}
