import Registry

/// A contact in a seed.
package struct SeedContact: Sendable, Equatable, Codable, SeedHistory {
    package var id: String
    package var number: Int?
    package var sponsor: String
    package var creator: String?
    package var created: SeedTime?
    package var updater: String?
    package var updated: SeedTime?
    package var transferred: SeedTime?
    package var statuses: [String]?
    package var statusNotes: [String: SeedStatusNote]?
    package var int: SeedPostalInfo?
    package var loc: SeedPostalInfo?
    /// As `+31.201234567`, with an extension as `+31.201234567x12`.
    package var voice: String?
    package var fax: String?
    package var email: String
    package var authInfo: String?
    /// A code of which only a hash is kept, in place of `authInfo`.
    package var guardedCode: GuardedCode?
    package var disclosure: SeedDisclosure?
    package var transfer: SeedTransfer?
}
