import EPP
import JSON
import Registry

/// An organization in a seed (RFC 8543).
package struct SeedOrganization: Sendable, Equatable, Codable {
    package var id: String
    package var number: Int?
    /// Left out where the registry manages it itself; then somebody else has created it.
    package var sponsor: String?
    package var creator: String?
    package var created: SeedTime?
    package var updater: String?
    package var updated: SeedTime?
    package var statuses: [String]?
    package var roles: [SeedOrganizationRole]
    package var parent: String?
    package var int: SeedOrganizationAddress?
    package var loc: SeedOrganizationAddress?
    /// As `+31.201234567`, with an extension as `+31.201234567x12`.
    package var voice: String?
    package var fax: String?
    package var email: String?
    package var url: String?
    package var contacts: [SeedOrganizationContact]?
}

/// A role of an organization in a seed.
package struct SeedOrganizationRole: Sendable, Equatable, Codable {
    package var type: String
    package var statuses: [String]?
    package var roleID: String?
}

/// A contact of an organization in a seed.
package struct SeedOrganizationContact: Sendable, Equatable, Codable {
    package var id: String
    package var type: OrganizationContact.Kind
    package var typeName: String?
}

/// A name, and perhaps an address, of an organization in a seed.
package struct SeedOrganizationAddress: Sendable, Equatable, Codable {
    package var name: String
    package var street: [String]?
    package var city: String?
    package var stateOrProvince: String?
    package var postalCode: String?
    package var country: String?
}

extension SeedOrganization {
    /// An organization, written down.
    package init(_ organization: Organization) {
        id = organization.id
        number = organization.object
        sponsor = organization.sponsor.isEmpty ? nil : organization.sponsor
        creator = organization.creator
        created = .fixed(organization.created)
        updater = organization.updater
        updated = SeedTime(organization.updated)
        statuses = organization.statuses.seeded
        roles = organization.roles.map {
            SeedOrganizationRole(type: $0.type, statuses: $0.statuses.seeded, roleID: $0.identifier)
        }
        parent = organization.parent
        int = organization.internationalized.map(SeedOrganizationAddress.init)
        loc = organization.localized.map(SeedOrganizationAddress.init)
        voice = organization.voice?.seeded
        fax = organization.fax?.seeded
        email = organization.email
        url = organization.url
        contacts =
            organization.contacts.isEmpty
            ? nil
            : organization.contacts.map {
                SeedOrganizationContact(id: $0.id, type: $0.kind, typeName: $0.kindName)
            }
    }
}

extension SeedOrganizationAddress {
    fileprivate init(_ info: OrganizationAddress) {
        name = info.name
        let street = info.address?.street ?? []
        self.street = street.isEmpty ? nil : street
        city = info.address?.city
        stateOrProvince = info.address?.stateOrProvince
        postalCode = info.address?.postalCode
        country = info.address?.country
    }
}
