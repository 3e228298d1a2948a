/// A name and an address in a seed.
package struct SeedPostalInfo: Sendable, Equatable, Codable {
    package var name: String
    package var organization: String?
    package var street: [String]?
    package var city: String
    package var stateOrProvince: String?
    package var postalCode: String?
    package var country: String
}
