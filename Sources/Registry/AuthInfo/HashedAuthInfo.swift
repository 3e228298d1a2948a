import Crypto
import EPP

/// A code of which only a salted hash is kept (RFC 9154 §4.3), and how long it is valid.
public struct HashedAuthInfo: Sendable, Equatable, Codable {
    private let hash: SaltedHash
    /// When it was set.
    package let set: Instant
    /// When it ceases to be valid; nil is never.
    package let expires: Instant?
    /// The second secret that a transfer must carry, where the policy has one.
    package var processNumber: SaltedHash?
    /// The code itself, as long as asking again returns the same one.
    package var reusable: Reusable?

    /// A code that can be told again until then.
    package struct Reusable: Sendable, Equatable, Codable, CustomStringConvertible {
        package let code: String
        package let processNumber: String?
        package let until: Instant

        package init(_ code: String, _ processNumber: String?, until: Instant) {
            self.code = code
            self.processNumber = processNumber
            self.until = until
        }

        package var description: String { "***" }
    }

    package init(_ code: String, _ policy: AuthInfoPolicy, at now: Instant, _ random: any RandomSource) {
        hash = SaltedHash(code, random)
        set = now
        expires = policy.lifetime > .zero ? now + policy.lifetime : nil
    }

    private init(_ hash: SaltedHash) {
        self.hash = hash
        set = Instant(milliseconds: 0)
        expires = nil
    }

    /// What is compared with when there is no code.
    static let decoy = HashedAuthInfo(SaltedHash("", SeededRandom(seed: 0)))

    /// Whether this is the code, and the process number where there is one; says nothing of its being still valid.
    ///
    /// Both are compared in every case, so that the time taken does not tell which was wrong. Only a transfer needs the
    /// number: whoever validates a code by info has not been told to carry it.
    func matches(
        _ candidate: String,
        _ number: String?,
        needsNumber: Bool,
        _ function: SaltedHash.Function
    ) -> Bool {
        let isRight = hash.matches(candidate, function)
        let isRightNumber = (processNumber ?? Self.decoy.hash).matches(number ?? "", function)
        return isRight && (isRightNumber || processNumber == nil || !needsNumber)
    }

    /// Whether the code's time is over.
    package func hasExpired(at now: Instant) -> Bool { expires.map { $0 <= now } ?? false }
}
