import Crypto
import EPP
import Faults
import Hosting
import Journal
import Registry
import Seed
import Session

/// Puts the parts of a registry together, without a socket: policy, world, clock, commands.
package struct Composition: Sendable {
    let store: Store
    /// Registrars and their passwords, for those who try the registry out.
    package let registrars: [(id: String, password: String)]
    package let registryName: String
    package let policy: Policy
    /// As everything was at the start.
    let beginning: Moment
    let random: SeededRandom?
    /// Where registries made later find code for the same policy.
    let routers = RouterShelf()

    package init(_ configuration: Configuration) throws(SetupError) {
        let policy = try configuration.policy()
        let clock = try configuration.clock()
        let (text, name) = try configuration.seed()
        random = configuration.randomSeed.map { SeededRandom(seed: $0) }
        let world: World
        do throws(DocumentError) {
            world = try Seed.world(
                of: text,
                file: name,
                policy: policy,
                start: clock.now,
                random: random ?? SystemRandom()
            )
        } catch {
            throw SetupError(error)
        }
        registrars = world.registrars.values.map { ($0.id, $0.password.revealed) }.sorted { $0.0 < $1.0 }
        registryName = name
        beginning = Moment(world: world.snapshot, time: clock.now, speed: clock.speed)
        self.policy = policy
        store = Store(world, clock: clock)
    }

    /// What the sessions of the first registry share.
    func server(_ configuration: Configuration, _ certificates: FaultCertificates) -> EPPServer {
        let entries = configuration.journalEntries
        return EPPServer(
            store,
            routers.router(under: policy),
            limits: configuration.limits.serverLimits,
            needsCertificate: configuration.requiresClientCertificate,
            faults: Faults(
                seed: configuration.randomSeed ?? 1,
                reservedNames: configuration.honoursReservedNames,
                certificates: certificates
            ),
            journal: entries > 0 ? Journal(clock: store.clock, entries: entries) : nil
        )
    }
}

extension Configuration {
    /// The policy, with the limits that the configuration sets apart from it.
    fileprivate func policy() throws(SetupError) -> Policy {
        var policy = try rules.policy()
        if let failedLogins = limits.failedLogins { policy.session.failedLogins = failedLogins }
        return policy
    }

    fileprivate func clock() throws(SetupError) -> Clock {
        guard case .at(let text) = time else { return Clock(speed: speed, machine: { MachineTime.now }) }
        guard let start = Instant(text), ClockRange.contains(start) else {
            throw SetupError(.usage, "\"\(text)\" is no date from 1970 to 8999 such as 2026-01-01T00:00:00Z.")
        }
        return Clock(startingAt: start, speed: speed, machine: { MachineTime.now })
    }

    fileprivate func seed() throws(SetupError) -> (text: [UInt8], name: String) {
        switch registry {
        case .demonstration: (Array(DemonstrationSeed.text.utf8), "the demonstration seed")
        case .file(let path): (try Files.read(path), path)
        case .text(let text): (Array(text.utf8), "the seed")
        }
    }
}

extension Configuration.Rules {
    fileprivate func policy() throws(SetupError) -> Policy {
        switch self {
        case .file(let path): return try Self.policy(try Files.read(path), file: path)
        case .text(let text): return try Self.policy(Array(text.utf8), file: "the policy")
        case .named(let name):
            guard let policy = Policy.named(name) else {
                let names = Policy.builtIn.map(\.name).joined(separator: ", ")
                throw SetupError(.usage, "There is no policy \"\(name)\": \(names).")
            }
            return policy
        }
    }

    private static func policy(_ text: [UInt8], file: String) throws(SetupError) -> Policy {
        do throws(DocumentError) {
            return try PolicyFile.policy(text, file: file)
        } catch {
            throw SetupError(error)
        }
    }
}

extension Configuration.Limits {
    var serverLimits: SessionLimits {
        var limits = SessionLimits()
        limits.frameBytes = frameBytes
        limits.connections = connections
        limits.sessionsPerRegistrar = sessionsPerRegistrar
        limits.handshakeTime = handshakeTime
        limits.loginTime = loginTime
        limits.frameTime = frameTime
        limits.idleTime = idleTime
        limits.lifetime = sessionLifetime
        return limits
    }
}
