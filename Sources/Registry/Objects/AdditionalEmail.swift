import EPP

/// An address that a contact has beside its first one, in ASCII or not (RFC 9873).
package struct AdditionalEmail: Sendable, Equatable, Codable {
    package let address: String
    /// Whether the contact is to be written to there.
    package let isPrimary: Bool

    package init(_ address: String, isPrimary: Bool) {
        (self.address, self.isPrimary) = (address, isPrimary)
    }

    /// Where a contact keeps it.
    package enum Key: ExtensionDataKey {
        package typealias Value = AdditionalEmail
        package static var name: String { "addlEmail" }

        package static func flaw(in email: AdditionalEmail) -> String? {
            let isFit = EmailAddress.isWellFormed(email.address, isInternationalized: true)
            return isFit ? nil : "an address is expected (RFC 6531 §3.3)"
        }
    }
}

extension Contact {
    /// Where the registry writes to.
    package var mailbox: String {
        self.extensionData[AdditionalEmail.Key.self].flatMap { $0.isPrimary ? $0.address : nil } ?? self.email
    }
}
