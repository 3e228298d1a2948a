import Crypto
import EPP

/// A domain's or contact's authorization information (RFC 5731 §2.6): who knows it may transfer the object.
public enum AuthInfo: Sendable, Equatable, CustomStringConvertible {
    case unset
    /// Kept as it was given, and shown to the sponsor.
    case readable(String)
    /// Kept so that nobody can read it.
    indirect case guarded(HashedAuthInfo)

    /// A code that is valid until it is changed; an empty one unsets it.
    package init(_ code: String) { self = code.isEmpty ? .unset : .readable(code) }

    /// A code as the policy keeps it, valid as long as it says.
    package init(_ code: String, _ policy: AuthInfoPolicy, at now: Instant, _ random: any RandomSource) {
        let lives = policy.lifetime > .zero
        if code.isEmpty {
            self = .unset
        } else if policy.isHashed || lives {
            var guarded = HashedAuthInfo(code, policy, at: now, random)
            if policy.isShown, let expires = guarded.expires { guarded.reusable = .init(code, nil, until: expires) }
            self = .guarded(guarded)
        } else {
            self = .readable(code)
        }
    }

    /// Whether the code opens the object.
    ///
    /// Nothing matches what is unset, and an empty code matches nothing (RFC 9154 §4.4). The same hashes are computed and
    /// compared in every case: the time taken does not tell "wrong" from "unset" or "expired".
    package func matches(
        _ candidate: String,
        processNumber: String? = nil,
        needsNumber: Bool = false,
        at now: Instant,
        hash: SaltedHash.Function = SHA256.hash
    ) -> Bool {
        let guarded = if case .guarded(let code) = self { code } else { HashedAuthInfo.decoy }
        let isGuarded = guarded.matches(candidate, processNumber, needsNumber: needsNumber, hash)
        let isRight =
            switch self {
            case .guarded(let code): isGuarded && !code.hasExpired(at: now)
            case .readable(let code): bytesAreEqual(Array(code.utf8), Array(candidate.utf8))
            case .unset: false
            }
        return isRight && !candidate.isEmpty
    }

    /// Why the candidate does not open the object, for the operator alone: a clause without a secret.
    ///
    /// As much is hashed whatever is wrong, so that the time taken does not tell.
    package func flaw(
        of candidate: String,
        processNumber: String? = nil,
        needsNumber: Bool = false,
        former: FormerCode? = nil,
        at now: Instant
    ) -> String {
        let guarded = if case .guarded(let code) = self { code } else { HashedAuthInfo.decoy }
        let isRight = guarded.matches(candidate, nil, needsNumber: false, SHA256.hash)
        let isRightNumber = guarded.matches(candidate, processNumber, needsNumber: needsNumber, SHA256.hash)
        let isFormer = (former?.code ?? .decoy).matches(candidate, nil, needsNumber: false, SHA256.hash)
        if candidate.isEmpty { return "the code is empty" }
        if isFormer, let former { return former.sentence(isTheCode: true) }
        guard self != .unset else { return former?.sentence(isTheCode: false) ?? "no code is set" }
        if guarded.hasExpired(at: now), let expires { return "the code expired at \(expires)" }
        return isRight && !isRightNumber ? "the process number is wrong or missing" : "the code is wrong"
    }

    /// The code itself, where the regime lets the sponsor read it.
    package var revealed: String? {
        guard case .readable(let code) = self else { return nil }
        return code
    }

    /// The code as its sponsor reads it under a regime that shows codes: one with a lifetime is remembered until its end.
    package func shown(at now: Instant) -> String? {
        guard case .guarded(let code) = self else { return revealed }
        return code.reusable.flatMap { $0.until > now ? $0.code : nil }
    }

    /// When the code ceases to be valid by itself.
    package var expires: Instant? {
        guard case .guarded(let code) = self else { return nil }
        return code.expires
    }

    /// Never the code itself: descriptions end up in logs.
    public var description: String { self == .unset ? "unset" : "***" }
}
