import EPP
import Registry

/// What a registrar has said of a domain of .pt, and the registry keeps and tells.
package struct PTRecord: Sendable, Equatable, Codable {
    /// What its holder agrees to.
    package enum Consent: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
        case ownerVisible
        case arbitration = "Arbitration"
        case ownerConfirmation = "ownerConf"
    }

    /// By what right the holder has the name, and what the registration rests on: numbers of the registry's lists.
    package var legitimacy: String?
    package var registrationBasis: String?
    package var consents: [Consent: Bool] = [:]

    package init() {}

    /// What another record says takes the place of what this one says.
    func changed(by other: PTRecord) -> PTRecord {
        var record = self
        record.legitimacy = other.legitimacy ?? legitimacy
        record.registrationBasis = other.registrationBasis ?? registrationBasis
        record.consents.merge(other.consents) { $1 }
        return record
    }

    /// Characters of a type, which no public schema bounds.
    static let longestType = 16

    static func isType(_ text: String) -> Bool {
        (1...longestType).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                byte.isDigit || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
            }
    }

    /// Where a domain keeps it.
    package enum Key: ExtensionDataKey {
        package typealias Value = PTRecord
        package static var name: String { "ptdomain" }

        package static func flaw(in record: PTRecord) -> String? {
            let types = [record.legitimacy, record.registrationBasis].compactMap(\.self)
            return types.allSatisfy(isType) ? nil : "a type is 1 to \(longestType) letters and digits"
        }
    }
}
