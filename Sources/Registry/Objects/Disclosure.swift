/// What a contact wants shown, or withheld, against the registry's policy (RFC 5733 §2.9).
package struct Disclosure: Sendable, Hashable {
    /// Which form of a field is meant.
    package enum Form: String, Sendable, Codable { case int, loc }

    /// True: show these; false: withhold them.
    package let shows: Bool
    package var names: [Form] = []
    package var organizations: [Form] = []
    package var addresses: [Form] = []
    package var voice = false
    package var fax = false
    package var email = false

    package init(shows: Bool) { self.shows = shows }
}
