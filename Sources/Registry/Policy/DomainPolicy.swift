/// What a domain may look like (RFC 5731).
package struct DomainPolicy: Sendable, Equatable, Codable {
    package enum Expiry: String, Sendable, Codable { case renew, delete }

    /// Names in one check.
    package var namesPerCheck = 100
    /// The shortest label that can be registered.
    package var shortestLabel = 1
    /// Labels that nobody can register: 2306.
    package var reservedLabels: [String] = ["nic", "whois"]
    /// Years registered or renewed for, when the command does not say.
    package var defaultYears = 1
    /// The longest time that a domain may be registered ahead, in years.
    package var mostYears = 10
    /// Whether periods in months are taken; otherwise 2306.
    package var takesMonths = false
    /// Whether a registrant must be named: 2003.
    package var needsRegistrant = false
    /// Name servers: fewer and more are 2306.
    ///
    /// None at all is an inactive domain.
    package var fewestNameservers = 0
    package var mostNameservers = 13
    /// What happens at the expiry date.
    package var atExpiry = Expiry.renew
    /// A wrong `curExpDate` in renew: the RFC does not name a code (RFC 5731 §3.2.3).
    package var wrongExpiryCode = 2004
    /// Whether removing `clientUpdateProhibited` may be joined with other changes in one update (RFC 5731 §2.3).
    package var unlockingMayChangeMore = true

    package init() {}
}
