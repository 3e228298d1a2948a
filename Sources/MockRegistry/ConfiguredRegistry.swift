import Crypto
import EPP
import Faults
import Hosting
import Journal
import Registry
import Seed
import Session

/// What a configuration says of the registry that the process starts with, made ready: policy, clock and world.
package struct ConfiguredRegistry: Sendable {
    /// The registry, which nobody can reach yet.
    let registry: PreparedRegistry
    /// Registrars and their passwords, for those who try the registry out.
    package let registrars: [(id: String, password: String)]
    /// Those of them that may log in.
    package let admitted: Set<ClientID>
    /// Their credentials for the registrars' own interfaces.
    package let keys: [(registrar: String, key: InterfaceKey)]
    /// Where its contents are from, for people.
    package let source: String
    /// The name of its policy.
    package var policy: String { registry.policy.name }

    package init(_ configuration: Configuration) throws(SetupError) {
        let policy = try configuration.policy()
        let clock = try configuration.clock()
        let (text, name) = try configuration.seed(under: policy)
        let randomSeed = configuration.randomSeed
        let world: World
        do throws(DocumentError) {
            let random = PreparedRegistry.source(randomSeed)
            world = try Seed.world(of: text, file: name, policy: policy, start: clock.now, random: random)
        } catch {
            throw SetupError(error)
        }
        keys = world.registrars.values.sorted { $0.id < $1.id }.flatMap { registrar in
            registrar.keys.map { (registrar.id, $0) }
        }
        admitted = Set(world.registrars.values.filter { !$0.isSuspended }.map(\.id))
        registrars = world.registrars.values.map { ($0.id, $0.password.revealed) }.sorted { $0.0 < $1.0 }
        source = name
        registry = PreparedRegistry(world, clock: clock, randomSeed: randomSeed)
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

    fileprivate func seed(under policy: Policy) throws(SetupError) -> (text: [UInt8], name: String) {
        switch registry {
        case .demonstration: (Array(DemonstrationSeed.text(under: policy).utf8), "the demonstration seed")
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
