import EPP

/// Grace periods and the stages of deletion (RFC 3915).
package struct GracePolicy: Sendable, Equatable, Codable {
    package var add = TimeSpan.days(5)
    package var renew = TimeSpan.days(5)
    package var autoRenew = TimeSpan.days(45)
    package var transfer = TimeSpan.days(5)
    package var redemption = TimeSpan.days(30)
    /// How long a report may be awaited after a restore.
    package var pendingRestore = TimeSpan.days(7)
    package var pendingDelete = TimeSpan.days(5)
    /// Whether a domain deleted in its add grace period is gone at once.
    package var deletesNewAtOnce = true

    package init() {}
}
