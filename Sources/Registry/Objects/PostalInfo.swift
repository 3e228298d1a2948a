/// A name and an address (RFC 5733 §2.3 to §2.4).
package struct PostalInfo: Sendable, Hashable {
    package var name: String
    package var organization: String?
    /// At most three lines.
    package var street: [String]
    package var city: String
    package var stateOrProvince: String?
    package var postalCode: String?
    /// Two letters of ISO 3166-1, in upper case.
    package var country: String

    package init(
        name: String,
        organization: String? = nil,
        street: [String] = [],
        city: String,
        stateOrProvince: String? = nil,
        postalCode: String? = nil,
        country: String
    ) {
        self.name = name
        self.organization = organization
        self.street = street
        self.city = city
        self.stateOrProvince = stateOrProvince
        self.postalCode = postalCode
        self.country = country
    }
}
