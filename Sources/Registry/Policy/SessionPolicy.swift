import EPP

/// How clients log in (RFC 5730 §2.9.1).
package struct SessionPolicy: Sendable, Equatable, Codable {
    package enum UnknownExtension: String, Sendable, Codable { case refuse, ignore }

    /// How many logins may fail on one connection; the next failure is 2501 and closes it.
    package var failedLogins = 3
    /// Logging in with an extension that is not announced: 2103, or silence.
    package var unknownExtensions = UnknownExtension.refuse
    /// Languages of the greeting; answers are in English.
    package var languages = ["en"]
    /// How long a password may be used after it was set; zero is for ever (RFC 8807 §4.1).
    package var passwordLifetime = TimeSpan.zero
    /// How long before a password or a certificate expires a login warns of it.
    package var expiryNotice = TimeSpan.days(30)

    package init() {}
}
