/// Domains that differ in a number: `{n}` in the name and in the authInfo stands for 1 to `count`.
package struct GeneratedDomains: Sendable, Equatable, Codable {
    package var count: Int
    package var name: String
    package var sponsor: String
    package var created: SeedTime?
    package var expires: SeedTime?
    package var statuses: [String]?
    package var registrant: String?
    package var contacts: [SeedDomainContact]?
    package var nameservers: [String]?
    package var authInfo: String?

}
