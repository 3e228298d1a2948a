import Crypto
import EPP
import Faults
import JSON
import Journal
import Network
import Registry
import Seed
import Session
import TLS

/// Many registries in one process, each with registrars, objects, a clock and sessions of its own.
///
/// They share what can be shared: event loops, the server's identity, and the code for commands under equal policies.
package final class Laboratory: Sendable {
    /// What all its registries have in common.
    package struct Settings: Sendable {
        var host: String
        var sharedPort: Int
        var context: TLSContext
        var connectionLimits: ConnectionLimits
        var limits: SessionLimits
        var needsCertificate: Bool
        var certificates: FaultCertificates
        var honoursReservedNames: Bool
        var journalEntries: Int
        /// What makes the conversations of a registry with a port of its own.
        var service: @Sendable (EPPServer) -> @Sendable (_ loop: Int) -> any Service

        package init(
            host: String,
            sharedPort: Int,
            context: TLSContext,
            connectionLimits: ConnectionLimits,
            limits: SessionLimits,
            needsCertificate: Bool,
            certificates: FaultCertificates,
            honoursReservedNames: Bool,
            journalEntries: Int,
            service: @escaping @Sendable (EPPServer) -> @Sendable (_ loop: Int) -> any Service
        ) {
            self.host = host
            self.sharedPort = sharedPort
            self.context = context
            self.connectionLimits = connectionLimits
            self.limits = limits
            self.needsCertificate = needsCertificate
            self.certificates = certificates
            self.honoursReservedNames = honoursReservedNames
            self.journalEntries = journalEntries
            self.service = service
        }
    }

    /// The registry that the process starts with.
    package static let firstID = "default"
    /// Its registries.
    package let directory: RegistryDirectory
    private let loops: EventLoops
    private let settings: Settings
    private let routers: RouterShelf

    package init(_ loops: EventLoops, _ settings: Settings, _ directory: RegistryDirectory, _ routers: RouterShelf) {
        self.loops = loops
        self.settings = settings
        self.directory = directory
        self.routers = routers
    }

    /// Where clients connect to.
    package var host: String { settings.host }
    package var connectionCount: Int { loops.connectionCount }

    /// Makes a registry, which takes connections when this returns.
    package func create(_ plan: RegistryPlan) throws(JSONFault) -> RegistryInstance {
        try plan.check()
        let id = plan.id ?? directory.newIdentifier()
        if let obstacle = directory.obstacle(to: id, plan.reach) { throw obstacle }
        let registry = try make(plan, id)
        do throws(JSONFault) {
            try directory.add(registry)
        } catch {
            registry.listener?.stop()
            throw error
        }
        return registry
    }

    private func make(_ plan: RegistryPlan, _ id: String) throws(JSONFault) -> RegistryInstance {
        let policy = plan.policy.policy
        let clock = try plan.clock.clock()
        let random = plan.randomSeed.map { SeededRandom(seed: $0) }
        let world = try world(of: plan, policy, clock, random)
        let beginning = Moment(world: world.snapshot, time: clock.now, speed: clock.speed)
        let server = EPPServer(
            Store(world, clock: clock),
            routers.router(under: policy),
            limits: settings.limits,
            needsCertificate: settings.needsCertificate,
            faults: Faults(
                seed: plan.randomSeed ?? 1,
                reservedNames: plan.honoursReservedNames ?? settings.honoursReservedNames,
                certificates: settings.certificates
            ),
            journal: settings.journalEntries > 0 ? Journal(clock: clock, entries: settings.journalEntries) : nil
        )
        let listener = try listener(for: server, plan.reach)
        return RegistryInstance(
            id,
            server,
            plan.reach,
            port: listener?.port ?? settings.sharedPort,
            beginning: beginning,
            listener: listener,
            random: random
        )
    }

    private func world(
        of plan: RegistryPlan,
        _ policy: Policy,
        _ clock: Clock,
        _ random: SeededRandom?
    ) throws(JSONFault) -> sending World {
        do throws(JSONFault) {
            return try plan.seed.seed.world(policy: policy, start: clock.now, random: random ?? SystemRandom())
        } catch {
            throw JSONFault(error.sentence, at: JSONPath([.name("seed")] + error.path.steps), missing: error.missing)
        }
    }

    private func listener(for server: EPPServer, _ reach: Reach) throws(JSONFault) -> Listener? {
        guard case .port(let port) = reach else { return nil }
        do throws(TLSError) {
            return try loops.listen(
                host: settings.host,
                port: port,
                tls: settings.context,
                limits: settings.connectionLimits,
                service: settings.service(server)
            )
        } catch {
            throw JSONFault("\(error)", at: JSONPath()["reach"]["port"])
        }
    }

    /// Ends a registry and its sessions; false, when there is none of this identifier.
    ///
    /// Not to be called on one of its event loops.
    package func delete(_ id: String) -> Bool {
        guard let registry = directory.remove(id) else { return false }
        registry.server.live.end { _ in true }
        registry.listener?.stop()
        return true
    }
}
