/// A host in a seed.
package struct SeedHost: Sendable, Equatable, Codable, SeedHistory {
    package var name: String
    package var number: Int?
    package var sponsor: String
    package var creator: String?
    package var created: SeedTime?
    package var updater: String?
    package var updated: SeedTime?
    package var transferred: SeedTime?
    package var statuses: [String]?
    package var statusNotes: [String: SeedStatusNote]?
    package var addresses: [String]?
    package var extensions: SeedExtras<HostExtraKeys>?
}
