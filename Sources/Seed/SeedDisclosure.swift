import Registry

/// What a contact wants shown or withheld, in a seed.
package struct SeedDisclosure: Sendable, Equatable, Codable {
    package var shows: Bool
    package var names: [Disclosure.Form]?
    package var organizations: [Disclosure.Form]?
    package var addresses: [Disclosure.Form]?
    package var voice: Bool?
    package var fax: Bool?
    package var email: Bool?
}
