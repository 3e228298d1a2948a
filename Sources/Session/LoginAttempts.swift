import Commands
import EPP
import Locks
import Registry
import TLS

/// Logins that failed lately, by registrar and by address, over all connections of a registry: what its policy holds logins
/// up for.
///
/// Identifiers that no registrar has count like others, or the lock would tell who there is.
package final class LoginAttempts: Sendable {
    private let policy: SessionPolicy
    private let tables = Locked(Tables())

    private struct Tables {
        var registrars = FailureTable()
        var networks = FailureTable()
    }

    init(_ policy: SessionPolicy) { self.policy = policy }

    /// Whether the policy holds nobody up.
    var isIdle: Bool { policy.registrarFailures == 0 && policy.addressFailures == 0 }

    /// What stands in the way of every login of this client, or from this address.
    func lock(of client: ClientID, from address: String, at now: Instant) -> LoginLock? {
        guard policy.lockTime > .zero else { return nil }
        return most(of: client, from: address, at: now).map { failures in
            LoginLock(until: failures.last + policy.lockTime, failures: failures.count, within: policy.failureTime)
        }
    }

    /// How long the answer to a login is kept back.
    func delay(of client: ClientID, from address: String, at now: Instant) -> Duration? {
        guard policy.failureDelay > .zero else { return nil }
        return most(of: client, from: address, at: now).map { _ in .milliseconds(policy.failureDelay.milliseconds) }
    }

    /// Notes a login whose credentials were wrong.
    func failed(_ client: ClientID, from address: String, at now: Instant) {
        guard !isIdle else { return }
        let (network, memory) = (Self.network(of: address), memory)
        tables.withLock { [policy] tables in
            if policy.registrarFailures > 0 { tables.registrars.count(client, at: now, memory) }
            if policy.addressFailures > 0 { tables.networks.count(network, at: now, memory) }
        }
    }

    /// The registrar's failures are forgotten; the address's are not, or whoever has one password could try others for ever.
    func succeeded(_ client: ClientID) {
        guard policy.registrarFailures > 0 else { return }
        tables.withLock { $0.registrars[client] = nil }
    }

    /// Begins anew.
    package func removeAll() { tables.withLock { $0 = Tables() } }

    /// A failure counts as long as the lock that it leads to stands, too.
    private var memory: TimeSpan { max(policy.failureTime, policy.lockTime) }

    /// The failures that hold a login up, those of the registrar first.
    private func most(of client: ClientID, from address: String, at now: Instant) -> Failures? {
        guard !isIdle else { return nil }
        let network = Self.network(of: address)
        return tables.withLock { [policy] tables in
            let found = [
                (tables.registrars[client], policy.registrarFailures),
                (tables.networks[network], policy.addressFailures),
            ]
            return found.lazy.compactMap { failures, limit in
                guard let failures, limit > 0, failures.count >= limit, failures.end(policy) > now else { return nil }
                return failures
            }
            .first
        }
    }

    /// An address of IPv4, or the network of an IPv6 address that one customer has (RFC 6177 §2).
    private static func network(of address: String) -> String {
        guard let parsed = InternetAddress(address), !parsed.isIPv4 else { return address }
        return InternetAddress(bytes: parsed.bytes[..<8] + [UInt8](repeating: 0, count: 8))?.description ?? address
    }
}

/// How often logins have failed.
private struct Failures {
    var count = 0
    var last: Instant

    /// When they cease to hold anybody up.
    func end(_ policy: SessionPolicy) -> Instant {
        last + (policy.lockTime > .zero ? policy.lockTime : policy.failureTime)
    }
}

/// A bounded number of failures by name: when a half is full, the older half is forgotten.
private struct FailureTable {
    private static let half = 5000
    private var younger: [String: Failures] = [:]
    private var older: [String: Failures] = [:]

    subscript(name: String) -> Failures? {
        get { younger[name] ?? older[name] }
        set {
            older[name] = nil
            younger[name] = newValue
            guard younger.count >= Self.half else { return }
            (older, younger) = (younger, [:])
        }
    }

    /// One more; those that are too old count no longer.
    mutating func count(_ name: String, at now: Instant, _ memory: TimeSpan) {
        var failures = self[name] ?? Failures(last: now)
        if failures.last + memory <= now { failures.count = 0 }
        failures.count += 1
        failures.last = now
        self[name] = failures
    }
}
