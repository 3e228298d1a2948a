/// Organizations as objects of the registry (RFC 8543), and as what other objects name (RFC 8544).
package struct OrganizationPolicy: Sendable, Equatable, Codable {
    /// Offers org-1.0 and orgext-1.0.
    package var isOffered = false
    /// Identifiers in one check.
    package var idsPerCheck = 100
    /// Roles of one organization, and organizations that one object names.
    package var mostRoles = 20
    /// Contacts of one organization.
    package var mostContacts = 20
    /// Organizations above one: further ones are 2306.
    package var mostAncestors = 10
    /// Whether a domain's or a contact's organizations stay as they are when it goes to another registrar; otherwise it
    /// has none any more.
    package var stayAtTransfer = false

    package init() {}
}
