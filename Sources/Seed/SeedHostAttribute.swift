/// A name server as an attribute of a domain, in a seed.
package struct SeedHostAttribute: Sendable, Equatable, Codable {
    package var name: String
    package var addresses: [String]?
}
