import EPP
import Faults
import JSON
import Journal
import Locks
import Marks
import Network
import Registry
import Scorecards
import Seed
import Session
import Synchronization
import TLS

/// Many registries in one process, each with registrars, objects, a clock and sessions of its own.
///
/// They share what can be shared: event loops, the server's identity, and the code for commands under equal policies.
package final class RegistryHost: Sendable {
    /// The identifier of the registry that the process starts with.
    package static let firstID = "default"
    /// The registry that the process starts with: it has the shared port.
    package let first: RegistryInstance
    /// Its registries.
    package let directory = RegistryDirectory()
    /// Where clients connect to.
    package let address: String
    /// What clients call the machine: a name that it was given, or its address.
    package let reachedAt: String
    private let sharedPort: Int
    private let connectionLimit: Int
    private let loops: EventLoops
    let settings: Settings
    private let context: Locked<TLSContext>
    private let routers = RouterCache()
    /// People who learn together.
    let classes = Locked<[String: TrainingClass]>([:])
    private let draining = Atomic<Bool>(false)

    /// Starts with one registry, which takes connections when this returns; port 0 lets the system choose.
    package init(
        _ first: PreparedRegistry,
        port: Int,
        threads: Int,
        connections: Int,
        _ settings: Settings
    ) throws(TLSError) {
        connectionLimit = connections
        loops = try EventLoops(threads: threads, connectionLimit: connections)
        var settings = settings
        settings.tallies = (0...max(1, threads)).map { _ in SessionTally() }
        self.settings = settings
        context = Locked(settings.context)
        let server = settings.server(for: first, Self.firstID, routers)
        let listener = try settings.listen(loops, port, settings.context, server, directory)
        (address, sharedPort) = (listener.host, listener.port)
        reachedAt = settings.hostName ?? listener.host
        self.first = RegistryInstance(
            Self.firstID,
            first,
            server,
            .port(listener.port),
            port: listener.port,
            listener: nil
        )
        // An empty directory has no obstacle.
        try? directory.add(self.first)
    }

    /// Shows another identity to those who connect from now on.
    package func use(_ context: TLSContext) {
        self.context.withLock { $0 = context }
        loops.use(context)
    }

    package var connectionCount: Int { loops.connectionCount }

    /// Whether whoever spreads clients over processes is to send no more here.
    ///
    /// Those that come all the same are served.
    package var isDraining: Bool {
        get { draining.load(ordering: .relaxed) }
        set { draining.store(newValue, ordering: .relaxed) }
    }

    /// What all sessions together have done, those of registries that are gone included.
    package var counts: SessionTally.Counts {
        settings.tallies.reduce(into: SessionTally.Counts()) { $0.add($1.counts) }
    }

    /// Whether another connection would be taken.
    package var hasFreeConnections: Bool { connectionCount < connectionLimit }

    /// Whether there are as many registries as there may be.
    package var isFull: Bool { directory.count >= settings.mostRegistries }

    /// What every frame is checked against; nil where none is.
    package var frameCheck: FrameCheck? { settings.frameCheck }

    /// What whoever runs the process is told.
    package var events: ServerEvents { settings.events }

    /// Who signs marks for tests.
    package var markAuthority: MarkAuthority { settings.markAuthority }

    /// Does something once a while has passed, on one of its threads; not at all where it is stopped before.
    package func after(_ time: Duration, _ body: @escaping @Sendable () -> Void) { loops.after(time, body) }

    /// The policies that have names besides those of the program.
    package var policies: [String: Policy] { settings.policies }

    /// Makes a registry, which takes connections when this returns; it goes on where one was that has been kept.
    @discardableResult
    package func create(_ plan: RegistryPlan, resuming kept: KeptRegistry? = nil) throws(JSONFault) -> RegistryInstance
    {
        try plan.check()
        guard !isFull else {
            throw JSONFault("there are \(settings.mostRegistries) registries, as many as there may be", at: JSONPath())
        }
        let id = plan.id ?? directory.newIdentifier()
        if let obstacle = directory.obstacle(to: id, plan.endpoint) { throw obstacle }
        var prepared = try plan.prepared(among: settings.policies)
        try routers.router(under: prepared.policy).check(plan.faults, at: JSONPath()["faults"])
        if let kept { try prepared.resume(kept) }
        let server = settings.server(for: prepared, id, routers, honoursReservedNames: plan.honoursReservedNames)
        let listener = try listener(for: server, plan.endpoint, preferring: kept?.lastPort)
        let port = listener?.port ?? sharedPort
        let exercise = plan.exercise.flatMap(Exercise.named)
        let registry = RegistryInstance(
            id,
            prepared,
            server,
            plan.endpoint,
            port: port,
            listener: listener,
            exercise: exercise
        )
        registry.label = plan.label
        do throws(JSONFault) {
            try directory.add(registry)
        } catch {
            listener?.stop()
            throw error
        }
        registry.beginExercise(isResumed: kept != nil)
        return registry
    }

    /// Where the system may choose, a port is tried first that clients know from before.
    private func listener(
        for server: EPPServer,
        _ endpoint: Endpoint,
        preferring known: Int?
    ) throws(JSONFault) -> Listener? {
        guard case .port(let port) = endpoint else { return nil }
        if port == 0, let known, let listener = try? self.listener(for: server, .port(known), preferring: nil) {
            return listener
        }
        do throws(TLSError) {
            return try settings.listen(loops, port, context.withLock(\.self), server, nil)
        } catch {
            throw JSONFault("\(error)", at: JSONPath()["reach"]["port"])
        }
    }

    /// How long an answer that is on its way may take when its registry is ended.
    private static let stopTime = Duration.seconds(10)

    /// Ends a registry and its sessions, when the answers on their way have gone out; false, when there is none of this identifier.
    ///
    /// Not to be called on one of its event loops.
    package func delete(_ id: String) -> Bool {
        guard let registry = directory.remove(id) else { return false }
        registry.server.store.close()
        registry.server.live.end { _ in true }
        registry.listener?.stop(within: Self.stopTime)
        registry.server.journal?.close()
        return true
    }

    /// Ends all registries: commands in flight are answered, connections closed within the time.
    package func stop(within time: Duration) {
        for registry in directory.all { registry.server.store.close() }
        loops.stop(within: time)
    }
}

extension RegistryHost {
    /// What all its registries have in common.
    package struct Settings: Sendable {
        /// The address to listen on.
        package var host: String
        /// What clients call the machine, where that is another name.
        package var hostName: String?
        package var context: TLSContext
        package var connectionLimits = ConnectionLimits()
        package var limits = SessionLimits()
        package var mostRegistries = 10_000
        /// Whether a registrar must show a certificate of its own (RFC 5734 §8).
        package var needsCertificate = false
        package var certificates: FaultCertificates
        /// Opens the authority that clients' certificates are of.
        package var clientIssuer: @Sendable () throws(TLSError) -> CertificateIssuer = { () throws(TLSError) in
            throw TLSError(.certificate, "there is no authority")
        }
        package var honoursReservedNames = true
        /// How many entries each journal keeps; 0 for no journal.
        package var journalEntries = 4096
        /// What every frame is checked against, in both directions.
        package var frameCheck: FrameCheck?
        /// From where a PROXY header is demanded and believed.
        package var proxies: [AddressBlock] = []
        /// What whoever runs the server is told.
        package var events = ServerEvents.unheard
        /// Is given each registry's journal, with the registry's identifier, before anything is in it.
        package var follow: (@Sendable (Journal, _ registry: String) -> Void)?
        /// Makes what is told of every entry in the journal of the registry with this identifier; nil where nothing is.
        package var log: (@Sendable (_ registry: String) -> JournalLog)?
        /// One for each loop, and the last for sessions inside the process.
        fileprivate(set) var tallies: [SessionTally] = []
        /// Policies by name, besides those of the program.
        package var policies: [String: Policy] = [:]
        /// Who signs marks for tests: all registries trust it that name nobody else.
        package var markAuthority = MarkAuthority()

        package init(host: String, _ context: TLSContext, _ certificates: FaultCertificates) {
            self.host = host
            self.context = context
            self.certificates = certificates
        }

        /// What the sessions of a registry share.
        fileprivate func server(
            for registry: PreparedRegistry,
            _ id: String,
            _ routers: RouterCache,
            honoursReservedNames: Bool? = nil
        ) -> EPPServer {
            let store = registry.store
            store.operate { [markAuthority] world, _ in world.testAuthority = { markAuthority.known } }
            let journal =
                journalEntries > 0 ? Journal(clock: store.clock, entries: journalEntries, log: log?(id)) : nil
            if let journal { follow?(journal, id) }
            return EPPServer(
                store,
                routers.router(under: registry.policy),
                limits: limits,
                needsCertificate: needsCertificate,
                faults: faults(of: registry, honoursReservedNames ?? self.honoursReservedNames),
                journal: journal,
                tally: tallies.last,
                events: events.of(registry: id)
            )
        }

        /// What goes wrong in a registry from the beginning, or, where it goes on, now.
        private func faults(of registry: PreparedRegistry, _ honoursReservedNames: Bool) -> Faults {
            let faults = Faults(
                registry.faults,
                seed: registry.randomSeed ?? 1,
                reservedNames: honoursReservedNames,
                certificates: certificates
            )
            faults.reservedNamesApply = registry.reservedNamesApply ?? honoursReservedNames
            guard let present = registry.presentFaults else { return faults }
            faults.removeAll()
            for rule in present { _ = faults.add(rule) }
            return faults
        }

        /// Takes connections for a registry, and for those that the directory finds by what a client says.
        fileprivate func listen(
            _ loops: EventLoops,
            _ port: Int,
            _ context: TLSContext,
            _ server: EPPServer,
            _ directory: RegistryDirectory?
        ) throws(TLSError) -> Listener {
            let (check, frameLimit, tallies) = (frameCheck, limits.frameBytes, tallies)
            return try loops.listen(
                host: host,
                port: port,
                tls: context,
                limits: connectionLimits,
                proxies: proxies
            ) { loop in
                let service = EPPService(server, selector: directory, tally: tallies[loop])
                guard let check else { return service }
                return CheckedService(service, check, frameLimit: frameLimit)
            }
        }
    }
}
