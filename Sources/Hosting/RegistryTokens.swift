import Crypto
import EPP
import Locks

/// Tokens with which the control API lets others into one registry: so that neither students nor jobs can touch each other's.
///
/// A token says which registry's it is, and a secret; only the secret's hash is kept.
package final class RegistryTokens: Sendable {
    /// What is known of a token: not the token.
    package struct Known: Sendable, Codable {
        /// By which it is revoked.
        package let id: String
        /// Whose it is, for people.
        package let label: String?
        /// By the machine's clock.
        package let created: Instant
        fileprivate let hash: String
    }

    /// More of one registry are refused.
    package static let most = 100

    private let known: Locked<[Known]>

    init(_ known: [Known] = []) { self.known = Locked(known) }

    /// All of them, the oldest first.
    package var all: [Known] { known.withLock(\.self) }

    /// Makes a token of a registry, which is told this once; nil where there are too many.
    package func make(of registry: String, label: String?) -> (token: String, known: Known)? {
        let secret = Hex.encode(SystemRandom().bytes(24))
        let id = Hex.encode(SystemRandom().bytes(4))
        let made = Known(id: id, label: label, created: MachineTime.now, hash: Self.hash(secret))
        let isMade = known.withLock { known in
            guard known.count < Self.most else { return false }
            known.append(made)
            return true
        }
        return isMade ? ("\(Self.prefix)\(registry).\(secret)", made) : nil
    }

    /// Makes a token as above; where there are too many, the oldest with the label makes way.
    func renew(of registry: String, label: String) -> String? {
        if let (token, _) = make(of: registry, label: label) { return token }
        guard let oldest = all.first(where: { $0.label == label }), revoke(oldest.id) else { return nil }
        return make(of: registry, label: label)?.token
    }

    /// Lets nobody in by a token any more; false where there is none of this identifier.
    package func revoke(_ id: String) -> Bool {
        known.withLock { known in
            let count = known.count
            known.removeAll { $0.id == id }
            return known.count < count
        }
    }

    fileprivate func opens(_ secret: some StringProtocol) -> Bool {
        let hash = Array(Self.hash(String(secret)).utf8)
        // Every one is looked at: the time tells nothing.
        return all.reduce(false) { found, known in bytesAreEqual(Array(known.hash.utf8), hash) || found }
    }

    private static func hash(_ secret: String) -> String { Hex.encode(SHA256.hash(Array(secret.utf8))) }

    fileprivate static let prefix = "mrt."
}

extension RegistryDirectory {
    /// What a token is: of a registry, one that was of one, or something else.
    package enum TokenScope: Sendable, Equatable {
        case registry(String)
        case revoked
        case other
    }

    /// Which registry a token opens.
    package func scope(of token: String) -> TokenScope {
        guard token.hasPrefix(RegistryTokens.prefix) else { return .other }
        let parts = token.dropFirst(RegistryTokens.prefix.count).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let registry = self[String(parts[0])], registry.tokens.opens(parts[1]) else {
            return .revoked
        }
        return .registry(registry.id)
    }
}
