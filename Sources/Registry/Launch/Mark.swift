import EPP

/// A mark: the rights of which it consists (RFC 7848 §2.2).
package struct Mark: Sendable, Equatable, Codable {
    package var rights: [MarkRight]

    package init(_ rights: [MarkRight]) { self.rights = rights }

    /// The labels that a holder may register for the mark.
    package var labels: [String] { rights.flatMap { $0.labels ?? [] } }
}

/// One right: a trademark, or what a treaty, a statute or a court protects; one of the three fields says which.
package struct MarkRight: Sendable, Equatable, Codable {
    /// Issuer and number, with a hyphen between them.
    package var id: String
    package var markName: String
    package var holders: [MarkParty]
    package var contacts: [MarkParty]?
    package var labels: [String]?
    package var goodsAndServices: String
    package var trademark: Trademark?
    package var treatyOrStatute: TreatyOrStatute?
    package var court: Court?

    package init(id: String, markName: String, holders: [MarkParty], goodsAndServices: String) {
        (self.id, self.markName, self.holders, self.goodsAndServices) = (id, markName, holders, goodsAndServices)
    }

    /// What a trademark office has registered.
    package struct Trademark: Sendable, Equatable, Codable {
        /// Two letters (WIPO ST.3).
        package var jurisdiction: String
        /// Of the Nice classification.
        package var classes: [Int]?
        package var applicationID: String?
        package var applicationDate: Instant?
        package var registrationNumber: String
        package var registrationDate: Instant
        package var expires: Instant?

        package init(jurisdiction: String, registrationNumber: String, registrationDate: Instant) {
            self.jurisdiction = jurisdiction
            self.registrationNumber = registrationNumber
            self.registrationDate = registrationDate
        }
    }

    /// What a treaty or a statute protects.
    package struct TreatyOrStatute: Sendable, Equatable, Codable {
        package struct Protection: Sendable, Equatable, Codable {
            package var country: String
            package var region: String?
            package var ruling: [String]?

            package init(country: String, region: String?, ruling: [String]?) {
                (self.country, self.region, self.ruling) = (country, region, ruling)
            }
        }

        package var protections: [Protection]
        package var referenceNumber: String
        package var protectionDate: Instant
        package var title: String
        package var executionDate: Instant

        package init(
            protections: [Protection],
            referenceNumber: String,
            protectionDate: Instant,
            title: String,
            executionDate: Instant
        ) {
            (self.protections, self.referenceNumber, self.title) = (protections, referenceNumber, title)
            (self.protectionDate, self.executionDate) = (protectionDate, executionDate)
        }
    }

    /// What a court has found.
    package struct Court: Sendable, Equatable, Codable {
        package var referenceNumber: String
        package var protectionDate: Instant
        package var country: String
        package var regions: [String]?
        package var courtName: String

        package init(
            referenceNumber: String,
            protectionDate: Instant,
            country: String,
            regions: [String]?,
            courtName: String
        ) {
            (self.referenceNumber, self.country, self.regions) = (referenceNumber, country, regions)
            (self.protectionDate, self.courtName) = (protectionDate, courtName)
        }
    }
}

/// Who holds a mark, or speaks for its holder.
package struct MarkParty: Sendable, Equatable, Codable {
    /// A holder is owner, assignee or licensee; a contact owner, agent or thirdparty.
    package var role: String?
    package var name: String?
    package var organization: String?
    package var street: [String]
    package var city: String
    package var stateOrProvince: String?
    package var postalCode: String?
    package var country: String
    package var voice: String?
    package var voiceExtension: String?
    package var fax: String?
    package var faxExtension: String?
    package var email: String?

    package init(street: [String], city: String, country: String) {
        (self.street, self.city, self.country) = (street, city, country)
    }
}
