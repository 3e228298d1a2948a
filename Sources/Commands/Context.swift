import EPP
import Registry

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
    package private(set) var policy: PolicyInForce

    package init(
        client: ClientID,
        world: World,
        now: Instant,
        ids: TransactionIDs,
        services: Services = Services(),
        connection: Shared<ConnectionFacts> = Shared(ConnectionFacts())
    ) {
        self.client = client
        self.world = world
        self.now = now
        self.ids = ids
        self.services = services
        facts = connection
        policy = world.policy
    }

    /// The command is about a name: what its zone says holds from now on, where that has a policy of its own.
    package func enterZone(of name: String?) {
        guard let name, !world.zonedPolicies.isEmpty else { return }
        policy = world[policyOf: name]
    }

    /// A code as this registry keeps it from now on.
    package func authInfo(_ code: String, of kind: ObjectKind) -> AuthInfo {
        AuthInfo(code, policy.authInfo.applied(to: kind), at: now, world.random)
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
