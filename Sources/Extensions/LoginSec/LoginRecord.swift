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
    package enum Key: ExtensionDataKey {
        package typealias Value = LoginRecord
        package static var name: String { "loginSec" }

        package static func flaw(in record: LoginRecord) -> String? {
            record.failures < 0 ? "failures are counted from 0" : nil
        }
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

/// In a seed: everything may be left out.
extension LoginRecord: Codable {
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        failures = try fields.decodeIfPresent(Int.self, forKey: .failures) ?? 0
        passwordSet = try fields.decodeIfPresent(Instant.self, forKey: .passwordSet)
        userAgent = try fields.decodeIfPresent(UserAgent.self, forKey: .userAgent)
    }
}

extension ExtensionData {
    /// What is remembered, or what to start from.
    subscript<Key: ExtensionDataKey>(key: Key.Type, default start: @autoclosure () -> Key.Value) -> Key.Value {
        get { self[key] ?? start() }
        set { self[key] = newValue }
    }
}
