import Crypto
import EPP
import Registry

/// Holders who are signed in at the registry, and those on their way back to their password.
///
/// No part of the world: a reset, a restored snapshot and a new seed end all of it, as tokens of other people's holders.
struct HolderAccess: Sendable {
    private struct Recovery {
        let handle: String
        let asked: Instant
    }

    /// More are not kept: the oldest goes.
    static let most = 1000
    /// How long a link of a recovery leads anywhere, by the registry's clock.
    static let recoveryLife = TimeSpan.days(1)

    private var sessions: [(token: String, handle: String)] = []
    private var recoveries: [(key: String, recovery: Recovery)] = []

    /// Signs a holder in; answers the token.
    mutating func open(for handle: String) -> String {
        let token = Self.newSecret()
        sessions.append((token, handle))
        if sessions.count > Self.most { sessions.removeFirst() }
        return token
    }

    /// Whose token it is.
    func handle(of token: String) -> String? { sessions.first { $0.token == token }?.handle }

    /// Makes a key with which a holder comes back.
    mutating func recover(_ handle: String, at now: Instant) -> String {
        let key = Self.newSecret()
        recoveries.removeAll { Self.isOver($0.recovery, at: now) }
        recoveries.append((key, Recovery(handle: handle, asked: now)))
        if recoveries.count > Self.most { recoveries.removeFirst() }
        return key
    }

    /// Whose key it is, as long as it is neither used nor too old.
    func handle(recoveringBy key: String, at now: Instant) -> String? {
        guard let found = recoveries.first(where: { $0.key == key })?.recovery, !Self.isOver(found, at: now) else {
            return nil
        }
        return found.handle
    }

    /// Uses a key up, and ends what the holder's former password had opened.
    mutating func finish(_ key: String) {
        guard let handle = recoveries.first(where: { $0.key == key })?.recovery.handle else { return }
        recoveries.removeAll { $0.recovery.handle == handle }
        sessions.removeAll { $0.handle == handle }
    }

    private static func isOver(_ recovery: Recovery, at now: Instant) -> Bool {
        now < recovery.asked || now >= recovery.asked + recoveryLife
    }

    private static func newSecret() -> String { Hex.encode(SystemRandom().bytes(20)) }
}
