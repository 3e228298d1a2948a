import Crypto
import EPP
import Hosting
import Locks
import Registry

/// Tokens that stand for a key, until their time is over.
final class Tokens: Sendable {
    private struct Entry {
        let key: InterfaceKey
        let expires: Instant
    }

    private struct State {
        /// By the token's hash, so that the time of a look-up tells nothing of a token.
        var entries: [[UInt8]: Entry] = [:]
        /// The hashes, oldest first.
        var order: [[UInt8]] = []
    }

    private let state = Locked(State())
    /// The oldest go first.
    static let most = 10_000

    /// A new token, good until then.
    func issue(for key: InterfaceKey, until expires: Instant) -> String {
        let token = Hex.encode(SystemRandom().bytes(32)).lowercased()
        let hash = SHA256.hash(Array(token.utf8))
        state.withLock { state in
            if state.order.count == Self.most { state.entries[state.order.removeFirst()] = nil }
            state.entries[hash] = Entry(key: key, expires: expires)
            state.order.append(hash)
        }
        return token
    }

    /// The account of the key that a token stands for, if its time is not over by the registry's clock.
    func account(of token: String, among accounts: Accounts) -> Account? {
        let hash = SHA256.hash(Array(token.utf8))
        guard let entry = state.withLock({ $0.entries[hash] }) else { return nil }
        let account = accounts.account { $0 == entry.key }
        return account.flatMap { $0.registry.clock.now < entry.expires ? $0 : nil }
    }
}
