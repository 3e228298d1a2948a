import EPP
import Registry

/// What is remembered of a registrar's logins (RFC 8807 §4.1).
package struct LoginRecord: Sendable, Equatable {
    /// Since the last login that succeeded.
    package var failures = 0
    /// When the password was set, so far as it is known: at the latest at the first login.
    package var passwordSet: Instant?
    package var userAgent: UserAgent?

    package init() {}

    /// Where a registrar keeps it.
    package enum Key: ExtraKey {
        package typealias Value = LoginRecord
    }

    mutating func failed() {
        let (sum, overflows) = failures.addingReportingOverflow(1)
        if !overflows { failures = sum }
    }

    mutating func succeeded(withNewPassword isNew: Bool, at now: Instant, _ policy: SessionPolicy) {
        failures = 0
        guard policy.passwordLifetime > .zero else { return }
        if isNew || passwordSet == nil { passwordSet = now }
    }

    /// When the password expires, under a policy by which it does.
    func expiry(_ policy: SessionPolicy) -> Instant? {
        guard policy.passwordLifetime > .zero else { return nil }
        return passwordSet.map { $0 + policy.passwordLifetime }
    }
}

extension Extras {
    /// What is remembered, or what to start from.
    subscript<Key: ExtraKey>(key: Key.Type, default start: @autoclosure () -> Key.Value) -> Key.Value {
        get { self[key] ?? start() }
        set { self[key] = newValue }
    }
}
