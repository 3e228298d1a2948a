import EPP

/// A code that the registry made, at the one moment at which it can be told.
package struct IssuedCode: Sendable, Equatable, CustomStringConvertible {
    package let code: String
    package let processNumber: String?
    package let set: Instant
    package let expires: Instant?

    package var description: String { "***" }
}

extension Domain {
    /// The domain with a code of the registry's making, and the code: the current one while it may be told again, unless
    /// a new one is forced, which makes the former invalid at once.
    package func issuingCode(isForced: Bool, at now: Instant, in world: World) -> (Domain, IssuedCode) {
        if !isForced, case .guarded(let current) = self.authInfo, let issued = current.issued(at: now) {
            return (self, issued)
        }
        let policy = world.policy.authInfo
        let code = Codes.make(world.random)
        var guarded = GuardedCode(code, policy, at: now, world.random)
        var processNumber: String?
        if policy.needsProcessNumber {
            let number = Codes.makeProcessNumber(world.random)
            guarded.processNumber = SaltedHash(number, world.random)
            processNumber = number
        }
        if policy.reuseWindow > .zero {
            guarded.reusable = .init(code, processNumber, until: now + policy.reuseWindow)
        }
        var domain = self
        domain.authInfo = .guarded(guarded)
        return (domain, IssuedCode(code: code, processNumber: processNumber, set: now, expires: guarded.expires))
    }
}

extension GuardedCode {
    /// The code once more, while its policy lets it be told again.
    fileprivate func issued(at now: Instant) -> IssuedCode? {
        guard let reusable, reusable.until > now, !hasExpired(at: now) else { return nil }
        return IssuedCode(code: reusable.code, processNumber: reusable.processNumber, set: set, expires: expires)
    }
}
