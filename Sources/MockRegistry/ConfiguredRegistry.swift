import Crypto
import EPP
import Faults
import Hosting
import JSON
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

    /// Where a kept registry is handed in, it goes on there.
    package init(
        _ configuration: Configuration,
        resuming kept: (registry: KeptRegistry, file: String, error: (JSONFault) -> SetupError)? = nil
    ) throws(SetupError) {
        var prepared = try configuration.prepared()
        if let kept {
            do throws(JSONFault) { try prepared.resume(kept.registry) } catch { throw kept.error(error) }
        }
        registry = prepared
        let world = World(prepared.store.observe().world)
        keys = world.registrars.values.sorted { $0.id < $1.id }.flatMap { registrar in
            registrar.keys.map { (registrar.id, $0) }
        }
        admitted = Set(world.registrars.values.filter { !$0.isSuspended }.map(\.id))
        registrars = world.registrars.values.map { ($0.id, $0.password.revealed) }.sorted { $0.0 < $1.0 }
        source = kept.map { "as \($0.file) has kept it" } ?? configuration.source
    }
}

extension Configuration {
    /// The registry as it begins, with its faults and snapshots.
    fileprivate func prepared() throws(SetupError) -> PreparedRegistry {
        let policy = try policy()
        let clock = try clock()
        let (text, name) = try seed(under: policy)
        let world: World
        do throws(DocumentError) {
            let random = PreparedRegistry.source(randomSeed)
            world = try Seed.world(of: text, file: name, policy: policy, start: clock.now, random: random)
        } catch {
            throw SetupError(error)
        }
        var registry = PreparedRegistry(world, clock: clock, randomSeed: randomSeed)
        if let faults = setup.faults {
            registry.faults = faults.value
            do throws(JSONFault) { try registry.checkFaults() } catch { throw faults.error(error) }
        }
        for (name, document) in setup.snapshots {
            do throws(JSONFault) { try registry.add(document.value, as: name) } catch { throw document.error(error) }
        }
        return registry
    }

    /// Where the registry's contents are from, for people.
    fileprivate var source: String {
        switch registry {
        case .demonstration: "the demonstration seed"
        case .file(let path): path
        case .text: "the seed"
        }
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
            throw SetupError(.usage, "\"\(text)\" is no date from \(ClockRange.words) such as 2026-01-01T00:00:00Z.")
        }
        return Clock(startingAt: start, speed: speed, machine: { MachineTime.now })
    }

    fileprivate func seed(under policy: Policy) throws(SetupError) -> (text: [UInt8], name: String) {
        switch registry {
        case .demonstration: (Array(DemonstrationSeed.text(under: policy).utf8), source)
        case .file(let path): (try Files.read(path), source)
        case .text(let text): (Array(text.utf8), source)
        }
    }
}

extension Configuration.Rules {
    fileprivate func policy() throws(SetupError) -> Policy {
        switch self {
        case .file(let path): return try Self.policy(try Files.read(path), file: path)
        case .text(let text): return try Self.policy(Array(text.utf8), file: "the policy")
        case .named(let name):
            guard let policy = PolicyPreset.policy(named: name) else {
                let names = PolicyPreset.names.joined(separator: ", ")
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
