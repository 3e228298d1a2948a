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
        let (guarded, readable, kind) = parts(candidate)
        let isGuarded = guarded.matches(candidate, processNumber, needsNumber: needsNumber, hash)
        let isCurrent = !guarded.hasExpired(at: now)
        let isReadable = bytesAreEqual(Array(readable.utf8), Array(candidate.utf8))
        let isRight =
            switch kind {
            case .guarded: isGuarded && isCurrent
            case .readable: isReadable
            case .unset: false
            }
        return isRight && !candidate.isEmpty
    }

    private enum Kind { case unset, readable, guarded }

    /// What a candidate is compared with: where there is no such thing, one that stands for it, and comes from the same place.
    private func parts(_ candidate: String) -> (HashedAuthInfo, readable: String, Kind) {
        // Taken in every case: to take it costs something.
        let decoy = Self.decoy
        let (source, readable, kind): (AuthInfo, String, Kind) =
            switch self {
            case .unset: (decoy, candidate, .unset)
            case .readable(let code): (decoy, code, .readable)
            case .guarded: (self, candidate, .guarded)
            }
        guard case .guarded(let code) = source else { return (.decoy, readable, kind) }
        return (code, readable, kind)
    }

    private static let decoy = AuthInfo.guarded(.decoy)

    /// Why the candidate does not open the object, for the operator alone: a clause without a secret.
    ///
    /// As much is hashed, and as much is written, whatever is wrong, so that the time taken does not tell.
    package func flaw(
        of candidate: String,
        processNumber: String? = nil,
        needsNumber: Bool = false,
        former: FormerCode.Search = FormerCode.Search(in: ExtensionData()),
        at now: Instant
    ) -> String {
        let (guarded, _, kind) = parts(candidate)
        let isRight = guarded.matches(candidate, nil, needsNumber: false, SHA256.hash)
        let isRightNumber = guarded.matches(candidate, processNumber, needsNumber: needsNumber, SHA256.hash)
        let isFormer = former.opens(candidate)
        let sentences = (
            former: former.code.sentence(isTheCode: isFormer), expired: "the code expired at \(guarded.expires ?? now)"
        )
        if candidate.isEmpty { return "the code is empty" }
        if isFormer { return sentences.former }
        if kind == .unset { return former.isFound ? sentences.former : "there is no code set" }
        if guarded.hasExpired(at: now) { return sentences.expired }
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
