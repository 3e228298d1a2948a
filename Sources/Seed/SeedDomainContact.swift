import Registry

/// A contact of a domain in a seed.
package struct SeedDomainContact: Sendable, Equatable, Codable {
    package var role: DomainContact.Role?
    package var id: String
}
