import Registry

/// A domain in a seed.
package struct SeedDomain: Sendable, Equatable, Codable, SeedHistory {
    package var name: String
    package var number: Int?
    package var sponsor: String
    package var creator: String?
    package var created: SeedTime?
    package var updater: String?
    package var updated: SeedTime?
    package var expires: SeedTime?
    package var transferred: SeedTime?
    /// The end of the registry's own lock; follows from the policy where it is left out.
    package var lockedUntil: SeedTime?
    package var statuses: [String]?
    package var statusNotes: [String: SeedStatusNote]?
    package var registrant: String?
    package var contacts: [SeedDomainContact]?
    /// Names of hosts in the seed.
    package var nameservers: [String]?
    /// Name servers with their addresses, under policies without host objects.
    package var hostAttributes: [SeedHostAttribute]?
    package var authInfo: String?
    /// A code of which only a hash is kept, in place of `authInfo`.
    package var guardedCode: GuardedCode?
    package var transfer: SeedTransfer?
    /// Where they are left out: the add grace period, if the domain was created that lately.
    package var gracePeriods: [SeedGracePeriod]?
    /// When a delete put the domain into redemption; a shorter way to say `deletion`.
    package var deleted: SeedTime?
    package var deletion: SeedDeletion?
    package var extensions: SeedExtras<DomainExtraKeys>?
}
